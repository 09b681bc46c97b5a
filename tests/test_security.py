"""The limits that SECURITY.md promises are those of the code."""

from pathlib import Path

from geo.inbox import box, enquiry, report, search
from geo.server import connection, downloads, file_limit, reports, uploads
from geo.spreadsheets import limits as intake
from geo.workers import LONG, SHORT, memory, queue, worker
from geo.workers.memory import MEGABYTE

DOCUMENT = Path(__file__).parents[1] / "SECURITY.md"
LIMITS = {
    "websockets at once": f"(open files − {file_limit.BESIDE}) / {file_limit.PER_SOCKET}",
    "time until a request's header is whole": f"{connection.HEADER_WITHIN:.0f} s",
    "a short job (tables, workbooks, one-file map)": f"{SHORT.seconds:.0f} s, {SHORT.megabytes} MB",
    "a long job (pictures, PDF, slides)": f"{LONG.seconds:.0f} s, {LONG.megabytes} MB",
    "jobs that wait": f"{queue.WAITING}, {queue.OF_ONE} of one reader",
    "a job that nobody asks about": f"dropped after {queue.LAPSE:.0f} s",
    "files kept for the next who asks": f"{queue.KEPT // MEGABYTE} MB",
    "a worker that waits": f"{worker.SLIM} MB",
    "files made for one address": f"{downloads.MOST} in {downloads.WINDOW // 60} min",
    "memory below which no worker is begun": f"{memory.JOB} MB",
    "memory below which nobody new is let in to the full page": f"{memory.LOW} MB",
    "a brought table": f"{intake.BYTES // MEGABYTE} MB ({intake.UNPACKED // MEGABYTE} MB unpacked), {intake.ROWS} rows of {intake.COLUMNS}",
    "brought files in memory": f"{uploads.FILES} and {uploads.BYTES // MEGABYTE} MB of a session, 1/{uploads.SHARE} of the memory in all",
    "reports of one address": f"{report.BOX.most} in {box.WINDOW // 60} min, {reports.LARGEST // 1024} KB each",
    "enquiries of one session, and of one address": f"{enquiry.BOX.most} in {box.WINDOW // 60} min",
    "reports, enquiries and searches in vain in a day": f"{report.BOX.a_day}, {enquiry.BOX.a_day} and {search.BOX.a_day:,}, "
    f"a network (/48; /24 of IPv4) 1/{box.SHARE} of them",
    "what readers leave is kept": f"{report.BOX.months} months, or until its writer deletes it",
}


def table():
    return "".join(f"| {what} | {limit} |\n" for what, limit in LIMITS.items())


def test_the_table_of_limits_is_made_from_the_code():
    assert table() in DOCUMENT.read_text(encoding="utf-8")

"""Where enquiries are kept, and for how long."""

from geo.enquiries.enquiry import FIELDS, Enquiry
from geo.mailbox import Box
from geo.store import Entry, Room

BOX = Box(
    file="enquiries",
    words="enquiry",
    columns=("time", *FIELDS, "lang", "id"),
    head=("time", "project", "id"),
    tail=("name", "organisation", "contact"),
    room=Room(a_day=100, size=10_000_000),
)
MONTHS = BOX.months


def keep(enquiry: Enquiry) -> Entry:
    """Keep an enquiry, and let go of those that were kept long enough. Raises Full or Unkept."""
    return BOX.keep(enquiry.model_dump())

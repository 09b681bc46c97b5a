"""Hostile files, made by seed: workbooks and CSV that no table should be, each with the reason it must be refused for."""

import io
import random
import zipfile

from openpyxl import Workbook

HEAD = ("Chỉ tiêu", "Đơn vị tính", "Giá trị", "Thời gian", "Nguồn")
SHEET = "xl/worksheets/sheet1.xml"


def workbook(rows=(), head=HEAD, title="Bảng"):
    """A plain workbook as bytes."""
    book = Workbook()
    page = book.active
    page.title = title
    for row in (head, *rows):
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(change, *, more=(), content=None):
    """A workbook whose parts went through ``change`` (name, bytes → bytes), with ``more`` parts (name, bytes) added."""
    out = io.BytesIO()
    plain = io.BytesIO(content or workbook([("Dân số", "người", 5, "2025", "x")]))
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, body in more:
            new.writestr(name, body)
    return out.getvalue()


def in_sheet(old, new):
    """A change of the first sheet's XML."""
    return lambda name, body: body.replace(old, new, 1) if name == SHEET else body


def kept(_name, body):
    return body


def macros(rng):
    name = rng.choice(["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "xl/vbaData.xml", "XL/VBAPROJECT.BIN"])
    return repacked(kept, more=[(name, rng.randbytes(50))]), "t.xlsm", "macros"


def links(rng):
    name = rng.choice(
        ["xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.docx", "xl/activeX/activeX1.xml", "xl/connections.xml"]
    )
    return repacked(kept, more=[(name, b"<a/>")]), "t.xlsx", "links"


def linked(rng):
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        + rng.choice([b"externalLinkPath", b"image", b"attachedTemplate", b"frame"])
        + b'" Target="http://example.invalid/x" TargetMode="External"/></Relationships>'
    )
    change = lambda name, body: body.replace(b"</Relationships>", relation) if name.endswith("workbook.xml.rels") else body  # noqa: E731
    return repacked(change), "t.xlsx", "links"


def entities(rng):
    bomb = b'<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + step, b"&%c;" % (97 + step) * 10) for step in range(rng.randrange(1, 9))
    )
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">'
    head = rng.choice([bomb, outside, b'<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"', b"<!DOCTYPE x ["])
    part = rng.choice([SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/app.xml"])
    shut = b"]>" if b"[" in head else b">"

    def change(name, body):
        if name != part:
            return body
        declared, _, rest = body.rpartition(b"?>") if body.startswith(b"<?xml") else (b"", b"", body)
        head_ = declared + b"?>" if declared else b""
        return head_ + head + shut + rest

    encoded = rng.random() < 0.3

    def recoded(name, body):
        body = change(name, body)
        if encoded and name == part:
            text = body.decode()
            text = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
            return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")
        return body

    return repacked(recoded), "t.xlsx", "entities"


def bomb(rng):
    """Unpacks to more than is allowed: in one part, or in several that are each allowed."""
    parts = rng.choice([1, 3])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("xl/workbook.xml", "<a/>")
        for number in range(parts):
            archive.writestr(f"xl/media/{number}.txt", b" " * (61 * 1024 * 1024 // parts))
    return out.getvalue(), "t.xlsx", "bomb"


def many_parts(rng):
    return repacked(kept, more=[(f"xl/media/{number}.txt", b"x") for number in range(rng.randrange(1001, 1500))]), "t.xlsx", "bomb"


def many_rows(rng):
    if rng.random() < 0.5:
        return b"\n".join([",".join(HEAD).encode(), *[b"a,b,1,2025,x"] * rng.randrange(50_000, 50_200)]), "t.csv", "rows"
    far = b'<row r="%d"><c r="A%d"><v>1</v></c></row></sheetData>' % ((rng.randrange(50_001, 1_048_577),) * 2)
    return repacked(in_sheet(b"</sheetData>", far)), "t.xlsx", "rows"


def many_columns(rng):
    if rng.random() < 0.5:
        return ",".join(["Chỉ tiêu", "Giá trị", *["x"] * rng.randrange(100, 900)]).encode(), "t.csv", "columns"
    ref = rng.choice([b"CW", b"ZZ", b"XFD"])
    return repacked(in_sheet(b"</sheetData>", b'<row r="9"><c r="%s9"><v>1</v></c></row></sheetData>' % ref)), "t.xlsx", "columns"


def too_large(rng):
    return rng.randbytes(1000) * 10_500, rng.choice(["t.xlsx", "t.csv"]), "bytes"


def not_a_table(rng):
    kind = rng.choice(["pdf", "ole", "random", "zip", "html"])
    body, why = {
        "pdf": (b"%PDF-1.7\n\0" + rng.randbytes(200), "not_text"),
        "ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rng.randbytes(600), "broken"),
        "random": (b"\0" + rng.randbytes(500), "not_text"),
        "zip": (_zip({"a.txt": b"hello"}), "not_workbook"),
        "html": (b"<html><script>alert(1)</script></html>", "web_page"),
    }[kind]
    return body, "t.xlsx", why


def _zip(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def torn(rng):
    """A workbook cut or overwritten: a power cut, a bad disk."""
    whole = bytearray(workbook([("Dân số", "người", number, "2025", "x") for number in range(30)]))
    return bytes(whole[: rng.randrange(60, len(whole) - 60)]), "t.xlsx", "broken"


def not_text(rng):
    return rng.choice([b"a,b\n\0,1\n", b"a,b\n\x01\x02,1\n", bytes(range(256))]), "t.csv", "not_text"


def long_cell(rng):
    text = "x" * rng.randrange(32_768, 90_000)
    if rng.random() < 0.5:
        return f"Chỉ tiêu,Giá trị\n{text},1\n".encode(), "t.csv", "long_cell"
    cell = f'<row r="9"><c r="A9" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>'.encode()
    return repacked(in_sheet(b"</sheetData>", cell)), "t.xlsx", "long_cell"


def locked(rng):
    """A workbook with a password, as Excel keeps it: a stream in an OLE file."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rng.randbytes(500) + "EncryptedPackage".encode("utf-16-le"), "t.xlsx", "password"


def old_xml(rng):
    head = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    return head + rng.randbytes(20).hex().encode(), "t.xls", "old_xml"


ASIDE = (macros, links, linked)
"""What does not refuse a workbook, but is named."""
KINDS = (
    entities,
    bomb,
    many_parts,
    many_rows,
    many_columns,
    too_large,
    not_a_table,
    torn,
    not_text,
    long_cell,
    locked,
    old_xml,
)


def hostile(seed):
    """The hostile file of a seed: its bytes, its name, the key of the reason."""
    rng = random.Random(seed)
    return KINDS[seed % len(KINDS)](rng)

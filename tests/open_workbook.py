"""A workbook of OpenDocument made element by element, as no program of ours writes it (OpenDocument 1.3)."""

import io
import zipfile

SPACES = ["office", "style", "text", "table", "number:datastyle", "svg:svg-compatible", "fo:xsl-fo-compatible", "draw:drawing"]
OASIS = "".join(f' xmlns:{name.split(":")[0]}="urn:oasis:names:tc:opendocument:xmlns:{name.split(":")[-1]}:1.0"' for name in SPACES)
CALC = ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
LOEXT = ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


def element(tag, inside="", **attributes):
    """An element; attributes as ``table__number_columns_repeated``."""
    named = "".join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f"<{tag}{named}>{inside}</{tag}>"


def data_style(kind, inside, name="N1", **more):
    """A data style: of numbers, of dates."""
    return element(f"number:{kind}-style", inside, style__name=name, **more)


def number(**places):
    """The digits of a data style; places as ``decimal_places``."""
    return element("number:number", **{f"number__{key}": value for key, value in places.items()})


def written(text):
    """Words of a data style."""
    return element("number:text", text)


def cell_style(name, data="N1", inside="", **more):
    """A style of cells."""
    return element("style:style", inside, style__name=name, style__family="table-cell", style__data_style_name=data, **more)


def row(*cells, times=1, **more):
    """Rows that are alike."""
    return element("table:table-row", "".join(cells), table__number_rows_repeated=times, **more)


def cell(inside="", tag="table:table-cell", times=1, **more):
    """Cells that are alike."""
    return element(tag, inside, table__number_columns_repeated=times, **more)


def words(text, **more):
    """A cell with a text."""
    return cell(f"<text:p>{text}</text:p>", office__value_type="string", **more)


def figure(value, text, kind="float", style="ce1", **more):
    """A cell with a number and how it is shown."""
    return cell(f"<text:p>{text}</text:p>", office__value_type=kind, office__value=value, table__style_name=style, **more)


def sheet(rows, name="Biểu 1", columns=""):
    """A sheet of its rows."""
    return element("table:table", columns + rows, table__name=name)


def ods(body, *, data="", styles="", head="", manifest="", fonts="", whole=True):
    """The bytes of a workbook; ``ce1`` is a cell's style of the data style ``N1``; not ``whole`` without its content."""
    for tag in ("office:spreadsheet", "office:body"):
        body = element(tag, body)
    body = fonts + element("office:automatic-styles", cell_style("ce1") + data) + body
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", element("manifest", manifest))
        styles = element("office:styles", styles)
        archive.writestr("styles.xml", f"<office:document-styles{OASIS}>{styles}</office:document-styles>")
        if whole:
            archive.writestr("content.xml", f"{head}<office:document-content{OASIS}{CALC}{LOEXT}>{body}</office:document-content>")
    return packed.getvalue()

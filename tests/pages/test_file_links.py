"""Links to files on the pages: each leads to a file that can be made, at an address that keeps whatever stands in front of it."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from geo.edition import load
from geo.export.pieces import PIECES, Asked
from geo.view import parse

LINK = re.compile(r'<a href="([^"]+)" download="" class="take-file">')


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("page", "asked", "least"),
    [("figures.py", {}, 7), ("sources.py", {}, 7), ("invest.py", {"sel": "projects/viet-uc", "pick": "projects/viet-uc"}, 6)],
)
def test_every_link_leads_to_a_file(open_page, said, page, asked, least, lang):
    links = [html.unescape(found) for found in LINK.findall(said(open_page(page, lang=lang, **asked)))]
    assert len(links) >= least
    for link in links:
        address = urlsplit(link)
        assert link.startswith("./files/")
        query = dict(parse_qsl(address.query))
        assert PIECES[address.path.removeprefix("./files/")](Asked(load(), query, parse(query), "")), link

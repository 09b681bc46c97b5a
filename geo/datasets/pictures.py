"""Pictures for the client: each a file under an address that changes with its bytes, and beside it what is said of it."""

from collections.abc import Iterable, Iterator
from typing import Any

from geo.cards.picture import credit_line
from geo.cards.rows import as_json
from geo.edition import Edition
from geo.edition.pictures import Picture

AT = "/data/pictures/"


def address(picture: Picture) -> str:
    """Where it is served."""
    return f"{AT}{picture.id}.{picture.digest}.jpg"


def picture_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every picture by its address."""
    yield from ((address(picture), picture.jpeg) for picture in edition.pictures)


def pictures_json(pictures: Iterable[Picture]) -> list[dict[str, Any]]:
    """What a browser needs to leave room for each before it has come, its words, and the line below them."""
    return [
        {
            "url": address(picture),
            "size": list(picture.size),
            "words": as_json(picture.words),
            "credit": as_json(credit_line(picture)),
        }
        for picture in pictures
    ]

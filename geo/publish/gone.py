"""What is known of a publication that was deleted: what it was, when it went, and why, so that its addresses answer in words."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from geo.publish.publication import Manifest

FOLDER = ".gone"


class Gone(BaseModel):
    """A publication that was deleted at a moment (ISO 8601, UTC); ``reason`` is somebody's own words, empty when it only grew old."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    manifest: Manifest
    when: str
    reason: str


def note(publications: Path, manifest: Manifest, reason: str) -> None:
    """Note that one goes now."""
    gone = Gone(manifest=manifest, when=datetime.now(UTC).isoformat(), reason=reason)
    (publications / FOLDER).mkdir(exist_ok=True)
    (publications / FOLDER / f"{manifest.id}.json").write_text(gone.model_dump_json(indent=1), encoding="utf-8")


def noted(publications: Path) -> Iterator[Gone]:
    """All that went."""
    for path in sorted((publications / FOLDER).glob("*.json")):
        with suppress(OSError, ValidationError):
            yield Gone.model_validate_json(path.read_bytes())

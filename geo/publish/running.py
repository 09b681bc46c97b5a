"""What a running server gives its readers: the current publication, and a new one as soon as the data change, whatever is in them."""

import logging
import shutil
import tempfile
from pathlib import Path

from filelock import Timeout

from geo.client.bundle import state
from geo.edition import digest_of, state_of
from geo.publish.build import code, make
from geo.publish.publication import Publication
from geo.publish.publications import Publications

_log = logging.getLogger(__name__)


class Running:
    """Follows one data folder and its publications."""

    def __init__(self, given: Path, publications: Publications) -> None:
        self.given, self.publications = given, publications
        self._seen: object = None
        self._now: Publication | None = None
        self._current = ""

    def look(self) -> Publication:
        """Publish what changed since the last look, and give what is current.

        Raises OSError where nothing has ever been published and nothing can be.
        """
        seen = (state_of(self.given), state(), self.publications.current_is_there())
        if seen != self._seen:
            self._publish()
            self._seen = (*seen[:2], self.publications.current_is_there())
        if self._now is None or self.publications.current_id() not in ("", self._current):
            self._current = self.publications.current_id()
            current = self.publications.current()
            self._now = self._ours(current) if current else self._now or self._aside()
        return self._now

    def _ours(self, current: Publication) -> Publication:
        """The same data as this program tells them, where another one made what is current: after an update, until the next start.

        It stands aside: two programs that serve one folder would else take turns. What cannot be made is served as it is.
        """
        if current.manifest.code == code():
            return current
        aside = Publications(Path(tempfile.mkdtemp(prefix="map-publications-")))
        try:
            shutil.copytree(current.folder, aside.folder / current.id)  # the version keeps its name
            return make(current.data, aside)
        except Exception as error:  # noqa: BLE001 - as above
            _log.warning("served as another program made it: %s: %s", type(error).__name__, error)
            return current

    def _publish(self) -> None:
        """Publish the data and the program as they are, unless that has been done: then what is current is somebody's choice."""
        given, current = digest_of(self.given), self.publications.current()
        considered, before = f"{given} {code()}", self.publications.considered()
        if current and not current.wrong() and (before == considered or current.made_of(given, code())):
            return
        chosen = current and before.startswith(given) and current.manifest.given != given  # rolled back, and now the program is another
        try:
            make(current.data if current and chosen else self.given, self.publications)
            self.publications.consider(considered)
        except (OSError, Timeout) as error:
            _log.warning("nothing published: %s: %s", type(error).__name__, error)
        except Exception as error:  # noqa: BLE001 - what is current stays, whatever a file holds
            _log.exception("nothing published: %s", error)

    def _aside(self) -> Publication:
        """A publication that goes with this process, where the place for them cannot be written."""
        self.publications = Publications(Path(tempfile.mkdtemp(prefix="map-publications-")))
        return make(self.given, self.publications)

"""What a running server gives its readers: the current publication, and a new one as soon as the data change, whatever is in them."""

import atexit
import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from filelock import Timeout

from geo.client.bundle import state
from geo.edition import digest_of, state_of
from geo.inbox import SETTING
from geo.publish.build import code, make
from geo.publish.publication import Publication
from geo.publish.publications import Publications
from geo.workers import scratch

ASIDE = "map-publications-"
_NOT_KEPT = (
    "what is published cannot be kept in %s (%s: %s): what changed is served only until this server ends, earlier versions perhaps not"
    " at all; give it room, or name a folder that can be written in %s"
)
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
        try:
            aside = Publications(self._beside(scratch.new_folder))
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
        except Timeout as error:
            _log.warning("nothing published, another process is at it: %s", error)
        except OSError as error:
            _log.warning(_NOT_KEPT, self.publications.folder, type(error).__name__, error, SETTING)
        except Exception as error:  # noqa: BLE001 - what is current stays, whatever a file holds
            _log.exception("nothing published: %s", error)

    @property
    def is_aside(self) -> bool:
        """Whether what is served goes with this process."""
        return self.publications.folder.name.startswith(ASIDE)

    @staticmethod
    def _beside(new_folder: Callable[[str], Path]) -> Path:
        folder = new_folder(ASIDE)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return folder

    def _aside(self) -> Publication:
        """A publication that goes with this process, where the place for them cannot be written. Raises OSError."""
        for new_folder in (scratch.new_folder, scratch.other_folder):
            try:
                self.publications = Publications(self._beside(new_folder))
                return make(self.given, self.publications)
            except scratch.NoScratch:
                raise
            except OSError as error:
                _log.warning("%s: %s", type(error).__name__, error)
        raise scratch.NoScratch(f"no folder has room for what is served; {scratch.MEND}")

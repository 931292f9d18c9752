"""The folder in which a run keeps what it has read, until the dataset is written.

It stands beside the dataset's folder (in it, where that is mounted). The run that holds its lock
may use it; one that was killed holds none, and the next run goes on where it was.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from jalon.publish.folder import UnwritableFolderError, beside, prepare_output, recover
from jalon.schemas.errors import OutputError

LOCK, MADE_WITH = "lock", "made_with.json"


class BusyFolderError(OutputError):
    """Another run is writing to the folder."""

    code = "output_busy"


class Work:
    """A run's folder of kept results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.results = folder / "results"
        self.others = folder / "others"
        self.live = folder / "live"

    def use_for(self, made_with: Mapping[str, str]) -> None:
        """Keep what an earlier run left there if it was made with the same, else drop it."""
        note = self.folder / MADE_WITH
        if _json(note) != dict(made_with):
            shutil.rmtree(self.results, ignore_errors=True)
        self.results.mkdir(exist_ok=True)
        for made_anew in (self.live, self.others):
            shutil.rmtree(made_anew, ignore_errors=True)
            made_anew.mkdir()
        for torn in self.results.glob("*.new"):
            torn.unlink(missing_ok=True)
        note.write_text(json.dumps(dict(made_with)), encoding="utf-8")


@contextmanager
def working_on(output: Path) -> Iterator[Work]:
    """The work folder of a run that writes to ``output``; it goes when the run has ended well.

    Raises:
        BusyFolderError: Another run holds it.
        OutputError: As ``prepare_output``.
    """
    prepare_output(output)
    output = output.resolve()
    folder = beside(output, "work")
    was_there = folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / LOCK)
        lock.acquire(blocking=False)
    except Timeout as error:
        raise BusyFolderError(output) from error
    except OSError as error:
        raise UnwritableFolderError(output, error.strerror or "") from error
    try:
        recover(output)
        yield Work(folder)
        shutil.rmtree(folder, ignore_errors=True)
    except OutputError:
        if not was_there:  # nothing of a run that was broken off is in it
            shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        lock.release()


def _json(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None

"""The file of corrections: one JSON object a line, only ever added to.

Files of two people are merged by putting the lines of both together, in any order: an event has
an identifier of its own, and one that comes twice counts once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from jalon.schemas.corrections import Event
from jalon.schemas.errors import OutputError

SUFFIX = ".corrections.jsonl"
WAIT_S = 20.0
MERGE_MARKS = ("<<<<<<< ", "=======", ">>>>>>> ", "||||||| ")


class CorrectionsError(OutputError):
    """The file of corrections cannot be read or written; ``detail`` names the line."""

    code = "corrections_unreadable"


class CorrectionsUnwritableError(OutputError):
    """Nothing can be added to the file of corrections."""

    code = "corrections_unwritable"


def default_path(folder: Path) -> Path:
    """Where the corrections of the dataset in ``folder`` stand: beside it, so that they stay.

    >>> default_path(Path("/data/plans")).name
    'plans.corrections.jsonl'
    """
    folder = folder.resolve()
    return folder.with_name(f"{folder.name}{SUFFIX}")


def lock_of(path: Path) -> Path:
    """The file that is locked while ``path`` is written; it stays, empty and hidden.

    >>> lock_of(Path("a/plans.corrections.jsonl")).name
    '.plans.corrections.jsonl.lock'
    """
    return path.with_name(f".{path.name}.lock")


class Store:
    """One file of corrections; ``read`` gives it as it is now."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Event, ...]:
        """All events, each once, in the order of their time; none where there is no file.

        Raises:
            CorrectionsError: The file cannot be read, or a line is no event of ours.
        """
        try:
            text = self.path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise CorrectionsError(self.path, str(error)) from error
        return parse_events(text, self.path)

    def add(self, events: Iterable[Event]) -> int:
        """Add events at the end of the file, those that it has already left out; how many.

        Whoever else writes to it meanwhile waits.

        Raises:
            CorrectionsError: What stands there cannot be read.
            CorrectionsUnwritableError: The file cannot be written.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(lock_of(self.path), timeout=WAIT_S):
                known = {event.event_id for event in self.read()}
                new = [event for event in events if event.event_id not in known]
                if new:
                    self._append("".join(line_of(event) + "\n" for event in new))
        except (OSError, TimeoutError) as error:
            raise CorrectionsUnwritableError(self.path, str(error)) from error
        return len(new)

    def append(self, event: Event) -> None:
        """Add one new event, without looking at what stands there.

        Raises:
            CorrectionsUnwritableError: The file cannot be written.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(lock_of(self.path), timeout=WAIT_S):
                self._append(line_of(event) + "\n")
        except (OSError, TimeoutError) as error:
            raise CorrectionsUnwritableError(self.path, str(error)) from error

    def write(self, events: Iterable[Event]) -> None:
        """Write a file of these events, for somebody else; what stood there goes.

        Raises:
            CorrectionsUnwritableError: The file cannot be written.
        """
        try:
            with self.path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(line_of(event) + "\n" for event in events)
        except OSError as error:
            raise CorrectionsUnwritableError(self.path, error.strerror or "") from error

    def _append(self, text: str) -> None:
        with self.path.open("ab+") as file:
            if file.tell():
                file.seek(-1, 2)
                if file.read(1) != b"\n":  # a merge or an editor took the last line's end away
                    text = "\n" + text
            file.write(text.encode())
            file.flush()


class Follower:
    """The events of a file that grows: what was added is read, what was read is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._data = b""
        self._events: tuple[Event, ...] = ()

    def read(self) -> tuple[Event, ...]:
        """All events as they are now; see ``Store.read``.

        Raises:
            CorrectionsError: The file cannot be read, or a line is no event of ours.
        """
        try:
            data = self._store.path.read_bytes()
        except FileNotFoundError:
            data = b""
        except OSError as error:
            raise CorrectionsError(self._store.path, str(error)) from error
        if data == self._data:
            return self._events
        if self._data.endswith(b"\n") and data.startswith(self._data):
            added = data[len(self._data) :].decode("utf-8", "replace")
            new = parse_events(added, self._store.path)
            known = {event.event_id for event in self._events}
            more = [event for event in new if event.event_id not in known]
            self._events = tuple(sorted((*self._events, *more), key=lambda event: event.order))
        else:
            self._events = self._store.read()
        self._data = data
        return self._events


def digest_of(events: Iterable[Event]) -> str:
    """The SHA-256 of events, whatever the order of their lines in the file."""
    return hashlib.sha256("\n".join(sorted(map(line_of, events))).encode()).hexdigest()


def line_of(event: Event) -> str:
    """The event's line in the file, without its end."""
    return event.model_dump_json(exclude_defaults=False, exclude_none=True)


def parse_events(text: str, path: Path) -> tuple[Event, ...]:
    """The events of a file's text, each once, by their time.

    Raises:
        CorrectionsError: A line is no event of ours.
    """
    found: dict[str, Event] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(MERGE_MARKS):
            continue
        try:
            event = Event.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors(include_url=False)[0]
            place = ".".join(map(str, fault["loc"]))
            raise CorrectionsError(path, f"{number}: {place} {fault['msg']}") from error
        found.setdefault(event.event_id, event)
    return tuple(sorted(found.values(), key=lambda event: event.order))

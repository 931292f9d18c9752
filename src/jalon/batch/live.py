"""What each reading process is at, in a small file of its own that the run looks at."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

from jalon.schemas.batch import Now

FLAGS = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
WIDTH = 160  # bytes, always all written, so that nothing of a longer line is left


class LiveNote:
    """The file in which one process notes what it is at."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / str(os.getpid()), FLAGS, 0o600)
        self.write(0)

    def write(self, number: int, page: int = 0, pages: int = 0, sha256: str | None = None) -> None:
        """Note the task, the page (0: before, -1: after all pages) and how many there are."""
        parts = (number, page, pages, time.process_time(), time.monotonic(), sha256 or "-")
        line = " ".join(map(str, parts)).encode().ljust(WIDTH - 1) + b"\n"
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, line)


def notes_in(folder: Path) -> Iterator[tuple[int, Now]]:
    """The identifier of each process that has noted something, and what it is at."""
    for path in folder.iterdir():
        try:
            number, page, pages, cpu, clock, digest = path.read_text("ascii").split()
            sha256 = None if digest == "-" else digest
            now = Now(int(number), int(page), int(pages), float(cpu), float(clock), sha256)
            yield int(path.name), now
        except (OSError, ValueError):
            continue

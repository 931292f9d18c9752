"""Reads files for a worker of a cluster: tasks come in on stdin, replies go out on stdout.

A process of its own, since a worker of Dask may not start processes that outlive limits; whoever
started it and is gone closes stdin, and it ends with all that it has started.

Both streams carry pickles, of one machine and one program: first ``Commission``, then ``Task``
after ``Task`` in, ``Reply`` after ``Reply`` out.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import BinaryIO

from jalon.batch.pool import LOOK_S, ReadingPool
from jalon.batch.results import Results
from jalon.batch.watch import end_with_children
from jalon.schemas.batch import Outcome, ReaderSettings, Task


@dataclass(frozen=True, slots=True)
class Commission:
    """What a host is started for.

    Attributes:
        settings: How files are read; its folders are the host's own.
        jobs: Files that are read at a time.
        place: Folder for what is kept meanwhile.
    """

    settings: ReaderSettings
    jobs: int
    place: Path


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a task.

    Attributes:
        number: The task's.
        outcome: How the reading went.
        packed: The rows as they are kept; None where nothing was read.
    """

    number: int
    outcome: Outcome
    packed: bytes | None = None


class Host:
    """Reads what comes in until nothing more can come."""

    def __init__(self, inbox: BinaryIO, outbox: BinaryIO) -> None:
        self._inbox, self._outbox = inbox, outbox
        commission: Commission = pickle.load(inbox)
        self._folder = Path(tempfile.mkdtemp(prefix="jalon-", dir=commission.place))
        settings = replace(
            commission.settings, results=self._folder / "results", live=self._folder / "live"
        )
        settings.results.mkdir()
        settings.live.mkdir()
        self._results = Results(settings.results)
        self._pool = ReadingPool(commission.jobs, settings)
        self._tasks: SimpleQueue[Task] = SimpleQueue()
        self._open = 0

    def run(self) -> None:
        """Read and reply; never returns."""
        Thread(target=self._receive, daemon=True).start()
        for outcome in self._pool.read(self._given(), lambda: None):
            self._reply(outcome)

    def _given(self) -> Iterator[Task | None]:
        while True:
            try:
                task = self._tasks.get(timeout=LOOK_S) if not self._open else self._tasks.get(False)
            except Empty:
                yield None
            else:
                self._open += 1
                yield task

    def _reply(self, outcome: Outcome) -> None:
        self._open -= 1
        packed = self._results.packed(outcome.document_id)
        pickle.dump(Reply(outcome.number, outcome, packed), self._outbox)
        self._outbox.flush()
        self._results.forget(outcome.document_id)

    def _receive(self) -> None:
        try:
            while True:
                self._tasks.put(pickle.load(self._inbox))
        except Exception:  # whoever asks is gone, or sends what nobody understands
            self._end()

    def _end(self) -> None:
        for pid, _ in self._pool.notes():
            end_with_children(pid)
        shutil.rmtree(self._folder, ignore_errors=True)
        os._exit(0)


def main() -> None:
    """Serve the process that started this one."""
    outbox = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what libraries print is no reply
    Host(sys.stdin.buffer, outbox).run()

"""What runs inside a worker of Dask: hands files to a host, a process beside it that reads them.

The host keeps the limits of time and memory that a run on one machine keeps; it starts with the
first file, reads as many at a time as the worker has threads, and ends with the worker.
"""

from __future__ import annotations

import itertools
import logging
import os
import pickle
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from distributed import WorkerPlugin, get_worker

from jalon.batch.host import Commission, Reply
from jalon.batch.program import program_digest
from jalon.plugins import reader_digest
from jalon.schemas.batch import ReaderSettings, Task
from jalon.schemas.errors import PluginError

log = logging.getLogger(__name__)

# not with -m: what it sends would then belong to a module that is called __main__
HOST = (sys.executable, "-c", "from jalon.batch.host import main; main()")


class HostDiedError(Exception):
    """The process beside the worker is gone; what it was at is not known."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One file that a worker is asked to read.

    Attributes:
        task: The file.
        seen: Size in bytes and time of change (ns) of the file as whoever asks sees it; None where
            its bytes are sent along or stand at an address.
    """

    task: Task
    seen: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says.

    Attributes:
        reply: How the reading went; None where nothing was read.
        is_unseen: The worker does not see the file, or sees another: its bytes are wanted.
        is_other: The worker runs another program, or other word lists or engines.
    """

    reply: Reply | None = None
    is_unseen: bool = False
    is_other: bool = False


class Deputy(WorkerPlugin):
    """Holds the host of one worker for one run."""

    def __init__(self, settings: ReaderSettings, program: str) -> None:
        self.settings = settings
        self.program = program
        self._host: _Host | None = None

    def setup(self, worker: Any) -> None:
        """Called when the worker has the plugin."""
        self._lock = Lock()
        self._jobs = worker.state.nthreads
        self._place = Path(worker.local_directory)

    def teardown(self, worker: Any) -> None:
        """Called when the run is through, or the worker ends."""
        with self._lock:
            if self._host is not None:
                self._host.end()

    def answer(self, ask: Ask) -> Answer:
        """Read one file.

        Raises:
            HostDiedError: The host ended while it read.
        """
        if self._program() != self.program:
            return Answer(is_other=True)
        if ask.seen is not None and ask.seen != seen(Path(str(ask.task.path))):
            return Answer(is_unseen=True)
        return Answer(self._standing().ask(ask.task).result())

    def _program(self) -> str | None:
        """What would read here; None where the reader of another package is not installed."""
        reader = self.settings.reader
        try:
            more = () if reader is None else (reader_digest(reader),)
        except PluginError:
            return None
        return " ".join((program_digest(), *more))

    def _standing(self) -> _Host:
        with self._lock:
            if self._host is None or self._host.is_dead:
                self._place.mkdir(parents=True, exist_ok=True)
                self._host = _Host(Commission(self.settings, self._jobs, self._place))
            return self._host


class _Host:
    """A host and the replies that are waited for."""

    def __init__(self, commission: Commission) -> None:
        self._process = subprocess.Popen(HOST, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._lock = Lock()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Future[Reply]] = {}
        self.is_dead = False
        Thread(target=self._receive, daemon=True).start()
        self._send(commission)

    def ask(self, task: Task) -> Future[Reply]:
        """Send a task; what becomes of it."""
        future: Future[Reply] = Future()
        number = next(self._numbers)
        with self._lock:
            self._waiting[number] = future
        self._send(replace(task, number=number))
        if self.is_dead:
            self._fail()
        return future

    def end(self) -> None:
        """Let the host end with all that it has started."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.close()
        except OSError:
            return

    def _send(self, value: object) -> None:
        assert self._process.stdin is not None
        data = pickle.dumps(value)
        with self._lock:
            try:
                self._process.stdin.write(data)
                self._process.stdin.flush()
            except OSError:
                self.is_dead = True

    def _receive(self) -> None:
        assert self._process.stdout is not None
        try:
            while True:
                reply: Reply = pickle.load(self._process.stdout)
                with self._lock:
                    future = self._waiting.pop(reply.number, None)
                if future is not None:
                    future.set_result(reply)
        except Exception:  # whatever it is, nobody must wait for ever
            log.debug("host", exc_info=True)
            self.is_dead = True
            self._fail()
            self.end()
            self._process.wait()

    def _fail(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            future.set_exception(HostDiedError())


def seen(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file; None where it cannot be seen."""
    try:
        state = os.stat(path)  # noqa: PTH116 - the name may be no UTF-8
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def answer_here(name: str, ask: Ask) -> Answer:
    """Read one file in the worker that runs this."""
    deputy = get_worker().plugins[name]
    assert isinstance(deputy, Deputy)
    return deputy.answer(ask)

"""How the processes that read are started; imports none of the engines that they need."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jalon.schemas.batch import Outcome, ReaderSettings, Task

PRELOADED = "jalon.batch.preload"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")  # one process, one core


def method() -> str:
    """How processes start: from a clean server that has imported all once, else from nothing."""
    has_server = "forkserver" in multiprocessing.get_all_start_methods()
    return "forkserver" if has_server else "spawn"


def preload() -> None:
    """Tell the server what to import once, before it runs."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([PRELOADED])


def start_server() -> None:
    """Let the server import its engines while the run looks for its files."""
    if method() == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415 - not on every system

        preload()
        with few_threads():
            forkserver.ensure_running()


@contextmanager
def few_threads() -> Iterator[None]:
    """Processes started meanwhile compute with one thread each."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update({name: value or "1" for name, value in before.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)


def start(settings: ReaderSettings, log_file: Path | None = None) -> None:
    """Make this process ready to read; see ``worker.start``."""
    from jalon.batch import worker  # noqa: PLC0415 - brings the engines along

    worker.start(settings, log_file)


def read_task(task: Task) -> Outcome:
    """Read one file in a process that ``start`` has made ready."""
    from jalon.batch import worker  # noqa: PLC0415 - as above

    return worker.read_task(task)

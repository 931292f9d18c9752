"""What runs in a process of its own: one file at a time, from its bytes to its kept result."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import logging
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import connection, parent_process
from pathlib import Path
from threading import Thread

from jalon.assemble.document import failed_document
from jalon.batch.live import LiveNote
from jalon.batch.results import Results
from jalon.inputs import shown_name, unread_file
from jalon.reading import MB, ReadOptions, file_bytes, read_source
from jalon.schemas.batch import Outcome, ReaderSettings, Task
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import DocumentError, LimitError
from jalon.schemas.inputs import SourceFile
from jalon.schemas.limits import PageWatch
from jalon.schemas.places import Place

HEADROOM = 4  # times the memory that is allowed, at which the system itself refuses more
PR_SET_PDEATHSIG = 1  # linux/prctl.h
ESCAPED = "backslashreplace"


class Reader:
    """Reads files one after another in this process."""

    def __init__(self, settings: ReaderSettings) -> None:
        self.settings = settings
        self.results = Results(settings.results)
        self.note = LiveNote(settings.live)

    def read(self, task: Task) -> Outcome:
        """Read one file and keep its result; whatever Python can tell of is a row that says so."""
        self.note.write(task.number)
        try:
            return replace(self._read(task), number=task.number)
        finally:
            self.note.write(0)

    def _read(self, task: Task) -> Outcome:
        shard = self.settings.shard
        try:
            data = task.data
            if data is None:
                data = file_bytes(task.path, self.settings.limits)
        except DocumentError as error:
            file = unread_file(task.path)
            if shard is not None and not shard.holds(file.document_id):
                return Outcome(task.path, file.document_id, None, is_elsewhere=True)
            return self._kept(task.path, failed_document(file, error.code, detail=error.detail))
        sha256 = hashlib.sha256(data).hexdigest()
        file = SourceFile(task.path, shown_name(task.path), sha256, sha256[:16])
        if shard is not None and not shard.holds(file.document_id):
            return Outcome(task.path, file.document_id, sha256, is_elsewhere=True)
        if file.document_id in self.settings.known:
            return Outcome(task.path, file.document_id, sha256, is_known=True)
        known = self.results.read(file.document_id)
        if known is not None and known.documents[0].sha256 == sha256:
            return _outcome(task.path, known, is_known=True)
        self.note.write(task.number, sha256=sha256)
        with self._standing(file, data) as standing:
            options = ReadOptions(
                self.settings.cross_check,
                self.settings.own,
                self.settings.ocr,
                self._watch(task, file),
                self.settings.reader,
            )
            dataset = read_source(standing, data, options)
        return self._kept(task.path, dataset)

    @contextlib.contextmanager
    def _standing(self, file: SourceFile, data: bytes) -> Iterator[SourceFile]:
        """A file with the very bytes that were read, where the cross-check's engines ask for one.

        What stands at its path may be another by now, or on another machine.
        """
        if not self.settings.cross_check:
            yield file
            return
        with tempfile.TemporaryDirectory(dir=self.settings.live.parent) as folder:
            path = Path(folder) / "document.pdf"
            path.write_bytes(data)
            yield replace(file, path=path)

    def _watch(self, task: Task, file: SourceFile) -> PageWatch:
        barred = {b.page: LimitError(file.file_name, b.code, b.detail, b.page) for b in task.barred}

        def watch(page: int, pages: int) -> DocumentError | None:
            self.note.write(task.number, page or -1, pages, file.sha256)
            return barred.get(page)

        return watch

    def _kept(self, path: Place, dataset: Dataset) -> Outcome:
        self.results.write(dataset)
        return _outcome(path, dataset)


_reader: list[Reader] = []  # of this process, made once when it starts


def start(settings: ReaderSettings, log_file: Path | None = None) -> None:
    """Make this process ready to read: its limits, its quiet, its end with the run's own."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # whatever C code hangs, the process ends
    _end_with_the_run()
    _bound_memory(settings.limits.memory_mb)
    _keep_quiet(log_file)
    _reader[:] = [Reader(settings)]


def read_task(task: Task) -> Outcome:
    """Read one file in a process that ``start`` has made ready."""
    return _reader[0].read(task)


def _outcome(path: Place, dataset: Dataset, *, is_known: bool = False) -> Outcome:
    document = dataset.documents[0]
    return Outcome(
        path=path,
        document_id=document.document_id,
        sha256=document.sha256,
        pages=document.pages,
        is_failed=document.error is not None,
        is_known=is_known,
    )


def _bound_memory(memory_mb: int) -> None:
    """Let the system refuse memory far above the limit, where the run's own look comes too late."""
    if sys.platform == "win32":  # the run's own look remains
        return
    import resource  # noqa: PLC0415 - not on every system

    most = HEADROOM * memory_mb * MB
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_the_run() -> None:
    """End this process when the run is gone, however it ended: nothing is read for nobody."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _keep_quiet(log_file: Path | None) -> None:
    """What libraries write is no message of ours; details of errors go to the log."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    handler: logging.Handler = logging.NullHandler()
    if log_file is not None:
        handler = logging.FileHandler(log_file, mode="a", encoding="utf-8", errors=ESCAPED)
    logging.basicConfig(handlers=[handler], level=logging.DEBUG if log_file else logging.CRITICAL)
    logging.captureWarnings(capture=True)
    warnings.simplefilter("default" if log_file else "ignore")

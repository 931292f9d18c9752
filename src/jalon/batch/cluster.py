"""Files to outcomes by the workers of a Dask cluster; what one machine does, several do.

Each worker reads in a process of its own under the same limits, and sends back the rows as they are
kept. The dataset is written here, by who asked. See docs/decisions/0021-cluster.md.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from jalon.batch.failures import kept_failure
from jalon.batch.program import program_digest
from jalon.batch.results import Results
from jalon.inputs import check_file, unread_file
from jalon.plugins import reader_digest
from jalon.reading import file_bytes
from jalon.schemas.batch import Now, Outcome, ReaderSettings, Task
from jalon.schemas.errors import ClusterError, DocumentError, FileMissingError
from jalon.schemas.places import Url

LOOK_S = 0.1  # between two looks
ASK_S = 2.0  # between two questions to the scheduler
CONNECT_S = 20  # to reach the scheduler
AHEAD = 2  # files a thread of the cluster, so that none waits for work
FEWEST = 4  # files that are asked for while no worker is there yet
MOST_DEATHS = 3  # of workers that read the same file


@dataclass(slots=True)
class Attempt:
    """One task that a worker has, and how often one died of it."""

    task: Task
    deaths: int = 0


class ClusterPool:
    """Lets the workers of a cluster read, and yields outcomes as they come."""

    def __init__(self, address: str, settings: ReaderSettings, jobs: int | None = None) -> None:
        self.address = address
        self.settings = settings
        self.jobs = jobs
        self.results = Results(settings.results)
        self._name = f"jalon-{secrets.token_hex(6)}"
        self._running: dict[Any, Attempt] = {}
        self._again: deque[Attempt] = deque()
        self._ended: SimpleQueue[Any] = SimpleQueue()
        self._sends_bytes = False
        self._client: Any = None
        self._room, self._asked_at = FEWEST, 0.0
        self._processing: list[int] = []
        self._noted_at = 0.0
        self._count = 0

    def read(self, tasks: Iterable[Task | None], look: Callable[[], None]) -> Iterator[Outcome]:
        """Yield the outcome of every task, in the order in which they end.

        Args:
            tasks: The files.
            look: Called several times a second while workers read.

        Raises:
            ClusterError: The scheduler cannot be reached, a worker runs another program, or the
                connection is lost.
        """
        waiting = (Attempt(task) for task in tasks if task is not None)
        with self._connected():
            while True:
                yield from self._fill(waiting)
                if not self._running:
                    return
                for future in self._done():
                    outcome = self._after(self._running.pop(future), future)
                    if outcome is not None:
                        yield outcome
                look()

    def notes(self) -> list[tuple[int, Now]]:
        """What the workers are at, as far as the scheduler knows: no pages."""
        now = time.monotonic()
        if now - self._noted_at > ASK_S and self._client is not None:
            self._noted_at = now
            keys = {key for held in self._client.processing().values() for key in held}
            running = ((future.key, attempt) for future, attempt in self._running.items())
            self._processing = [a.task.number for key, a in running if key in keys]
        return [(n, Now(n, 0, 0, 0.0, now)) for n in sorted(self._processing)[:8]]

    @contextmanager
    def _connected(self) -> Iterator[None]:
        client = self._client = _client(self.address)
        try:
            known = (key for key in self.results.ids() if self.results.packed(key) is not None)
            settings = replace(self.settings, known=frozenset(known))
            self._register(client, settings)
            yield
        finally:
            self._client = None
            for close in (
                lambda: client.cancel(list(self._running)),
                lambda: client.unregister_worker_plugin(self._name),
                client.close,
            ):
                try:
                    close()
                except Exception:
                    logging.getLogger(__name__).debug("%s", self.address, exc_info=True)

    def _register(self, client: Any, settings: ReaderSettings) -> None:
        from jalon.batch.deputy import Deputy  # noqa: PLC0415 - imports distributed

        try:
            client.register_plugin(Deputy(settings, self._program()), name=self._name)
        except Exception as error:  # whatever a worker says, say that jalon is not there
            detail = f"{type(error).__name__}: {error}"[:200]
            raise ClusterError(self.address, "cluster_worker", detail) from error

    def _program(self) -> str:
        """What reads, a reader of another package included."""
        reader = self.settings.reader
        return program_digest() if reader is None else f"{program_digest()} {reader_digest(reader)}"

    def _fill(self, waiting: Iterator[Attempt]) -> Iterator[Outcome]:
        """Ask for more files; the outcome of those that no worker has to be asked for."""
        while len(self._running) < self._allowed():
            attempt = self._again.popleft() if self._again else next(waiting, None)
            if attempt is None:
                return
            outcome = self._submit(attempt)
            if outcome is not None:
                yield outcome

    def _submit(self, attempt: Attempt) -> Outcome | None:
        from jalon.batch.deputy import Ask, answer_here, seen  # noqa: PLC0415 - imports distributed

        task = attempt.task
        ask = Ask(task)
        if not isinstance(task.path, Url):
            try:
                _check_there(task.path)
                if self._sends_bytes or task.data is not None:
                    data = file_bytes(task.path, self.settings.limits)
                    ask = Ask(replace(task, data=data))
                else:
                    ask = Ask(task, seen(task.path))
            except DocumentError as error:
                return self._unread(task, error)
        self._count += 1
        key = f"{self._name}-{task.number}-{self._count}"
        future = self._client.submit(answer_here, self._name, ask, key=key, pure=False)
        self._running[future] = attempt
        future.add_done_callback(self._ended.put)
        return None

    def _unread(self, task: Task, error: DocumentError) -> Outcome:
        document_id = unread_file(task.path).document_id
        shard = self.settings.shard
        if shard is not None and not shard.holds(document_id):
            return Outcome(task.path, document_id, None, is_elsewhere=True)
        return kept_failure(self.results, task.path, None, error.code, error.detail)

    def _done(self) -> Iterator[Any]:
        try:
            yield self._ended.get(timeout=LOOK_S)
            while True:
                yield self._ended.get(block=False)
        except Empty:
            return

    def _after(self, attempt: Attempt, future: Any) -> Outcome | None:
        """The outcome of an attempt; None where it is made again."""
        if future.status in {"cancelled", "lost"}:
            raise ClusterError(self.address, "cluster_lost")
        if future.status == "error":
            return self._after_death(attempt, future.exception())
        answer = future.result()
        if answer.is_other:
            raise ClusterError(self.address, "cluster_differs")
        if answer.is_unseen:
            self._sends_bytes = True
            self._again.append(attempt)
            return None
        outcome: Outcome = replace(answer.reply.outcome, number=attempt.task.number)
        if outcome.is_elsewhere:
            return outcome
        if answer.reply.packed is not None:
            self.results.keep(outcome.document_id, answer.reply.packed)
        kept = self.results.read(outcome.document_id)
        if kept is None:
            return self._after_death(attempt, None)
        (document,) = kept.documents
        return replace(outcome, pages=document.pages, is_failed=document.error is not None)

    def _after_death(self, attempt: Attempt, error: BaseException | None) -> Outcome | None:
        """Ask again; a file of which too many workers died has failed."""
        logging.getLogger(__name__).debug("%s: %r", attempt.task.path, error)
        attempt.deaths += 1
        if attempt.deaths < MOST_DEATHS:
            self._again.append(attempt)
            return None
        return kept_failure(self.results, attempt.task.path, None, "reader_died", "")

    def _allowed(self) -> int:
        """How many files may be asked for at a time: what the cluster can hold, and not more."""
        now = time.monotonic()
        if now - self._asked_at > ASK_S:
            self._asked_at = now
            self._room = max(FEWEST, AHEAD * sum(self._client.nthreads().values()))
        return self._room if self.jobs is None else self.jobs


def _check_there(path: Path) -> None:
    """Make sure that a file is there and ordinary.

    Raises:
        DocumentError: It is not.
    """
    try:
        check_file(path)
    except OSError as error:
        raise FileMissingError(path, error.strerror or "") from error


def _client(address: str) -> Any:
    """A connection to the scheduler.

    Raises:
        ClusterError: The scheduler gives no answer.
    """
    from distributed import Client  # noqa: PLC0415 - an extra, and slow to import

    # its own messages go where those of all libraries go, not to the terminal
    library = logging.getLogger("distributed")
    library.handlers.clear()
    library.propagate = True
    is_file = "://" not in address and Path(address).is_file()
    where = {"scheduler_file": address} if is_file else {"address": address}
    try:
        make: Any = Client  # has no types
        return make(**where, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(address, "cluster_unreachable", type(error).__name__) from error

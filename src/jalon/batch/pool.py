"""Files to outcomes by several processes; one that dies or is ended costs its own file only.

Built on pebble's pool: a process that dies fails its own task, all others go on. See
docs/decisions/0011-isolation.md.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from jalon.batch import starting
from jalon.batch.failures import kept_failure
from jalon.batch.processes import reading_context
from jalon.batch.results import Results
from jalon.batch.watch import Met, Watch, end_with_children
from jalon.schemas.batch import Barred, Now, Outcome, ReaderSettings, Task

LOOK_S = 0.1  # between two looks at the processes
FILES_A_PROCESS = 50  # then a fresh one takes its place, so that nothing adds up
QUEUED_A_PROCESS = 4
MOST_DEATHS = 2  # of one document by itself, at no page that is known
MOST_BROKEN = 5  # times that the pool itself may break in a row


@dataclass(slots=True)
class Attempt:
    """One task that is being read, and what befell it.

    Attributes:
        task: The file.
        met: The limit for which its process was ended; None where it was not.
        deaths: How often a process died of it by itself.
    """

    task: Task
    met: Met | None = None
    deaths: int = 0


class ReadingPool:
    """Reads tasks in processes of their own and yields their outcomes as they come."""

    def __init__(self, jobs: int, settings: ReaderSettings, log_file: Path | None = None) -> None:
        self.jobs = jobs
        self.settings = settings
        self.log_file = log_file
        self.watch = Watch(settings.live, settings.limits)
        self.results = Results(settings.results)
        self._running: dict[ProcessFuture[Outcome], Attempt] = {}
        self._again: deque[Attempt] = deque()
        self._broken = 0
        self._is_through = False

    def notes(self) -> list[tuple[int, Now]]:
        """What each process is at."""
        return self.watch.notes()

    def read(self, tasks: Iterable[Task | None], look: Callable[[], None]) -> Iterator[Outcome]:
        """Yield the outcome of every task, in the order in which they end.

        Args:
            tasks: The files; None where there is none just now and more may come.
            look: Called several times a second while processes read.
        """
        waiting = (Attempt(task) if task is not None else None for task in tasks)
        while True:
            try:
                yield from self._read(waiting, look)
            except BrokenProcessPool:
                self._broken += 1
                if self._broken > MOST_BROKEN:
                    raise
                self._again.extend(self._running.values())
                self._running.clear()
            else:
                return

    def _read(
        self, waiting: Iterator[Attempt | None], look: Callable[[], None]
    ) -> Iterator[Outcome]:
        with self._open() as pool:
            while True:
                self._fill(pool, waiting)
                if not self._running:
                    if self._is_through:
                        return
                    continue
                done, _ = wait(self._running, timeout=LOOK_S, return_when=FIRST_COMPLETED)
                for future in [f for f in self._running if f in done]:
                    outcome = self._ended(future)
                    if outcome is not None:
                        self._broken = 0
                        yield outcome
                self._look()
                look()

    @contextmanager
    def _open(self) -> Iterator[ProcessPool]:
        pool = ProcessPool(
            max_workers=self.jobs,
            max_tasks=FILES_A_PROCESS,
            initializer=starting.start,
            initargs=(self.settings, self.log_file),
            context=cast("Any", reading_context()),  # of one kind on each system
        )
        try:
            with starting.few_threads():
                yield pool
            pool.close()  # type: ignore[no-untyped-call]
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            for pid, _ in self.watch.notes():
                end_with_children(pid)
            raise
        finally:
            pool.join()

    def _fill(self, pool: ProcessPool, waiting: Iterator[Attempt | None]) -> None:
        while len(self._running) < QUEUED_A_PROCESS * self.jobs:
            try:
                attempt = self._again.popleft() if self._again else next(waiting)
            except StopIteration:
                self._is_through = True
                return
            if attempt is None:
                return
            self._running[pool.schedule(starting.read_task, args=(attempt.task,))] = attempt

    def _look(self) -> None:
        """End what has met a limit, and remember which it was."""
        for met in self.watch.met():
            for future, attempt in self._running.items():
                if attempt.task.number == met.now.number and not future.done():
                    attempt.met = met
                    self.watch.end(met)

    def _ended(self, future: ProcessFuture[Outcome]) -> Outcome | None:
        """The outcome of a task; None where it will be tried again."""
        try:
            outcome = future.result()
        except (ProcessExpired, CancelledError) as error:
            attempt = self._running.pop(future)
            return self._after_death(attempt, getattr(error, "pid", None))
        del self._running[future]
        return outcome

    def _after_death(self, attempt: Attempt, pid: int | None) -> Outcome | None:
        """Try again: as it was after a first death, without the page where it met a limit.

        A document that fails elsewhere than on a page, or on too many, has failed.
        """
        met, attempt.met = attempt.met, None
        if met is None:
            attempt.deaths += 1
            now = self.watch.last(pid)
            if attempt.deaths == 1 or now is None or now.number != attempt.task.number:
                if attempt.deaths <= MOST_DEATHS:
                    self._again.append(attempt)
                    return None
                return self._failed(attempt.task, None, "reader_died", "")
            met = Met(pid or 0, now, "reader_died", "")
        page = max(met.now.page, 0) or None
        if page is None:
            return self._failed(attempt.task, met.now.sha256, met.code, met.detail)
        barred = (*attempt.task.barred, Barred(page, met.code, met.detail))
        if len(barred) > self.settings.limits.bad_pages:
            most = str(self.settings.limits.bad_pages)
            return self._failed(attempt.task, met.now.sha256, "limit_bad_pages", most)
        attempt.task = replace(attempt.task, barred=barred)
        attempt.deaths = 0
        self._again.append(attempt)
        return None

    def _failed(self, task: Task, sha256: str | None, code: str, detail: str) -> Outcome:
        outcome = kept_failure(self.results, task.path, sha256, code, detail)
        return replace(outcome, number=task.number)

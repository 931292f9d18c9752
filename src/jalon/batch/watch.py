"""Looks at what each reading process is at, and tells which has met a limit."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

from jalon.batch.live import notes_in
from jalon.schemas.batch import Now
from jalon.schemas.limits import Limits

MB = 1_000_000
CLOCK_TIMES = 10  # a process that waits without computing may take so many times its CPU limit


class Met(NamedTuple):
    """A limit that the reading of a task has met: where it was, and which it was."""

    pid: int
    now: Now
    code: str
    detail: str


class Watch:
    """Looks at the processes of one run."""

    def __init__(self, live: Path, limits: Limits) -> None:
        self.live = live
        self.limits = limits

    def notes(self) -> list[tuple[int, Now]]:
        """What each process that reads is at."""
        return [(pid, now) for pid, now in notes_in(self.live) if now.number]

    def met(self) -> Iterator[Met]:
        """The processes that ask for more than their document may."""
        for pid, now in self.notes():
            try:
                process = psutil.Process(pid)
                memory = process.memory_info().rss
                times = process.cpu_times()
            except psutil.Error:
                continue
            allowed = allowed_seconds(now, self.limits)
            spent = times.user + times.system - now.cpu_s
            waited = time.monotonic() - now.clock_s
            if memory > self.limits.memory_mb * MB:
                yield Met(pid, now, "limit_memory", str(self.limits.memory_mb))
            elif spent > allowed or waited > CLOCK_TIMES * allowed:
                yield Met(pid, now, "limit_seconds", f"{allowed:g}")

    def end(self, met: Met) -> None:
        """End a process with all that it has started, if it still is at what met the limit."""
        now = self.last(met.pid)
        if now is not None and now.number == met.now.number:
            end_with_children(met.pid)

    def last(self, pid: int | None) -> Now | None:
        """What a process noted last, also one that is dead."""
        return next((now for at, now in notes_in(self.live) if at == pid), None)


def allowed_seconds(now: Now, limits: Limits) -> float:
    """CPU seconds that the step which is now taken may last."""
    if now.page > 0:
        return limits.page_seconds
    return limits.document_seconds + limits.seconds_a_page * now.pages


def end_with_children(pid: int) -> None:
    """End a process and whatever it has started, at once."""
    try:
        process = psutil.Process(pid)
        for one in (*process.children(recursive=True), process):
            one.kill()
    except psutil.Error:
        return

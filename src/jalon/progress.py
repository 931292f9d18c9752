"""What a person sees on the terminal while documents are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from jalon.inputs import shown_name
from jalon.messages import Language, say
from jalon.schemas.batch import Now, Outcome
from jalon.schemas.places import Place

if TYPE_CHECKING:
    from rich.progress import Progress

LONGEST_NAME = 40  # characters of a file's name that are shown


class Bar:
    """Shows how many files are read, failures, pages, the time left and what is read now."""

    def __init__(self, bar: Progress, language: Language) -> None:
        self._bar = bar
        self._language = language
        self._task = bar.add_task(say("progress", language), total=None, facts="", now="")
        self._files: Sequence[Place] = ()
        self._failed = 0
        self._pages = 0

    def begin(self, files: Sequence[Place]) -> None:
        """The files are known."""
        self._files = files
        self._bar.update(self._task, total=len(files))

    def ended(self, outcome: Outcome) -> None:
        """One file has been read, or could not be."""
        self._failed += outcome.is_failed
        self._pages += outcome.pages or 0
        self._bar.update(self._task, advance=1, facts=self._facts())

    def look(self, notes: Callable[[], list[tuple[int, Now]]]) -> None:
        """Show what each process is at."""
        reading = sorted((now for _, now in notes()), key=lambda now: now.number)
        self._bar.update(self._task, now="; ".join(map(self._said, reading)))

    def _facts(self) -> str:
        pages = say("progress_pages", self._language, count=self._pages)
        failed = say("progress_failed", self._language, count=self._failed)
        return f"{pages}, {failed}" if self._failed else pages

    def _said(self, now: Now) -> str:
        name = shown_name(self._files[now.number - 1])
        if len(name) > LONGEST_NAME:
            name = f"{name[:LONGEST_NAME]}…"
        if not now.pages:
            return name
        page = now.page if now.page > 0 else now.pages
        return say("progress_page", self._language, file=name, page=page, pages=now.pages)


@contextmanager
def progress_on(stream: TextIO, language: Language, *, is_shown: bool) -> Iterator[Bar | None]:
    """Give what shows the progress of a run on ``stream``; None when not shown."""
    if not is_shown:
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich costs start-up time
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[facts]}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[now]}", markup=False),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:
        yield Bar(bar, language)

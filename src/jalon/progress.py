"""A progress bar on the terminal while documents are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from jalon.messages import Language, say
from jalon.schemas.inputs import Inputs, SourceFile

Watch = Callable[[SourceFile], None]


@contextmanager
def progress_on(
    stream: TextIO, language: Language, *, is_shown: bool
) -> Iterator[Callable[[Inputs], Watch] | None]:
    """Give a function that shows the progress of a run on ``stream``; None when not shown."""
    if not is_shown:
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich costs start-up time
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Progress(*columns, console=Console(file=stream), transient=True) as bar:

        def watch(inputs: Inputs) -> Watch:
            task = bar.add_task(say("progress", language), total=len(inputs.files), file="")
            return lambda file: bar.update(task, advance=1, file=file.file_name)

        yield watch

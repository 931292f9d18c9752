"""What a person sees while a run lasts."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TextColumn

from jalon.messages import Language
from jalon.progress import Bar, progress_on
from jalon.schemas.batch import Now, Outcome

COLUMNS = ("{task.completed}/{task.total}", "{task.fields[facts]}", "{task.fields[now]}")


def test_progress_tells_what_is_read() -> None:
    """The bar tells files, pages and failures so far, and what each process is at."""

    bar = Progress(
        *(TextColumn(c, markup=False) for c in COLUMNS), console=Console(file=io.StringIO())
    )
    shown = Bar(bar, Language.FR)
    shown.begin([Path("a.pdf"), Path("b\x1b[2J\n.pdf"), Path("c.pdf")])
    shown.ended(Outcome(Path("a.pdf"), "0" * 16, None, pages=12))
    shown.ended(Outcome(Path("c.pdf"), "1" * 16, None, is_failed=True))
    shown.look(lambda: [(7, Now(2, 3, 40, 0.0, 0.0))])

    (task,) = bar.tasks
    assert (task.completed, task.total) == (2, 3)
    assert task.fields["facts"] == "12 pages, 1 échec"
    assert task.fields["now"] == "b\ufffd[2J\ufffd.pdf, page 3 sur 40"


def test_no_progress_where_nobody_looks() -> None:
    """Into a file or a pipe, nothing is shown."""

    stream = io.StringIO()

    with progress_on(stream, Language.EN, is_shown=False) as shown:
        assert shown is None
    assert stream.getvalue() == ""

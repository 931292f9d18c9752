"""Captions, titles and repeated heads: where the lines of one table end and another's begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.tables.edges import ruled_between
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like
from jalon.extract.tables.trim import is_caption
from jalon.schemas.grid import Edge, TextRow

SHARED = SETTINGS.shared
CAPTIONS = SETTINGS.captions


def cut_at_captions(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[list[TextRow]]:
    """``rows`` cut at captions, which are left out with the lines that they wrap over."""
    parts: list[list[TextRow]] = [[]]
    lefts: list[float] = []
    for i, row in enumerate(rows):
        if _is_caption_line(row):
            parts.append([])
            lefts = [c.x0 for c in row.chunks] + [row.chunks[0].words[-1].box.x0]
            continue
        if lefts:
            ruled = ruled_between(across, rows[i - 1].bottom - 2, row.top + 3, row.x0, row.x1)
            wraps = len(row.chunks) == 1 and (
                any(abs(row.x0 - x) < 2 for x in lefts) or is_centred_below(rows[i - 1], row)
            )
            if (
                wraps
                and ruled is None
                and row.top - rows[i - 1].bottom < SHARED.near_em * row.em_pt
            ):
                continue
            lefts = []
        parts[-1].append(row)
    return [p for p in parts if len(p) > 1]


def is_centred_below(above: TextRow, row: TextRow) -> bool:
    """Whether ``row`` goes on with a longer line of the same look, in the middle below it."""
    a, b = above.words[-1], row.words[0]
    return (
        len(above.chunks) == len(row.chunks) == 1
        and above.x0 < row.x0 - row.em_pt
        and abs(above.x0 + above.x1 - row.x0 - row.x1) < 4
        and (a.font, a.is_bold) == (b.font, b.is_bold)
        and abs(a.size_pt - b.size_pt) < 0.1 * a.size_pt
        and row.top - above.bottom < SHARED.near_em * row.em_pt
    )


def _is_caption_line(row: TextRow) -> bool:
    """Whether a line is a caption, its number in the first chunk or alone in the second.

    A row whose stub says "Table" has more figures than one.
    """
    first = row.chunks[0].text
    return is_caption(first) or (
        is_caption(" ".join(c.text for c in row.chunks))
        and not all(is_number_like(c.text) for c in row.chunks[1:])
    )


def without_title(run: list[TextRow]) -> list[TextRow]:
    """``run`` without a first line that stands in the middle of the whole table: its title."""
    while len(run) > 2 and len(run[0].chunks) == 1:
        title, rest = run[0], run[1:]
        if _is_run_in(title, rest[0]):
            run = rest
            continue
        x0, x1 = min(r.x0 for r in rest), max(r.x1 for r in rest)
        stub = min((r.chunks[1].x0 for r in rest if len(r.chunks) > 1), default=x0)
        middle = (title.x0 + title.x1) / 2
        off_table, off_columns = abs(middle - (x0 + x1) / 2), abs(middle - (stub + x1) / 2)
        if off_table > title.em_pt or off_table >= off_columns:
            break
        near = rest[0].top - title.bottom < CAPTIONS.title_gap_em * title.em_pt
        unclear = off_columns < CAPTIONS.unclear_em * title.em_pt
        if near and unclear and _stands_over_columns(title, rest):
            break
        run = rest
    return run


def _is_run_in(title: TextRow, heads: TextRow) -> bool:
    """Whether a line is a heading with a colon, the heads of the columns right below it."""
    return (
        title.chunks[0].text.endswith(":")
        and heads.x0 > title.x0 + title.em_pt
        and len(heads.chunks) > 1
    )


def _stands_over_columns(title: TextRow, rest: Sequence[TextRow]) -> bool:
    """Whether text right of the stub stands below ``title``, as it does below a head."""
    return any(
        c.x0 < title.x1 and c.x1 > title.x0 for r in rest if len(r.chunks) > 2 for c in r.chunks[1:]
    )


def cut_at_repeats(run: Sequence[TextRow]) -> list[list[TextRow]]:
    """``run`` cut before rows that repeat its first row after a gap: tables set one on another."""
    heads = [[c.text for c in r.chunks] for r in run[: SHARED.fewest]]
    parts: list[list[TextRow]] = [[run[0]]]
    for i, (above, row) in enumerate(pairwise(run), start=1):
        offset = _repeated(row, heads) if len(parts[-1]) > SHARED.fewest else None
        # what stands above the repeated head in the first table stands above it here
        gap = row.top - above.bottom > SHARED.near_em * row.em_pt
        if offset is not None and (gap or offset > 0):
            moved = parts[-1][len(parts[-1]) - offset :] if offset else []
            parts[-1] = parts[-1][: len(parts[-1]) - offset]
            parts.append([*moved, row])
        else:
            parts[-1].append(run[i])
    return [p for p in parts if len(p) > 1]


def _repeated(row: TextRow, heads: Sequence[Sequence[str]]) -> int | None:
    """Which of the heads ``row`` repeats word for word; None for figures and for none."""
    texts = [c.text for c in row.chunks]
    if not any(t[0].isalpha() and len(t) > 2 for t in texts):
        return None
    return next((i for i, h in enumerate(heads) if h == texts), None)

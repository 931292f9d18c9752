"""Grids of a report with a column of results beside actions: one figure or more a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from jalon.extract.meaning.assign import AIMS
from jalon.extract.rows.gates import KNOWN
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage, RawResult
from jalon.schemas.region import Line
from jalon.schemas.units import Element, Grid, GridLine, GridMeaning, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SURE = 0.85
BEGINS = re.compile(r"[+±~≈<>≤≥−–-]?\s?[$€£]?\d")


def reported(
    elements: Sequence[Element],
    grids: Mapping[int, GridMeaning],
    done: Sequence[RawResult],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[RawResult, ...]:
    """The figures of grids that no other reading read.

    Args:
        elements: The document's elements.
        grids: What the columns of its grids mean, by the element's index.
        done: What was read already: a grid that one of them stands in is left.
        vocabulary: Knows figures.
        lexicon: Lower-case words of the document.
    """
    found: list[RawResult] = []
    for i, grid in enumerate(elements):
        if not isinstance(grid, Grid) or i not in grids:
            continue
        if any(r.page == grid.page and grid.box.overlap_area(r.box) > 0 for r in done):
            continue
        columns = _columns(grids[i])
        if columns is not None:
            found += [
                r for line in grid.lines for r in _of_line(line, columns, vocabulary, lexicon)
            ]
    return tuple(found)


def _columns(meaning: GridMeaning) -> tuple[int, int, int | None] | None:
    """The columns of action, result and description; None where the grid has others besides.

    Indicators and targets have readers of their own.
    """
    roles = [r.role for r in meaning.roles]
    results = [i for i, r in enumerate(meaning.roles) if r.role is Role.RESULT and r.words >= KNOWN]
    actions = [i for i, role in enumerate(roles) if role is Role.ACTION]
    if len(results) != 1 or len(actions) != 1 or AIMS & set(roles):
        return None
    told = [i for i, role in enumerate(roles) if role is Role.DESCRIPTION]
    return actions[0], results[0], told[0] if len(told) == 1 else None


def _of_line(
    line: GridLine,
    columns: tuple[int, int, int | None],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Iterator[RawResult]:
    """A row's figures, where its cell of results holds figures and nothing else."""
    if line.banner is not None or max(c for c in columns if c is not None) >= len(line.values):
        return
    action, result = line.values[columns[0]], line.values[columns[1]]
    if action is None or result is None:
        return
    told = None if columns[2] is None else line.values[columns[2]]
    groups = _groups(result.lines)
    texts = [join_lines([n.text for n in g], lexicon) for g in groups]
    if any(vocabulary.figure_of(t) is None for t in texts):
        return
    for group, text in zip(groups, texts, strict=True):
        box = union(n.box for n in group)
        yield RawResult(
            page=result.page,
            box=box,
            raw=Passage(text, result.page, box),
            action=_passage(action, lexicon),
            description=None if told is None else _passage(told, lexicon),
            method="grid",
            confidence=SURE,
        )


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a cell, a figure each: one begins with its number."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and BEGINS.match(line.text) is None:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _passage(value: Value, lexicon: frozenset[str]) -> Passage:
    text = join_lines([n.text for n in value.lines], lexicon)
    return Passage(text, value.page, value.box, value.is_inherited)

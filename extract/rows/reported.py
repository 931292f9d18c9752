"""Grids of a report with a column of results: one figure or more a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jalon.extract.rows.figure_heads import Head, Owner, owners_of, passage_of
from jalon.extract.rows.labels import taken_apart
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawResult
from jalon.schemas.region import Line
from jalon.schemas.units import Element, Grid, GridLine, GridMeaning, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

GATES = SETTINGS.gates
SHARED = SETTINGS.shared

BEGINS = re.compile(r"[+±~≈<>≤≥−–-]?\s?[$€£]?\d")
NAMES = (Role.ACTION, Role.INDICATOR)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a grid of results, by index; None for those it has not."""

    result: int
    action: int | None
    indicator: int | None
    description: int | None
    numbered: int | None
    theme: int | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A grid of results with the figures that were read from it."""

    grid: Grid
    rows: tuple[RawResult, ...]


def reported(
    elements: Sequence[Element],
    grids: Mapping[int, GridMeaning],
    heads: Sequence[Head],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> list[Reported]:
    """The figures of a document's grids.

    Args:
        elements: The document's elements.
        grids: What the columns of its grids mean, by the element's index.
        heads: The headings that grids may stand under.
        vocabulary: Knows figures.
        lexicon: Lower-case words of the document.
    """
    found = [
        (grid, columns)
        for i, grid in enumerate(elements)
        if isinstance(grid, Grid) and i in grids
        if (columns := _columns(grid, grids[i], vocabulary)) is not None
    ]
    owners = owners_of([(g.page, _top(g)) for g, _ in found], elements, heads)
    return [
        Reported(grid, tuple(_of_grid(grid, columns, owner, vocabulary, lexicon)))
        for (grid, columns), owner in zip(found, owners, strict=True)
    ]


def _top(grid: Grid) -> Box:
    """Where a grid begins."""
    return Box(grid.box.x0, grid.box.top, grid.box.x1, grid.box.top + 1.0)


def _columns(grid: Grid, meaning: GridMeaning, vocabulary: Vocabulary) -> Columns | None:
    """The columns that say what was reached and of what; None where no one column does.

    "Résultats" may head what is to be reached; in a report it heads what was.
    """
    roles = [r.role for r in meaning.roles]
    results = [
        i for i, r in enumerate(meaning.roles) if r.role is Role.RESULT and r.words >= GATES.known
    ]
    if not results:
        aims = [i for i, role in enumerate(roles) if role is Role.TARGET]
        results = [i for i in aims if len(aims) == 1 and _names_results(grid, i, vocabulary)]
        results = results or _years_alone(grid, aims, vocabulary)
    results = _latest(grid, results, vocabulary)
    if len(results) != 1 or not any(role in roles for role in NAMES):
        return None

    def only(role: Role) -> int | None:
        return roles.index(role) if roles.count(role) == 1 else None

    if roles.count(Role.ACTION) > 1 or roles.count(Role.INDICATOR) > 1:
        return None
    return Columns(
        results[0],
        only(Role.ACTION),
        only(Role.INDICATOR),
        only(Role.DESCRIPTION),
        _numbered(grid, roles, vocabulary),
        only(Role.THEME),
    )


def _numbered(grid: Grid, roles: Sequence[Role], vocabulary: Vocabulary) -> int | None:
    """The column whose cells say under which numbered theme or objective each row stands."""
    for i, role in enumerate(roles):
        if role not in {Role.OTHER, Role.THEME, Role.OBJECTIVE}:
            continue
        texts = [" ".join(n.text for n in v.lines) for v in _values(grid, i)]
        if texts and all((s := vocabulary.section_of(t)) and s.number for t in texts):
            return i
    return None


def _values(grid: Grid, column: int) -> list[Value]:
    cells = (line.values[column] for line in grid.lines if line.banner is None)
    return [v for v in cells if v is not None]


def _years_alone(grid: Grid, aims: Sequence[int], vocabulary: Vocabulary) -> list[int]:
    """Columns under years and nothing else: a report compares what was reached in each."""
    spans = [vocabulary.period_of(grid.fields[i].heading) for i in aims]
    return list(aims) if len(aims) > 1 and all(spans) else []


def _latest(grid: Grid, columns: Sequence[int], vocabulary: Vocabulary) -> list[int]:
    """Of columns of several years the last year's, which the report is of."""
    spans = {i: vocabulary.find_period(grid.fields[i].heading) for i in columns}
    years = {i: span.end_year for i, span in spans.items() if span is not None}
    if len(columns) < 2 or len(years) < len(columns):
        return list(columns)
    last = max(years.values())
    return [i for i, year in years.items() if year == last]


def _names_results(grid: Grid, index: int, vocabulary: Vocabulary) -> bool:
    guesses = vocabulary.role_scores(grid.fields[index].heading)
    return any(g.role is Role.RESULT for g in guesses)


def _of_grid(
    grid: Grid,
    columns: Columns,
    owner: Owner,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Iterator[RawResult]:
    part: Passage | None = None
    for line in grid.lines:
        if line.banner is not None:
            block = line.banner.block
            part = Passage(block.text.rstrip(" .:"), grid.page, block.box)
            continue
        yield from _of_line(line, columns, (owner, part), vocabulary, lexicon)


def _of_line(
    line: GridLine,
    columns: Columns,
    under: tuple[Owner, Passage | None],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Iterator[RawResult]:
    """A row's figures, where its cell of results holds figures and nothing else."""

    def held(column: int | None) -> Value | None:
        return None if column is None else line.values[column]

    def said(column: int | None) -> Passage | None:
        value = held(column)
        return None if value is None else _passage(value, lexicon)

    label, result = said(columns.indicator), held(columns.result)
    action = _without_code(held(columns.action), vocabulary, lexicon)
    if (action is None and label is None) or result is None or result.is_inherited:
        return
    groups = _groups(result.lines)
    texts = [join_lines([n.text for n in g], lexicon) for g in groups]
    if len(groups) > 1 and label is not None:
        return  # nobody can tell which of them the label is of
    if any(_is_no_figure(t, vocabulary, is_named=label is not None) for t in texts):
        return
    owner, part = under
    number, theme = _theme(said(columns.numbered), vocabulary)
    if number is None:
        theme = said(columns.theme) or part
        head = owner.theme if theme is None else None
        number = head.said.number if head is not None and head.said is not None else None
        theme = passage_of(head) if head is not None else theme
    for group, text in zip(groups, texts, strict=True):
        box = union(n.box for n in group)
        yield RawResult(
            page=result.page,
            box=box if label is None else line.box,
            raw=Passage(text, result.page, box),
            label=label,
            theme_number=number,
            theme=theme,
            action=action,
            description=said(columns.description),
            method="grid",
            confidence=SHARED.reported,
        )


def _theme(cell: Passage | None, vocabulary: Vocabulary) -> tuple[str | None, Passage | None]:
    """Number and label of the theme that a cell names: "Objectif 1"."""
    section = vocabulary.section_of(cell.text) if cell is not None else None
    if cell is None or section is None:
        return None, None
    return section.number, replace(cell, text=section.label) if section.label else None


def _without_code(
    value: Value | None, vocabulary: Vocabulary, lexicon: frozenset[str]
) -> Passage | None:
    if value is None:
        return None
    return taken_apart(value, vocabulary, lexicon, is_action=True).label


def _is_no_figure(text: str, vocabulary: Vocabulary, *, is_named: bool) -> bool:
    """Whether a text states no figure; a bare number is one where a label says of what."""
    figure = vocabulary.figure_of(text)
    if figure is None:
        return not (is_named and vocabulary.is_quantity(text) and BEGINS.match(text))
    return False


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

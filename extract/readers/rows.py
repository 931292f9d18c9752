"""One table row to raw targets: each indicator of its list, tied to what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.bands import (
    in_band,
    row_box,
    says_nothing,
    spans_down,
    text_over_edge,
    value_lines,
    values_in,
)
from jalon.extract.readers.beside import remarks_of, values_beside
from jalon.extract.readers.cells import cell_lines, cells_of, place_of
from jalon.extract.rows.items import item_of, list_items, split_at_lines
from jalon.extract.rows.ties import CERTAIN, DOUBTFUL, ORDERED, Tie, tie_values
from jalon.extract.text.lines import blocks_of
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage, RawFinding, RawTarget
from jalon.schemas.region import Block, Line
from jalon.schemas.rows import (
    Bearings,
    Column,
    ColumnPlan,
    GridRow,
    Item,
    RowReading,
    Surroundings,
)
from jalon.schemas.table import Cell
from jalon.schemas.values import Role, Severity

VALUE_AFTER_LABEL = re.compile(r"^(?P<label>.*\S)\s*[:=\u2192]\s*(?P<value>\S.*)$")
SPLIT = 0.85  # of one whose lone indicator has lines enough for as many as it has targets
OVER_EDGE = 0.6  # how sure a row is with text that crosses the side of its cell
SPANNING = 0.7  # how sure a target's period is whose cell lies over several


def read_row(
    row: GridRow, plan: ColumnPlan, bearings: Bearings, around: Surroundings
) -> RowReading:
    """The targets of ``row`` under ``bearings``.

    Args:
        row: One data row.
        plan: What the table's columns hold.
        bearings: Theme, objective, action and the rest that hold for the row.
        around: Vocabulary, lexicon, drawn bullets and footnotes.
    """
    page = row.table.page
    combined = plan.of(Role.INDICATOR_TARGET)
    if combined and not plan.of(Role.INDICATOR):
        items, ties = _combined(row, combined[0], around)
        columns: list[tuple[Column | None, list[Tie]]] = [(combined[0], ties)]
    else:
        items = _indicators(row, plan, around)
        columns = _targets(row, plan, items, around)
    beside = [values_beside(row, plan, items, column, around) for column, _ in columns]
    findings = [f for column, ties in columns for f in _doubts(row, column, ties)]
    if (word := text_over_edge(row)) is not None:
        params = (("text", word.text),)
        findings.append(RawFinding("text_over_edge", Severity.WARNING, page, word.box, params))
    targets: list[RawTarget] = []
    for i, item in enumerate(items or [None]):
        for (column, ties), others in zip(columns, beside, strict=True):
            tie = ties[i] if i < len(ties) else Tie(None, DOUBTFUL)
            parts = _split(tie, item, items, page, around)
            if len(parts) > 1 and item is not None and len(item.lines) > 1:
                tie = replace(tie, certainty=min(tie.certainty, SPLIT))
            targets.extend(
                _raw_target(row, plan, bearings, item, column, tie, target, others, i, around)
                for target in parts
            )
    stated = [t for t in targets if t.indicator is not None or t.target is not None]
    return RowReading(tuple(stated), tuple(findings))


def _raw_target(  # noqa: PLR0913, PLR0917 - a row is made of all of these
    row: GridRow,
    plan: ColumnPlan,
    bearings: Bearings,
    item: Item | None,
    column: Column | None,
    tie: Tie,
    target: Passage | None,
    others: dict[Role, list[Passage | None]],
    index: int,
    around: Surroundings,
) -> RawTarget:
    page = row.table.page
    indicator = _label(item, page, is_inherited=spans_down(row, plan, Role.INDICATOR))
    boxes = [p.box for p in (indicator, target) if p is not None] or [row_box(row)]
    marks = (*(item.marks if item else ()), *(tie.value.marks if tie.value else ()))
    extras = {role: passages[index] for role, passages in others.items()}
    status = extras.get(Role.STATUS)
    if status is not None and index and not tie.is_shared:
        status = replace(status, is_inherited=True)  # what it counts is the first indicator's
    return RawTarget(
        page=page,
        box=union(boxes),
        theme_number=bearings.theme_number,
        theme=bearings.theme,
        objective_code=bearings.objective_code,
        objective=bearings.objective,
        action_code=bearings.action_code,
        action=bearings.action,
        description=bearings.description,
        lead=bearings.lead,
        partners=bearings.partners,
        indicator=indicator,
        baseline=extras.get(Role.BASELINE),
        period=column.period if column is not None else None,
        period_meant=column.years if column is not None else None,
        due=extras.get(Role.DUE) or bearings.due,
        target=target,
        result=extras.get(Role.RESULT),
        status=status,
        notes=(
            *(n for m in marks if (n := around.notes.get((page, m))) is not None),
            *remarks_of(row, plan, around),
        ),
        method=f"table:{row.table.method}",
        confidence=_confidence(row, plan, column, tie, bearings),
        gap=tie.gap,
        percent=extras.get(Role.PERCENT),
    )


def _confidence(
    row: GridRow, plan: ColumnPlan, column: Column | None, tie: Tie, bearings: Bearings
) -> float:
    """How likely the row is right: headings known, value tied, table sound, action known."""
    scores = [c.score for c in plan.of(Role.INDICATOR, Role.INDICATOR_TARGET, Role.ACTION)]
    scores += [column.score] if column is not None else []
    heading = min(scores, default=0.8)
    place = 1.0 if bearings.action is not None or bearings.objective is not None else 0.8
    sound = 1 - 0.4 * (1 - row.table.score)
    clear = OVER_EDGE if text_over_edge(row) else 1.0
    beside = tie.certainty * bearings.certainty
    return round(beside * (1 - 0.5 * (1 - heading)) * place * sound * clear, 3)


def _label(item: Item | None, page: int, *, is_inherited: bool) -> Passage | None:
    if item is None:
        return None
    text = item.text.rstrip(" ;")
    text = text[:-1].rstrip(" ;") if text.endswith(".") and not text.endswith("..") else text
    return Passage(text, page, item.box, is_inherited) if text else None


def _indicators(row: GridRow, plan: ColumnPlan, around: Surroundings) -> list[Item]:
    cells = cells_of(row, plan, Role.INDICATOR)
    if not cells:
        return []
    cell = cells[0]
    lines = cell_lines(cell, around.dots_on(row.table.page))
    items = list_items(lines, around.lexicon)
    if len(items) == 1 and not items[0].is_bulleted:
        items = _split_by_targets(items[0], row, plan, around)
    return in_band(items, cell, row)


def _split_by_targets(
    item: Item, row: GridRow, plan: ColumnPlan, around: Surroundings
) -> list[Item]:
    """Items of a list that nothing marks, where the values beside it stand line by line."""
    best = [item]
    for column in plan.of(Role.TARGET):
        cell = row.cells[column.index]
        if cell is None or not cell.words:
            continue
        values = values_in(cell, row, around)
        quantities = [v for v in values if around.vocabulary.is_quantity(v.text)]
        if len(quantities) > 1 and len(quantities) == len(values):
            cut = split_at_lines(item, [v.first_baseline for v in values], around.lexicon)
            if len(cut) > len(best):
                best = cut
    return best


def _targets(
    row: GridRow, plan: ColumnPlan, items: list[Item], around: Surroundings
) -> list[tuple[Column | None, list[Tie]]]:
    columns = _distinct(plan.of(Role.TARGET), row)
    if not columns:
        return [(None, [Tie(None, CERTAIN)] * max(len(items), 1))]
    return [(c, _tied(row.cells[c.index], items, row, around)) for c in columns]


def _distinct(columns: Sequence[Column], row: GridRow) -> list[Column]:
    """The columns whose cells differ: one cell over several columns counts once, for them all."""
    groups: dict[object, list[Column]] = {}
    for column in columns:
        cell = row.cells[column.index]
        groups.setdefault(place_of(cell) if cell is not None else column.index, []).append(column)
    return [_spanning(group) for group in groups.values()]


def _spanning(columns: Sequence[Column]) -> Column:
    """One column for a cell that lies over several: from the first's period to the last's."""
    first, last = columns[0], columns[-1]
    if first is last or first.period is None or last.period is None:
        return first
    if first.period.text == last.period.text:
        return first
    printed = f"{first.period.text} – {last.period.text}"
    period = Passage(printed, first.period.page, union((first.period.box, last.period.box)))
    years = f"{first.years[:4]}-{last.years[-4:]}" if first.years and last.years else None
    return replace(first, period=period, years=years, score=min(first.score, SPANNING))


def _tied(cell: Cell | None, items: list[Item], row: GridRow, around: Surroundings) -> list[Tie]:
    """Ties of one column's cell to the row's items; blank signs ("–") are no values."""
    if cell is None or not cell.words:
        return [Tie(None, CERTAIN)] * max(len(items), 1)
    if len(items) <= 1:
        lines = value_lines(cell, row, around)
        whole = item_of(lines, around.lexicon) if lines else None
        if cell.rowspan > 1 and (banded := in_band(values_in(cell, row, around), cell, row)):
            whole = banded[0] if len(banded) == 1 else whole
        return [_without_blank(Tie(whole, CERTAIN))]
    values = values_in(cell, row, around)
    ties = tie_values(items, values, around.vocabulary.is_quantity)
    return [_without_blank(t) for t in ties]


def _without_blank(tie: Tie) -> Tie:
    if tie.value is not None and says_nothing(tie.value.text):
        return replace(tie, value=None)
    return tie


def _split(
    tie: Tie, item: Item | None, items: Sequence[Item], page: int, around: Surroundings
) -> list[Passage | None]:
    """The target of a tie; two where a lone indicator's cell states two."""
    if tie.value is None:
        return [None]
    value = tie.value
    inherited = tie.is_shared and item is not items[0]
    whole = Passage(value.text, page, value.box, inherited)
    if len(items) > 1 or len(value.lines) < 2:
        return [whole]
    entries = _entries(value, around.lexicon)
    if len(entries) > 1:
        return [Passage(e.text, page, e.box) for e in entries]
    ways: tuple[Sequence[Block | Item], ...] = (
        _paragraphs(value, around.lexicon),
        _sentences(value, around.lexicon),
    )
    for parts in ways:
        texts = around.vocabulary.split_targets("\n".join(b.text for b in parts))
        if len(texts) > 1 and len(texts) == len(parts):
            return [Passage(t, page, b.box) for t, b in zip(texts, parts, strict=True)]
    return [whole]


def _entries(value: Item, lexicon: frozenset[str]) -> list[Item]:
    """The bulleted entries of a value, where it is a list of them."""
    if sum(1 for line in value.lines if line.bullet) < 2 or not value.lines[0].bullet:
        return []
    return list_items(value.lines, lexicon)


def _sentences(value: Item, lexicon: frozenset[str]) -> list[Item]:
    """The value cut at the lines that begin with a capital."""
    groups: list[list[Line]] = []
    for line in value.lines:
        if groups and not line.text[:1].isupper():
            groups[-1].append(line)
        else:
            groups.append([line])
    return [item_of(g, lexicon) for g in groups]


def _paragraphs(value: Item, lexicon: frozenset[str]) -> list[Block]:
    return blocks_of(value.lines, lexicon)


def _combined(row: GridRow, column: Column, around: Surroundings) -> tuple[list[Item], list[Tie]]:
    """Indicator and target in one cell: ``Nombre de projets soutenus : 5``."""
    cell = row.cells[column.index]
    if cell is None or not cell.words:
        return [], []
    lines = cell_lines(cell, around.dots_on(row.table.page))
    items = list_items(lines, around.lexicon)
    if len(items) == 1 and not items[0].is_bulleted and len(lines) > 1:
        items = [item_of([line], around.lexicon) for line in lines]
        items = _rejoined(items, around)
    labels, ties = [], []
    for item in items:
        match = VALUE_AFTER_LABEL.match(item.text.rstrip(" ;."))
        if match is None:
            labels.append(item)
            ties.append(Tie(None, CERTAIN))
            continue
        labels.append(replace(item, text=match["label"]))
        is_short = around.vocabulary.is_quantity(match["value"])
        ties.append(Tie(replace(item, text=match["value"]), 0.95 if is_short else 0.8))
    return labels, ties


def _rejoined(items: Sequence[Item], around: Surroundings) -> list[Item]:
    """Lines without a value of their own belong to the line that ends with one."""
    groups: list[list[Item]] = [[]]
    for item in items:
        groups[-1].append(item)
        match = VALUE_AFTER_LABEL.match(item.text.rstrip(" ;."))
        if match and around.vocabulary.is_quantity(match["value"]):
            groups.append([])
    return [item_of([n for i in g for n in i.lines], around.lexicon) for g in groups if g]


def _doubts(row: GridRow, column: Column | None, ties: Sequence[Tie]) -> list[RawFinding]:
    gaps = [t for t in ties if t.gap]
    cell = row.cells[column.index] if column is not None else None
    if gaps and cell is not None:
        params = (("column", column.heading if column else ""), ("count", str(len(ties))))
        return [RawFinding("list_mismatch", Severity.WARNING, row.table.page, cell.box, params)]
    if any(t.certainty == ORDERED for t in ties) and cell is not None:
        params = (("column", column.heading if column else ""), ("count", str(len(ties))))
        return [RawFinding("paired_by_order", Severity.INFO, row.table.page, cell.box, params)]
    if any(t.is_shared for t in ties) and cell is not None:
        params = (("column", column.heading if column else ""), ("count", str(len(ties))))
        return [RawFinding("target_shared", Severity.INFO, row.table.page, cell.box, params)]
    return []

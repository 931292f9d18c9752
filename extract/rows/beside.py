"""What stands beside a row's targets: deadline, status, result, baseline, and what is no field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.entries import values_in
from jalon.extract.rows.boxes import ticked_in
from jalon.extract.rows.grid_pairs import (
    Held,
    OpenGrid,
    Stated,
    inner_baseline,
    right_of,
)
from jalon.extract.rows.making import Beside, says_nothing
from jalon.extract.rows.reading import Around
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.rows.ties import tie_values
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Item
from jalon.schemas.units import Grid, GridMeaning, Value
from jalon.schemas.values import Role

PAIRS = SETTINGS.pairs

REMARKS = (Role.OTHER, Role.NOTE, Role.BUDGET)


def text_in(value: Value, lexicon: frozenset[str]) -> Passage | None:
    """The whole text of a value, None where it is a dash; "s. o." is printed, and kept.

    Of choices with boxes, those that are ticked.
    """
    ticked = ticked_in(value.lines)
    text = join_lines([n.text for n in value.lines], lexicon).strip() if ticked is None else ticked
    is_blank = not any(map(str.isalnum, text))
    return None if is_blank else Passage(text, value.page, value.box, value.is_inherited)


def first_text(held: Held, role: Role, lexicon: frozenset[str]) -> Passage | None:
    """The first text that a row's cells of one role hold."""
    texts = (text_in(v, lexicon) for _, v in held.get(role, ()))
    return next((p for p in texts if p is not None), None)


def due_of(grid: Grid, meaning: GridMeaning, held: Held, around: Around) -> Passage | None:
    """The deadline: the cell's text, or the headings of the columns that are ticked."""
    columns = [i for i, r in enumerate(meaning.roles) if r.role is Role.DUE]
    values = held.get(Role.DUE, ())
    kinds = around.vocabulary.value_kinds
    ticked = [(i, v) for i, v in values if len(columns) > 1 and kinds(v.lines[0].text).is_tick]
    if ticked:
        text = ", ".join(grid.fields[i].leaf for i, _ in ticked)
        return Passage(text, grid.page, union(v.box for _, v in ticked))
    return first_text(held, Role.DUE, around.lexicon)


def _further(held: Held) -> Sequence[tuple[int, Value]]:
    """The cells of states after the first that says something."""
    said = [(i, v) for i, v in held.get(Role.STATUS, ()) if not says_nothing(v.lines[0].text)]
    return said[1:]


class BesideTargets:
    """What stands beside each target of one row of a grid."""

    def __init__(
        self,
        of: OpenGrid,
        held: Held,
        stated: Sequence[Stated],
        around: Around,
    ) -> None:
        grid, meaning = of.grid, of.meaning
        self.grid = grid
        self.meaning = meaning
        self.periods = of.periods
        self.held = held
        self.around = around
        self.items = list(dict.fromkeys(s.pair.label for s in stated if s.pair.label is not None))
        # a row has one status; a further column of states is kept as it is
        aside = [*(iv for role in REMARKS for iv in held.get(role, ())), *_further(held)]
        self.others = tuple(
            (grid.fields[i].heading, p)
            for i, v in sorted(aside, key=lambda iv: iv[0])
            if (p := text_in(v, around.lexicon)) is not None
        )
        self.due = due_of(grid, meaning, held, around)
        self.baseline = inner_baseline(meaning, held, around)

    def of(self, stated: Stated) -> Beside:
        """What stands beside one target, with the lists beside its indicator taken apart."""
        label, period = stated.pair.label, stated.period
        status = first_text(self.held, Role.STATUS, self.around.lexicon)
        is_first = label is None or not self.items or label == self.items[0]
        if status is not None and not is_first and stated.pair.certainty != PAIRS.shared:
            status = replace(status, is_inherited=True)  # what it counts is the first indicator's
        own = period.years if period is not None else None
        dues = sum(r.role is Role.DUE for r in self.meaning.roles)
        return Beside(
            period=period.printed if period is not None else None,
            years=own,
            due=self._beside(Role.DUE, label, own) if dues == 1 else self.due,
            status=status,
            percent=self._beside(Role.PERCENT, label, own),
            baseline=self._beside(Role.BASELINE, label, own) or self.baseline,
            result=self._beside(Role.RESULT, label, own) or self._result(label),
            others=self.others,
            unit=stated.unit,
        )

    def _beside(self, role: Role, label: Item | None, years: str | None) -> Passage | None:
        """The text of ``role`` for one indicator, under the year of its target."""
        value, column = self._value_of(role, years)
        return None if value is None else self._tied(role, value, column, label)

    def _result(self, label: Item | None) -> Passage | None:
        """What stands in a column of states whose heading says that it holds results.

        "Résultat au 30 juin" is read like a state, and what stands in it is the result as well.
        """
        scores = self.around.vocabulary.role_scores
        for i, value in self.held.get(Role.STATUS, ()):
            said = scores(self.grid.fields[i].heading)
            if said and said[0].role is Role.RESULT:
                return self._tied(Role.RESULT, value, i, label)
        return None

    def _tied(self, role: Role, value: Value, column: int, label: Item | None) -> Passage | None:
        """The part of a cell that is of one indicator, where it lists one for each."""
        lexicon, items = self.around.lexicon, self.items
        entries = values_in(
            value.lines,
            self.around.vocabulary.is_quantity,
            lexicon,
            right_of(self.meaning, column, value),
            items,
        )
        if label is not None and len(items) > 1 and len(entries) > 1:
            ties = tie_values(items, [e.item for e in entries], lambda _: True)
            if role is not Role.DUE or not any(t.gap for t in ties):
                tied = ties[items.index(label)].value
                return Passage(tied.text, value.page, tied.box) if tied is not None else None
        return text_in(value, lexicon)

    def _value_of(self, role: Role, years: str | None) -> tuple[Value | None, int]:
        """The row's value of ``role``; of several columns of other years that of these years."""
        held = [(i, v, self._years(i)) for i, v in self.held.get(role, ())]
        columns = [i for i, r in enumerate(self.meaning.roles) if r.role is role]
        if len({y for i in columns if (y := self._years(i)) is not None}) > 1:
            held = [(i, v, y) for i, v, y in held if y == years]
        return next(((v, i) for i, v, _ in held), (None, 0))

    def _years(self, column: int) -> str | None:
        found = self.periods[column]
        return found.years if found is not None else None

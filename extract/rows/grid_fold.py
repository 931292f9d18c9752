"""The rows of a grid, one line after the other: what a line leaves out, the lines above state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from jalon.extract.records.totals import is_total
from jalon.extract.rows.asides import is_source, listed_in, sums_up
from jalon.extract.rows.beside import BesideTargets, due_of, first_text
from jalon.extract.rows.collected import Collected, facts_of
from jalon.extract.rows.doubts import column_doubts, doubts_of
from jalon.extract.rows.gates import is_plan, lists_objectives
from jalon.extract.rows.grid_pairs import Held, OpenGrid, grid_pairs, opened, right_of
from jalon.extract.rows.keepers import keepers_of
from jalon.extract.rows.labels import taken_apart
from jalon.extract.rows.over_columns import in_innermost, names_level, outside_of, over_levels
from jalon.extract.rows.parting import parting_lines
from jalon.extract.rows.standing import Standing
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Bearings
from jalon.schemas.units import FieldRole, Grid, GridField, GridLine, GridMeaning, Value
from jalon.schemas.values import AIMS, LEVELS, Role

METHOD = "records:grid"


class GridFold:
    """Reads the grids of a document in order, each with what holds where it stands."""

    def __init__(self, standing: Standing, rows: Collected) -> None:
        self.standing = standing
        self.rows = rows
        self.around = rows.around
        self.vocabulary = rows.around.vocabulary
        self._last: tuple[str, ...] | None = None
        self._part_label: Passage | None = None  # of the last part named in a row of its own
        self._levels: tuple[GridField, ...] = ()  # the level columns of the last headings
        self._outer: Bearings | None = None  # what holds again after a row outside of it

    def read(self, grid: Grid, meaning: GridMeaning, caption: str | None = None) -> None:
        """The rows of one grid; of a table of themes, what it states as their objectives.

        ``caption`` is what the text above it says of its numbers.
        """
        roles = meaning.roles
        if not is_plan(meaning):
            if lists_objectives(meaning):
                self._keep_objectives(grid, roles)
            return
        self.rows.findings.extend(column_doubts(grid, meaning))
        # a heading over two columns stands over one where a page has nothing in the other
        key = tuple(key for key, _ in groupby(f.key for f in grid.fields))
        if any(r.role is Role.ACTION for r in roles) and key != self._last:
            self.standing.leave_action()
        self._last = key
        if not grid.is_carried:
            levels = (Role.THEME, Role.OBJECTIVE)
            held = zip(grid.fields, roles, strict=True)
            self._levels = tuple(f for f, r in held if r.role in levels)
        elif self._covers_levels(grid, roles):
            self.standing.leave_levels()
        columns = [i for i, r in enumerate(roles) if r.role is Role.INDICATOR]
        of = opened(grid, meaning, caption, self.vocabulary)
        heads = parting_lines(grid.lines, roles)
        before: GridLine | None = None
        for index, line in enumerate(grid.lines):
            if index in heads:
                self._come_back()
                self._part(meaning, line)
                continue
            if (
                is_source(line)
                or sums_up(line, roles)
                or (meaning.lists_actions and is_total(line))
            ):
                continue
            adds = before is not None and len(columns) == 1 and _adds_target(line, roles)
            own = _with_cell(line, before, columns[0]) if adds and before is not None else line
            own = self._over_levels(own, roles, before)
            self._line(of, own)
            before = own
        self._come_back()

    def _over_levels(
        self, line: GridLine, roles: Sequence[FieldRole], before: GridLine | None
    ) -> GridLine:
        """The row with a cell over several levels in the innermost; it stands outside of them."""
        span = over_levels(line, roles)
        if span is not None or names_level(line, roles):
            self._come_back()
        if span is None:
            return line
        self._outer = self.standing.bearings
        self.standing.bearings = outside_of(self._outer, line, span, before)
        return in_innermost(line, span)

    def _come_back(self) -> None:
        """Let hold again what held before a row that stood outside of it."""
        if self._outer is not None:
            self.standing.bearings, self._outer = self._outer, None

    def _keep_objectives(self, grid: Grid, roles: Sequence[FieldRole]) -> None:
        """Remember the objective of each theme, for rows that state none of their own."""
        places = {r.role: i for i, r in enumerate(roles)}
        for line in grid.lines:
            if not line.values:
                continue
            theme, objective = (line.values[places[r]] for r in (Role.THEME, Role.OBJECTIVE))
            if theme is None or objective is None:
                continue
            label = taken_apart(theme, self.vocabulary, self.around.lexicon, is_action=False)
            aim = taken_apart(objective, self.vocabulary, self.around.lexicon, is_action=False)
            if aim.label is not None:
                text = label.label.text if label.label is not None else None
                self.standing.keep_objective((label.code, text), aim.label)

    def _covers_levels(self, grid: Grid, roles: Sequence[FieldRole]) -> bool:
        """Whether the actions of a carried grid stand across the columns of the levels above.

        What is drawn across all objectives stands under none of them.
        """
        actions = [
            v.box
            for line in grid.lines
            for v, r in zip(line.values, roles, strict=False)
            if v is not None and r.role is Role.ACTION
        ]
        return bool(actions and self._levels) and all(
            box.x0 < level.x1 and box.x1 > level.x0 for box in actions for level in self._levels
        )

    def _part(self, meaning: GridMeaning, line: GridLine) -> None:
        """Enter the theme, or the objective under one, that a row of its own names."""
        held: dict[Role, list[tuple[int, Value]]] = {}
        for i, value in enumerate(line.values):
            if value is not None:
                held.setdefault(meaning.roles[i].role, []).append((i, value))
        index, value = held[Role.ACTION][0]
        taken = taken_apart(value, self.vocabulary, self.around.lexicon, is_action=False)
        code = taken.code or self._number(meaning.roles, held, index)
        over = self.standing.bearings.theme
        is_inner = over is not None and over != self._part_label
        role = Role.OBJECTIVE if is_inner else Role.THEME
        self.standing.enter(role, code, taken.label, meaning.roles[index].margin)
        if role is Role.THEME:
            self._part_label = taken.label

    def _line(self, of: OpenGrid, line: GridLine) -> None:
        grid, meaning = of.grid, of.meaning
        held: dict[Role, list[tuple[int, Value]]] = {}
        for i, value in enumerate(line.values):
            if value is not None:
                held.setdefault(meaning.roles[i].role, []).append((i, value))
        self._place(meaning, held)
        if _only_goes_on(held):
            return
        bearings = self.standing.in_force()
        facts = facts_of(
            meaning.roles, self.standing.margins, container=0.0, certainty=grid.certainty
        )
        if grid.table.agreed is not None:
            facts["cut_agreed"] = grid.table.agreed
        stated = grid_pairs(of, held, self.around)
        beside = BesideTargets(of, held, stated, self.around)
        for one in stated:
            self.rows.add_target(one.pair, bearings, beside.of(one), grid.page, facts, METHOD)
        self.rows.findings.extend(doubts_of(grid, line, held, stated, self.around.lexicon))
        own = any(not v.is_inherited for _, v in held.get(Role.ACTION, ()))
        if stated or bearings.action is None or not own:
            return
        due = due_of(grid, meaning, held, self.around)
        status = first_text(held, Role.STATUS, self.around.lexicon)
        for action in self._each_action(replace(bearings, due=due or bearings.due), held):
            self.rows.add_action(action, status, facts, METHOD)

    def _place(self, meaning: GridMeaning, held: Held) -> None:
        """Take over what the row's own cells say of theme, objective and action."""
        for role in LEVELS:
            for i, value in held.get(role, ()):
                if not value.is_inherited:
                    self._level(meaning, held, i, value)
        now = self.standing.bearings
        kept = {
            r: [replace(v, right=right_of(meaning, i, v)) for i, v in vs] for r, vs in held.items()
        }
        keepers = keepers_of(kept, self.around)
        lexicon = self.around.lexicon
        has_one = sum(r.role is Role.DUE for r in meaning.roles) == 1
        due = first_text(held, Role.DUE, lexicon) if has_one else None
        self.standing.bearings = replace(
            now,
            lead=keepers.lead or now.lead,
            partners=keepers.partners or now.partners,
            description=first_text(held, Role.DESCRIPTION, lexicon) or now.description,
            due=due or keepers.due or now.due,
        )

    def _level(self, meaning: GridMeaning, held: Held, index: int, value: Value) -> None:
        roles = meaning.roles
        role, margin = roles[index].role, roles[index].margin
        taken = taken_apart(
            value,
            self.vocabulary,
            self.around.lexicon,
            is_action=role is Role.ACTION and Role.DESCRIPTION not in held,
            is_coded=index in meaning.coded,
            right=right_of(meaning, index, value),
        )
        code = taken.code or self._number(roles, held, index)
        standing = self.standing
        if role is Role.ACTION and taken.label is None and code is None:
            return
        if standing.is_same(role, code, taken.label):
            standing.say_again(role, taken.label)
        elif role is not Role.ACTION and self._belongs_to_action(roles):
            standing.name_over(role, taken.code, taken.label, margin)
        else:
            standing.enter(role, code, taken.label, margin)
            if role is Role.ACTION and taken.rest is not None:
                standing.bearings = replace(standing.bearings, description=taken.rest)

    def _belongs_to_action(self, roles: Sequence[FieldRole]) -> bool:
        """Whether a grid states what one action stands under: its heading names the action."""
        return self.standing.bearings.action is not None and all(
            r.role is not Role.ACTION for r in roles
        )

    def _number(self, roles: Sequence[FieldRole], held: Held, index: int) -> str | None:
        """The number in the column just before a level's own."""
        before = [(i, v) for i, v in held.get(Role.NUMBER, ()) if i < index]
        if not before:
            return None
        i, value = before[-1]
        if any(roles[k].role in LEVELS for k in range(i + 1, index)):
            return None
        text = value.lines[0].text.strip(" .)")
        section = self.vocabulary.section_of(text)
        if section is not None and section.number is not None:
            return section.number
        return (str(int(text)) if text.isdigit() else text) or None

    def _each_action(self, bearings: Bearings, held: Held) -> list[Bearings]:
        """The actions of a row: one, or those that the bullets or letters of its cell list."""
        values = [v for _, v in held.get(Role.ACTION, ()) if not v.is_inherited]
        listed = listed_in(values[0], self.around.lexicon) if len(values) == 1 else ()
        if not listed:
            return [bearings]
        return [
            replace(
                bearings,
                action_code=code or (bearings.action_code if code is None else None),
                action=Passage(item.text.rstrip(" ;"), values[0].page, item.box),
                description=None,
            )
            for code, item in listed
        ]


def _only_goes_on(held: Held) -> bool:
    """Whether a row has indicators or targets, and these and its action are of the row above."""
    said = [v for role in (*AIMS, Role.ACTION) for _, v in held.get(role, ())]
    return any(role in held for role in AIMS) and all(v.is_inherited for v in said)


def _adds_target(line: GridLine, roles: Sequence[FieldRole]) -> bool:
    """Whether a row states one more target of the indicator above, and nothing else."""
    held = [(roles[i].role, v) for i, v in enumerate(line.values) if v is not None]
    if not held or any(v.is_inherited for _, v in held):
        return False
    if {role for role, _ in held} != {Role.TARGET}:
        return False
    return not any(v.lines[0].text[:1].islower() for _, v in held)


def _with_cell(line: GridLine, before: GridLine, index: int) -> GridLine:
    value = before.values[index]
    if value is None:
        return line
    values = list(line.values)
    values[index] = replace(value, is_inherited=True)
    return replace(line, values=tuple(values))

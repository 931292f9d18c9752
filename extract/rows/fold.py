"""Elements to raw rows: what holds for a unit comes from the headings and units before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from jalon.extract.meaning.assign import AIMS
from jalon.extract.meaning.codes import is_coded
from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.records.combined import parted_at, starts_of_pairs
from jalon.extract.rows.aligned import cut_together
from jalon.extract.rows.asides import (
    is_source,
    is_total,
    listed_in,
    numbered_columns,
    without_baselines,
)
from jalon.extract.rows.entries import Entry, labels_in, lines_begun, values_in, whole
from jalon.extract.rows.gates import is_plan
from jalon.extract.rows.inner_targets import inner_pairs
from jalon.extract.rows.items import item_of
from jalon.extract.rows.labelled import Splitter, splitter_of, unit_pairs
from jalon.extract.rows.labels import Taken, taken_apart
from jalon.extract.rows.organisations import (
    MARKS,
    lead_and_due,
    lead_and_partners,
    names_text,
    whole_names,
)
from jalon.extract.rows.over_columns import in_innermost, names_level, outside_of, over_levels
from jalon.extract.rows.pairs import Pair, cut_by_values, paired
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawTarget
from jalon.schemas.rows import Bearings
from jalon.schemas.units import (
    Couple,
    Element,
    Evidence,
    FieldRole,
    Grid,
    GridLine,
    GridMeaning,
    Labelled,
    Loose,
    Value,
)
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

NOTHING = frozenset(("", "-", "–", "—", "…", "so", "s/o", "na", "n/a", "nd", "sans objet"))
# "Objectif quantifié (horizon 2030)": when it is to be reached, not the period that it counts for
HORIZON = re.compile(r"\b(?:horizon|d['\u2019]ici|by)\s+(?:\w+\s+)?(?:19|20)\d\d", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\[[^\]]*\]")  # of a form that was not filled in
LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)
KEEPERS = frozenset((Role.LEAD, Role.PARTNERS))
SAID = 0.9  # how surely a text is a heading for indicators or targets
DEED = 0.5  # how surely a text says what is done


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the elements mean: headings by index, grid fields by index, labels by key.

    ``breaks`` are the headings after which another part of the document begins.
    """

    headings: Mapping[int, HeadingRole]
    grids: Mapping[int, GridMeaning]
    labels: Mapping[str, FieldRole]
    breaks: frozenset[int] = frozenset()

    @property
    def names_actions(self) -> bool:
        """Whether some heading or label states actions: then a unit without one is no plan's."""
        said = {h.role for h in self.headings.values()} | {r.role for r in self.labels.values()}
        return Role.ACTION in said


@dataclass(frozen=True, slots=True)
class Read:
    """Raw rows with what speaks for each."""

    targets: tuple[tuple[RawTarget, Evidence], ...]
    actions: tuple[tuple[RawAction, Evidence], ...]
    findings: tuple[RawFinding, ...]


@dataclass(slots=True)
class _State:
    """What holds at one point of the document."""

    bearings: Bearings = field(default_factory=Bearings)
    margins: dict[Role, float] = field(default_factory=dict)
    distance: int = 0
    unit: list[Labelled | Couple] = field(default_factory=list)
    grids: list[tuple[int, Grid]] = field(default_factory=list)


def fold(
    elements: Sequence[Element],
    meaning: Meaning,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> Read:
    """The raw rows of a document, in reading order."""
    splitter = splitter_of(elements, meaning.labels, vocabulary)
    reader = _Fold(meaning, vocabulary, lexicon, splitter)
    reader.names = whole_names(_keepers_of(elements, meaning))
    reader.coded = _coded_labels(elements, meaning.labels, vocabulary)
    for index, element in enumerate(elements):
        reader.take(index, element)
    reader.end_unit()
    return Read(tuple(reader.targets), tuple(reader.actions), tuple(reader.findings))


def _keepers_of(elements: Sequence[Element], meaning: Meaning) -> Iterator[Value]:
    """Every value that names who leads or takes part."""
    for i, e in enumerate(elements):
        if isinstance(e, Grid) and i in meaning.grids:
            roles = meaning.grids[i].roles
            for line in e.lines:
                held = zip(line.values, roles, strict=False)
                yield from (v for v, r in held if v is not None and r.role in KEEPERS)
        elif isinstance(e, Labelled) and e.value is not None:
            role = meaning.labels.get(e.key)
            if role is not None and role.role in KEEPERS:
                yield e.value


def _coded_labels(
    elements: Sequence[Element], labels: Mapping[str, FieldRole], vocabulary: Vocabulary
) -> frozenset[str]:
    """The labels of levels whose values begin with codes."""
    texts: dict[str, list[str]] = {}
    for e in elements:
        role = labels.get(e.key) if isinstance(e, Labelled) else None
        if isinstance(e, Labelled) and e.value is not None and role and role.role in LEVELS:
            texts.setdefault(e.key, []).append(e.value.lines[0].text)
    return frozenset(key for key, held in texts.items() if is_coded(held, vocabulary))


class _Fold:
    """Goes through the elements once; every row is complete when it is made."""

    def __init__(
        self,
        meaning: Meaning,
        vocabulary: Vocabulary,
        lexicon: frozenset[str],
        splitter: Splitter,
    ) -> None:
        self.splitter = splitter
        self.meaning = meaning
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.state = _State()
        self.targets: list[tuple[RawTarget, Evidence]] = []
        self.actions: list[tuple[RawAction, Evidence]] = []
        self.findings: list[RawFinding] = []
        self.last_grid: tuple[str, ...] | None = None
        self.running_numbers: frozenset[int] = frozenset()
        self.names: frozenset[str] = frozenset()
        self.coded: frozenset[str] = frozenset()  # labels whose values begin with codes

    def take(self, index: int, element: Element) -> None:
        if isinstance(element, Grid):
            if self._is_inner(index):
                self.state.grids.append((index, element))
                return
            self.end_unit()
            self._grid(index, element)
        elif isinstance(element, Labelled):
            self._label(element)
        elif isinstance(element, Couple):
            if self.state.bearings.action is not None:
                self.state.unit.append(element)
        else:
            self._loose(index, element)

    def _is_inner(self, index: int) -> bool:
        """Whether a grid is part of the unit at hand: it names no level and an action is open."""
        meaning = self.meaning.grids.get(index)
        roles = {r.role for r in meaning.roles} if meaning is not None else set()
        has_aim = bool(roles & AIMS)
        return has_aim and not roles & set(LEVELS) and self.state.bearings.action is not None

    # headings and paragraphs

    def _loose(self, index: int, piece: Loose) -> None:
        heading = self.meaning.headings.get(index)
        if index in self.meaning.breaks:
            self.end_unit()
            now = self.state.bearings
            self.state.bearings = Bearings(
                theme_number=now.theme_number,
                theme=now.theme,
                objective_code=now.objective_code,
                objective=now.objective,
            )
            return
        if heading is None:
            self._paragraph(piece)
            return
        self.end_unit()
        self._enter(heading, piece)

    def _enter(self, heading: HeadingRole, piece: Loose) -> None:
        text = Passage(heading.label, piece.page, heading.box, is_inherited=True)
        passage = text if heading.label else None
        self._set_level(heading.role, heading.number, passage, heading.margin)

    def _set_level(
        self, role: Role, code: str | None, passage: Passage | None, margin: float
    ) -> None:
        now = self.state.bearings
        self.state.margins[role] = margin
        if role is Role.THEME:
            same = (
                passage is not None
                and now.theme is not None
                and (passage.text.casefold() == now.theme.text.casefold())
            )
            if same and code == now.theme_number:
                self._say_again(role, passage)
                return
            self.state.bearings = Bearings(theme_number=code, theme=passage)
        elif role is Role.OBJECTIVE:
            self.state.bearings = Bearings(
                theme_number=now.theme_number,
                theme=now.theme,
                objective_code=code,
                objective=passage,
            )
        else:
            self.state.bearings = replace(
                now,
                action_code=code,
                action=passage,
                description=None,
                lead=(),
                partners=(),
                due=None,
            )

    def _paragraph(self, piece: Loose) -> None:
        """Text under an action's heading, before its first label, describes it."""
        now = self.state.bearings
        if now.action is None or self.state.unit or piece.page != now.action.page:
            return
        is_title = piece.box == now.action.box
        if not now.action.is_inherited or is_title or self._is_name(piece):
            return
        text = Passage(piece.block.text, piece.page, piece.box)
        before = now.description
        if before is not None:
            joined = f"{before.text} {text.text}"
            text = Passage(joined, before.page, union((before.box, text.box)))
        self.state.bearings = replace(now, description=text)

    def _is_name(self, piece: Loose) -> bool:
        """Whether a piece only says what stands under it ("Signes de réussite")."""
        scores = self.vocabulary.role_scores(piece.block.text)
        return bool(scores) and scores[0].role in AIMS and scores[0].score >= SAID

    # labelled units

    def _label(self, label: Labelled) -> None:
        role = self.meaning.labels.get(label.key)
        if role is None:
            return
        if role.role in LEVELS and label.value is not None:
            self._label_level(label.value, role, label)
            return
        self.state.unit.append(label)

    def _label_level(self, value: Value, role: FieldRole, label: Labelled) -> None:
        """A label that names a level: within a unit it says what the action stands under."""
        taken = taken_apart(
            value,
            self.vocabulary,
            self.lexicon,
            is_action=role.role is Role.ACTION,
            is_coded=label.key in self.coded,
        )
        if taken.code is None and label.ordinal is not None:
            taken = replace(taken, code=str(label.ordinal))
        now = self.state.bearings
        if role.role is not Role.ACTION and now.action is not None and not self.state.unit:
            self._name_over_action(role.role, taken, role.margin)
            return
        if role.role is Role.ACTION or self.state.unit:
            self.end_unit()
        self._set_level(role.role, taken.code, taken.label, role.margin)
        if role.role is Role.ACTION and taken.rest is not None:
            self.state.bearings = replace(self.state.bearings, description=taken.rest)

    def end_unit(self) -> None:
        """Make the rows of the labelled unit that was gathered."""
        unit, self.state.unit = self.state.unit, []
        grids, self.state.grids = self.state.grids, []
        is_astray = self.state.bearings.action is None and self.meaning.names_actions
        if (not unit and not grids) or is_astray:
            return
        labels = self.meaning.labels
        held: dict[Role, list[Labelled]] = {}
        for label in unit:
            if isinstance(label, Labelled):
                held.setdefault(labels[label.key].role, []).append(label)
        bearings = self._with_unit(held)
        pairs = unit_pairs(unit, labels, self.splitter, self.vocabulary, self.lexicon)
        facts = self._facts(
            [labels[x.key] for x in unit if isinstance(x, Labelled)], container=1.0, certainty=1.0
        )
        status = self._first(held, Role.STATUS)
        percent = self._first(held, Role.PERCENT)
        status = status or percent
        for pair in pairs:
            item = pair.label or pair.value
            self._add_target(
                pair,
                bearings,
                page=(item, unit[0].page),
                period=None,
                facts=facts,
                status=status,
                percent=percent,
                due=bearings.due,
                baseline=self._first(held, Role.BASELINE),
                result=self._first(held, Role.RESULT),
                method="records:labels",
                others=(),
            )
        outer = self.state.bearings
        if grids:
            self.state.bearings = bearings
            for index, grid in grids:
                self._grid(index, grid)
        elif not pairs and bearings.action is not None:
            self._add_action(bearings, facts, status, "records:labels")
        description = outer.description if outer.action is not None else None
        self.state.bearings = replace(outer, description=description)

    def _with_unit(self, held: Mapping[Role, Sequence[Labelled]]) -> Bearings:
        now = self.state.bearings
        values = {r: [x.value for x in xs if x.value is not None] for r, xs in held.items()}
        lead, partners, due = self._keepers(values)
        due = self._first(held, Role.DUE) or due
        description = self._first(held, Role.DESCRIPTION)
        return replace(
            now,
            lead=lead or now.lead,
            partners=partners or now.partners,
            due=due or now.due,
            description=description or now.description,
        )

    def _keepers(
        self, held: Mapping[Role, Sequence[Value]]
    ) -> tuple[tuple[Passage, ...], tuple[Passage, ...], Passage | None]:
        """Lead, partners, and the deadline that stands in a lead's cell."""
        lead = [p for v in held.get(Role.LEAD, ()) for p in self._name_list(v)]
        partners = [p for v in held.get(Role.PARTNERS, ()) for p in self._name_list(v)]
        due: Passage | None = None
        for v in held.get(Role.LEAD_PARTNERS, ()):
            first, rest = lead_and_partners(v.lines, self.lexicon)
            lead += self._named(first, v)
            partners += self._named(rest, v)
        for v in held.get(Role.LEAD_DUE, ()):
            names, by = lead_and_due(v.lines, self.vocabulary.is_deadline, self.lexicon)
            lead += self._named(names, v)
            if by is not None:
                due = Passage(by.item.text.strip(MARKS), v.page, by.item.box)
        return tuple(lead), tuple(partners), due

    def _name_list(self, value: Value) -> list[Passage]:
        return self._named(labels_in(value.lines, self.lexicon), value)

    def _named(self, entries: Sequence[Entry], value: Value) -> list[Passage]:
        return [
            Passage(names_text(e.item.lines, self.names, value.right), value.page, e.item.box)
            for e in entries
        ]

    def _first(self, held: Mapping[Role, Sequence[Labelled]], role: Role) -> Passage | None:
        for label in held.get(role, ()):
            if label.value is not None:
                return self._text(label.value)
        return None

    def _text(self, value: Value) -> Passage | None:
        text = join_lines([n.text for n in value.lines], self.lexicon).strip()
        if text.casefold().replace(".", "").replace(" ", "") in NOTHING:
            return None
        return Passage(text, value.page, value.box, value.is_inherited)

    def _split(self, entries: Sequence[Entry], sign: int | None = None) -> list[Pair]:
        """Entries that hold indicator and target in one: "Nombre d'ateliers : 12"."""
        found = []
        for entry in entries:
            parts = parted_at(entry.item.text, sign) if sign is not None else None
            parts = parts or self.vocabulary.split_indicator_target(entry.item.text)
            if parts is None:
                found.append(Pair(entry.item, None, 0.9))
            else:
                label, target = parts
                found.append(
                    Pair(replace(entry.item, text=label), replace(entry.item, text=target), 0.95)
                )
        return found

    # grids

    def _grid(self, index: int, grid: Grid) -> None:
        meaning = self.meaning.grids.get(index)
        if meaning is None:
            return
        roles = meaning.roles
        if not is_plan(meaning):
            return
        key = tuple(f.key for f in grid.fields)
        if any(r.role is Role.ACTION for r in roles) and key != self.last_grid:
            self.state.bearings = replace(
                self.state.bearings,
                action=None,
                action_code=None,
                description=None,
                lead=(),
                partners=(),
                due=None,
            )
        self.last_grid = key
        columns = [i for i, r in enumerate(roles) if r.role is Role.INDICATOR]
        before: GridLine | None = None
        outer: Bearings | None = None  # what holds again after a row that stands outside of it
        for line in grid.lines:
            if is_source(line) or (
                meaning.lists_actions and (is_total(line) or self._heads_part(meaning, line))
            ):
                continue
            adds = before is not None and len(columns) == 1 and _adds_target(line, roles)
            own = _with_cell(line, before, columns[0]) if adds and before is not None else line
            span = over_levels(own, roles)
            if outer is not None and (span is not None or names_level(own, roles)):
                self.state.bearings, outer = outer, None
            if span is not None:
                outer = self.state.bearings
                self.state.bearings = outside_of(outer, own, span, before)
                own = in_innermost(own, span)
            self._line(grid, meaning, own)
            before = own
        if outer is not None:
            self.state.bearings = outer

    def _heads_part(self, meaning: GridMeaning, line: GridLine) -> bool:
        """Whether a row of a list with costs has words where others have amounts: a new part.

        Its first cell says what the part is about.
        """
        held = [(i, v) for i, v in enumerate(line.values) if v is not None and not v.is_inherited]
        costs = [v for i, v in held if i in meaning.costs]
        if not costs or any(any(c.isdigit() for n in v.lines for c in n.text) for v in costs):
            return False
        first = held[0]
        if first[0] not in meaning.costs:
            taken = taken_apart(first[1], self.vocabulary, self.lexicon, is_action=False)
            self._set_level(Role.THEME, taken.code, taken.label, 1.0)
        return True

    def _line(self, grid: Grid, meaning: GridMeaning, line: GridLine) -> None:
        roles = meaning.roles
        held: dict[Role, list[tuple[int, Value]]] = {}
        for i, value in enumerate(line.values):
            if value is not None:
                held.setdefault(roles[i].role, []).append((i, value))
        self._place(meaning, held)
        if _only_goes_on(held):
            return
        bearings = self.state.bearings
        facts = self._facts(roles, container=0.0, certainty=grid.certainty)
        others = tuple(
            (grid.fields[i].heading, p)
            for role in (Role.OTHER, Role.NOTE, Role.BUDGET)
            for i, v in held.get(role, ())
            if (p := self._text(v)) is not None
        )
        self.running_numbers = numbered_columns(grid)
        rows = self._grid_pairs(grid, meaning, held)
        stated = self._value_of(held, Role.BASELINE) or self._inner_baseline(meaning, held)
        for pair, period in rows:
            self._add_target(
                pair,
                bearings,
                page=(line.box, grid.page),
                period=period,
                facts=facts,
                status=self._value_of(held, Role.STATUS) or self._value_of(held, Role.PERCENT),
                percent=self._value_of(held, Role.PERCENT),
                due=self._due(grid, roles, held) or bearings.due,
                baseline=stated,
                result=self._value_of(held, Role.RESULT),
                method="records:grid",
                others=others,
            )
        if (
            not rows
            and bearings.action is not None
            and any(not v.is_inherited for _, v in held.get(Role.ACTION, ()))
        ):
            due = self._due(grid, roles, held)
            for one in self._each_action(replace(bearings, due=due or bearings.due), held):
                self._add_action(one, facts, self._value_of(held, Role.STATUS), "records:grid")

    def _value_of(
        self, held: Mapping[Role, Sequence[tuple[int, Value]]], role: Role
    ) -> Passage | None:
        return next((p for _, v in held.get(role, ()) if (p := self._text(v)) is not None), None)

    def _due(
        self,
        grid: Grid,
        roles: Sequence[FieldRole],
        held: Mapping[Role, Sequence[tuple[int, Value]]],
    ) -> Passage | None:
        """The deadline: the cell's text, or the headings of the columns that are ticked."""
        columns = [i for i, r in enumerate(roles) if r.role is Role.DUE]
        values = held.get(Role.DUE, ())
        ticked = [
            (i, v)
            for i, v in values
            if len(columns) > 1 and self.vocabulary.value_kinds(v.lines[0].text).is_tick
        ]
        if ticked:
            text = ", ".join(grid.fields[i].leaf for i, _ in ticked)
            return Passage(text, grid.page, union(v.box for _, v in ticked))
        return self._value_of(held, Role.DUE)

    def _place(
        self, meaning: GridMeaning, held: Mapping[Role, Sequence[tuple[int, Value]]]
    ) -> None:
        """Take over what the row's own cells say of theme, objective and action."""
        roles = meaning.roles
        for role in LEVELS:
            for i, value in held.get(role, ()):
                if value.is_inherited:
                    continue
                taken = taken_apart(
                    value,
                    self.vocabulary,
                    self.lexicon,
                    is_action=role is Role.ACTION and Role.DESCRIPTION not in held,
                    is_coded=i in meaning.coded,
                    right=_right(meaning, i, value),
                )
                code = taken.code or self._number(roles, held, i)
                if role is Role.ACTION and taken.label is None and code is None:
                    continue
                if self._is_same(role, code, taken.label):
                    self._say_again(role, taken.label)
                    continue
                if role is not Role.ACTION and self._belongs_to_action(roles):
                    self._name_over_action(role, taken, roles[i].margin)
                    continue
                self._set_level(role, code, taken.label, roles[i].margin)
                if role is Role.ACTION and taken.rest is not None:
                    self.state.bearings = replace(self.state.bearings, description=taken.rest)
        now = self.state.bearings
        kept = {
            r: [replace(v, right=_right(meaning, i, v)) for i, v in vs] for r, vs in held.items()
        }
        lead, partners, by = self._keepers(kept)
        description = self._value_of(held, Role.DESCRIPTION)
        due = (
            self._value_of(held, Role.DUE) if sum(r.role is Role.DUE for r in roles) == 1 else None
        )
        self.state.bearings = replace(
            now,
            lead=lead or now.lead,
            partners=partners or now.partners,
            description=description or now.description,
            due=due or by or now.due,
        )

    def _belongs_to_action(self, roles: Sequence[FieldRole]) -> bool:
        """Whether a grid states what one action stands under: its heading names the action."""
        return self.state.bearings.action is not None and all(
            r.role is not Role.ACTION for r in roles
        )

    def _name_over_action(self, role: Role, taken: Taken, margin: float) -> None:
        """Set a level that stands over the action at hand, and leave the action."""
        now = self.state.bearings
        if role is Role.THEME:
            now = replace(now, theme_number=taken.code, theme=taken.label)
        else:
            now = replace(now, objective_code=taken.code, objective=taken.label)
        self.state.bearings = now
        self.state.margins[role] = margin

    def _is_same(self, role: Role, code: str | None, label: Passage | None) -> bool:
        """Whether a cell repeats what holds already, as tables without merged cells do."""
        now = self.state.bearings
        known = {
            Role.THEME: (now.theme_number, now.theme),
            Role.OBJECTIVE: (now.objective_code, now.objective),
            Role.ACTION: (now.action_code, now.action),
        }[role]
        old = known[1].text.casefold() if known[1] is not None else None
        new = label.text.casefold() if label is not None else None
        return known[0] == code and old == new and role is not Role.ACTION

    def _say_again(self, role: Role, label: Passage | None) -> None:
        """Let a level that is printed again stand where it was printed last."""
        if label is None:
            return
        now = self.state.bearings
        again = replace(now, theme=label) if role is Role.THEME else replace(now, objective=label)
        self.state.bearings = again

    def _number(
        self,
        roles: Sequence[FieldRole],
        held: Mapping[Role, Sequence[tuple[int, Value]]],
        index: int,
    ) -> str | None:
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

    def _grid_pairs(
        self,
        grid: Grid,
        meaning: GridMeaning,
        held: Mapping[Role, Sequence[tuple[int, Value]]],
    ) -> list[tuple[Pair, Passage | None]]:
        roles = meaning.roles
        lexicon, is_quantity = self.lexicon, self.vocabulary.is_quantity
        combined: list[tuple[Pair, Passage | None]] = [
            (p, None)
            for i, v in held.get(Role.INDICATOR_TARGET, ())
            for p in inner_pairs(v.lines, self.vocabulary, lexicon)
            or self._split(self._combined(meaning, i, v), meaning.signs[i])
        ]
        indicators = held.get(Role.INDICATOR, ())
        labels = [
            self._numbered(e) if i in self.running_numbers else e
            for i, v in indicators
            for e in labels_in(v.lines, lexicon, _right(meaning, i, v))
        ]
        labels, _ = without_baselines(labels, self.vocabulary)
        columns = [i for i, r in enumerate(roles) if r.role is Role.TARGET]
        values = dict(held.get(Role.TARGET, ()))
        if not labels and not values:
            return combined
        found: list[tuple[Pair, Passage | None]] = [*combined]
        if not columns:
            return found + [(p, None) for p in self._inside(meaning, indicators, labels)]
        cut = cut_together(labels, [self._apart(v) for v in values.values()], lexicon)
        labels = list(cut) if len(cut) > len(labels) else labels
        items = [e.item for e in labels]
        beside = {
            i: values_in(v.lines, is_quantity, lexicon, _right(meaning, i, v), items)
            for i, v in values.items()
        }
        of_columns: list[list[tuple[Pair, Passage | None]]] = []
        for i in columns:
            period = self._period(grid, roles, i)
            value = values.get(i)
            if value is None and len(columns) > 1 and period is None:
                continue
            entries = beside.get(i, [])
            if all(_says_nothing(e.item.text) for e in entries):
                entries = []
            own = labels
            if len(labels) == 1 and value is not None and entries:
                own, entries = self._beside_one(labels[0], value, entries)
            of_columns.append([(p, period) for p in paired(own, entries, is_quantity)])
        return found + _by_label(of_columns)

    def _beside_one(
        self, label: Entry, value: Value, entries: Sequence[Entry]
    ) -> tuple[list[Entry], list[Entry]]:
        """One label with its values: cut where they begin, several times, or one text for it."""
        one = [whole(value.lines, self.lexicon)]
        if len(entries) == 1:
            return [label], one
        is_quantity = self.vocabulary.is_quantity
        own = cut_by_values(label.item, [e.item for e in entries], is_quantity, self.lexicon)
        if len(own) < len(entries):
            begun = lines_begun(label.item.lines, self.lexicon)
            own = begun if len(begun) == len(entries) else own
        if len(own) > 1:
            return own, list(entries)
        return ([*own] * len(entries), list(entries)) if self._are_several(entries) else (own, one)

    def _apart(self, value: Value) -> list[Entry]:
        """The entries of a list of values: line by line where most are short numbers."""
        is_quantity = self.vocabulary.is_quantity
        found = values_in(value.lines, is_quantity, self.lexicon)
        numbers = sum(is_quantity(e.item.text) for e in found)
        return found if 2 * numbers >= len(found) else [whole(value.lines, self.lexicon)]

    def _are_several(self, entries: Sequence[Entry]) -> bool:
        """Whether the values beside one label are targets each by itself, one of them a number."""
        texts = [e.item.text for e in entries]
        is_quantity, kinds = self.vocabulary.is_quantity, self.vocabulary.value_kinds
        if all(kinds(t).is_deed >= DEED and any(c.isdigit() for c in t) for t in texts):
            return True
        return any(is_quantity(t) for t in texts) and all(
            is_quantity(t) or (t[:1].isupper() and " " in t) for t in texts
        )

    def _inside(
        self,
        meaning: GridMeaning,
        indicators: Sequence[tuple[int, Value]],
        labels: Sequence[Entry],
    ) -> list[Pair]:
        """The indicators of a grid without targets, each with the target that its cell holds."""
        inner = [
            p for _, v in indicators for p in inner_pairs(v.lines, self.vocabulary, self.lexicon)
        ]
        sign = next((meaning.signs[i] for i, _ in indicators), None)
        return inner or self._split(labels, sign)

    def _combined(self, meaning: GridMeaning, index: int, value: Value) -> list[Entry]:
        """The entries of a cell that holds indicators with their targets."""
        entries = labels_in(value.lines, self.lexicon, _right(meaning, index, value))
        sign = meaning.signs[index]
        if sign is None or len(entries) > 1 or not entries:
            return entries
        starts = starts_of_pairs([n.text for n in value.lines], sign)
        if len(starts) == 1:
            return entries
        ends = [*starts[1:], len(value.lines)]
        return [
            Entry(item_of(value.lines[a:b], self.lexicon))
            for a, b in zip(starts, ends, strict=True)
        ]

    def _each_action(
        self, bearings: Bearings, held: Mapping[Role, Sequence[tuple[int, Value]]]
    ) -> list[Bearings]:
        """The actions of a row: one, or those that the bullets or letters of its cell list."""
        values = [v for _, v in held.get(Role.ACTION, ()) if not v.is_inherited]
        listed = listed_in(values[0], self.lexicon) if len(values) == 1 else ()
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

    def _numbered(self, entry: Entry) -> Entry:
        """The entry with the number that it was printed with: it is the indicator's own."""
        return Entry(item_of(entry.item.lines, self.lexicon), entry.ordinal)

    def _inner_baseline(
        self, meaning: GridMeaning, held: Mapping[Role, Sequence[tuple[int, Value]]]
    ) -> Passage | None:
        """The baseline that stands in the indicator's cell: "Mesure de départ : 71,3 %"."""
        for i, value in held.get(Role.INDICATOR, ()):
            entries = labels_in(value.lines, self.lexicon, meaning.rights[i])
            found = without_baselines(entries, self.vocabulary)[1]
            if found is not None:
                return Passage(found.text, value.page, found.box)
        return None

    def _period(self, grid: Grid, roles: Sequence[FieldRole], index: int) -> Passage | None:
        field_ = grid.fields[index]
        own = self.vocabulary.period_of(field_.leaf)
        period = own or self.vocabulary.find_period(field_.heading)
        if period is None or field_.place is None or HORIZON.search(field_.heading):
            return roles[index].period
        return Passage(period.label if own is None else field_.leaf, grid.page, field_.place)

    # rows

    def _facts(
        self, roles: Sequence[FieldRole], *, container: float, certainty: float
    ) -> dict[str, float]:
        facts = {"container": container, "certainty": certainty}
        for role in roles:
            name = role.role.value
            facts[f"margin_{name}"] = max(facts.get(f"margin_{name}", 0.0), role.margin)
            facts[f"words_{name}"] = max(facts.get(f"words_{name}", 0.0), role.words)
        for level, margin in self.state.margins.items():
            facts.setdefault(f"margin_{level.value}", margin)
        return facts

    def _add_target(  # noqa: PLR0913 - a row is made of all of these
        self,
        pair: Pair,
        bearings: Bearings,
        *,
        page: tuple[object, int],
        period: Passage | None,
        facts: Mapping[str, float],
        status: Passage | None,
        percent: Passage | None,
        due: Passage | None,
        baseline: Passage | None,
        result: Passage | None,
        method: str,
        others: tuple[tuple[str, Passage], ...],
    ) -> None:
        number = page[1]
        indicator = _indicator(pair.label, number)
        target = None
        if pair.value is not None and not _says_nothing(pair.value.text):
            target = Passage(pair.value.text.strip(" ;"), number, pair.value.box)
        if indicator is None and target is None:
            return
        if indicator is None and bearings.action is None and not _has_letters(target):
            return  # a bare number of nothing: a contents' page, a rank
        boxes = [p.box for p in (indicator, target) if p is not None]
        known = {
            **facts,
            "pairing": pair.certainty,
            "has_action": float(bearings.action is not None),
        }
        raw = RawTarget(
            page=number,
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
            baseline=baseline,
            period=period,
            due=due,
            target=target,
            result=result,
            status=status,
            percent=percent,
            method=method,
            confidence=round(0.95 * pair.certainty, 3),
            gap="list_mismatch" if pair.is_gap else None,
            other_columns=others,
        )
        self.targets.append((raw, Evidence(tuple(sorted(known.items())))))

    def _add_action(
        self, bearings: Bearings, facts: Mapping[str, float], status: Passage | None, method: str
    ) -> None:
        action = bearings.action
        if action is None or PLACEHOLDER.fullmatch(action.text):
            return
        raw = RawAction(
            page=action.page,
            box=action.box,
            action=action,
            theme_number=bearings.theme_number,
            theme=bearings.theme,
            objective_code=bearings.objective_code,
            objective=bearings.objective,
            action_code=bearings.action_code,
            description=bearings.description,
            lead=bearings.lead,
            partners=bearings.partners,
            due=bearings.due,
            status=status,
            method=method,
            confidence=0.9,
        )
        self.actions.append((raw, Evidence(tuple(sorted(facts.items())))))


def _only_goes_on(held: Mapping[Role, Sequence[tuple[int, Value]]]) -> bool:
    """Whether a row has indicators or targets, and these and its action are of the row above."""
    said = [v for role in (*AIMS, Role.ACTION) for _, v in held.get(role, ())]
    return any(role in held for role in AIMS) and all(v.is_inherited for v in said)


def _by_label(
    columns: Sequence[Sequence[tuple[Pair, Passage | None]]],
) -> list[tuple[Pair, Passage | None]]:
    """The pairs of several columns, label by label where each has one for each label."""
    if len({len(c) for c in columns}) != 1:
        return [p for c in columns for p in c]
    return [p for row in zip(*columns, strict=True) for p in row]


def _right(meaning: GridMeaning, index: int, value: Value) -> float:
    """Where the lines of a value end at most."""
    return value.right if value.right is not None else meaning.rights[index]


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


def _has_letters(target: Passage | None) -> bool:
    return target is not None and any(c.isalpha() or c in "%$€" for c in target.text)


def _says_nothing(text: str) -> bool:
    return text.casefold().replace(".", "").replace(" ", "") in NOTHING


def _indicator(item: object, page: int) -> Passage | None:
    text = getattr(item, "text", "").rstrip(" ;")
    text = text[:-1].rstrip(" ;") if text.endswith(".") and not text.endswith("..") else text
    box = getattr(item, "box", None)
    return Passage(text, page, box) if text and isinstance(box, Box) else None

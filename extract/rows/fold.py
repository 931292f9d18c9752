"""Elements to raw rows: what holds for a unit comes from the headings and units before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jalon.extract.meaning.codes import is_coded
from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.beside import text_in
from jalon.extract.rows.collected import Collected, facts_of
from jalon.extract.rows.grid_fold import GridFold
from jalon.extract.rows.keepers import keepers_of
from jalon.extract.rows.labelled import Splitter, splitter_of, unit_pairs
from jalon.extract.rows.labels import taken_apart
from jalon.extract.rows.making import Beside
from jalon.extract.rows.milestones import are_milestones, milestone_of
from jalon.extract.rows.organisations import whole_names
from jalon.extract.rows.reading import Around, Meaning, Read
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.rows.standing import Standing
from jalon.extract.rows.units import caption_unit, labelled_unit
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Bearings
from jalon.schemas.units import Couple, Element, FieldRole, Grid, Labelled, Loose, Value
from jalon.schemas.values import AIMS, LEVELS, Role
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared

METHOD = "records:labels"
KEEPERS = frozenset((Role.LEAD, Role.PARTNERS))
AIM_TITLE = re.compile(
    r"""^(?:(?:key|main|principaux|principales)\s+)?
        (?:targets\b(?!\s+(?:the|for\s+action)\b) | cibles\b
        | (?:performance\s+)?indicators\b | indicateurs\b | KPIs?\b
        | expected\s+(?:results|outcomes)\b | r[\u00e9e]sultats\s+attendus\b)""",
    re.IGNORECASE | re.VERBOSE,
)
SAY_NOTHING = frozenset((Role.OTHER, Role.NOTE))  # labels like these make no action of a title


def fold(elements: Sequence[Element], meaning: Meaning, around: Around) -> Read:
    """The raw rows of a document, in reading order."""
    splitter = splitter_of(elements, meaning.labels, around.vocabulary)
    around = replace(around, names=whole_names(_keepers(elements, meaning)))
    coded = _coded_labels(elements, meaning.labels, around.vocabulary)
    reader = _Fold(meaning, around, splitter, coded)
    reader.is_dated = are_milestones(elements, around.vocabulary)
    for index, element in enumerate(elements):
        reader.take(index, element)
    reader.end_unit()
    return reader.rows.read()


def _keepers(elements: Sequence[Element], meaning: Meaning) -> Iterator[Value]:
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
    """Goes through the elements once; ``unit`` and ``inner`` are what the unit at hand holds."""

    def __init__(
        self, meaning: Meaning, around: Around, splitter: Splitter, coded: frozenset[str]
    ) -> None:
        self.meaning = meaning
        self.around = around
        self.splitter = splitter
        self.coded = coded
        self.standing = Standing()
        self.rows = Collected(around)
        self.grids = GridFold(self.standing, self.rows)
        self.unit: list[Labelled | Couple] = []
        self.inner: list[tuple[int, Grid]] = []
        self.is_dated = False  # whether couples are milestones with their dates
        self.last: Loose | None = None  # the text before the element at hand

    def take(self, index: int, element: Element) -> None:
        """Go on with the next element of the document."""
        if isinstance(element, Grid):
            if self._is_inner(index):
                self.inner.append((index, element))
                return
            self.end_unit()
            self._grid(index, element)
        elif isinstance(element, Labelled):
            self._label(element)
        elif isinstance(element, Couple):
            if self.standing.bearings.action is not None:
                self.unit.append(element)
        else:
            self._loose(index, element)

    def _is_inner(self, index: int) -> bool:
        """Whether a grid is part of the unit at hand: it names no level and an action is open."""
        meaning = self.meaning.grids.get(index)
        roles = {r.role for r in meaning.roles} if meaning is not None else set()
        has_aim = bool(roles & AIMS)
        return has_aim and not roles & set(LEVELS) and self.standing.bearings.action is not None

    def _grid(self, index: int, grid: Grid) -> None:
        meaning = self.meaning.grids.get(index)
        if meaning is not None:
            unit = caption_unit(self.last, grid, self.around.vocabulary)
            self.grids.read(grid, meaning, unit)

    # headings and paragraphs

    def _loose(self, index: int, piece: Loose) -> None:
        self.last = piece
        heading = self.meaning.headings.get(index)
        if index in self.meaning.breaks:
            self.end_unit()
            self.standing.leave_action()
        elif heading is None:
            self._paragraph(piece)
        else:
            self.end_unit()
            self._enter(heading, piece)

    def _enter(self, heading: HeadingRole, piece: Loose) -> None:
        if heading.role is Role.ACTION and AIM_TITLE.match(heading.label):
            self.standing.leave_action()  # "Targets for 2027" heads their table, and is no action
            return
        text = Passage(heading.label, piece.page, heading.box, is_inherited=True)
        passage = text if heading.label else None
        self.standing.enter(heading.role, heading.number, passage, heading.margin)

    def _paragraph(self, piece: Loose) -> None:
        """Text under an action's heading, before its first label, describes it."""
        now = self.standing.bearings
        if now.action is None or self.unit or piece.page != now.action.page:
            return
        is_title = piece.box == now.action.box
        if not now.action.is_inherited or is_title or self._is_name(piece):
            return
        text = Passage(piece.block.text, piece.page, piece.box)
        before = now.description
        if before is not None:
            joined = f"{before.text} {text.text}"
            text = Passage(joined, before.page, union((before.box, text.box)))
        self.standing.bearings = replace(now, description=text)

    def _is_name(self, piece: Loose) -> bool:
        """Whether a piece only says what stands under it ("Signes de réussite")."""
        scores = self.around.vocabulary.role_scores(piece.block.text)
        return bool(scores) and scores[0].role in AIMS and scores[0].score >= SHARED.said

    # labelled units

    def _label(self, label: Labelled) -> None:
        role = self.meaning.labels.get(label.key)
        if role is None:
            return
        if role.role in LEVELS and label.value is not None:
            self._level(label.value, role, label)
            return
        self.unit.append(label)

    def _level(self, value: Value, role: FieldRole, label: Labelled) -> None:
        """A label that names a level: within a unit it says what the action stands under."""
        taken = taken_apart(
            value,
            self.around.vocabulary,
            self.around.lexicon,
            is_action=role.role is Role.ACTION,
            is_coded=label.key in self.coded,
        )
        if taken.code is None and label.ordinal is not None:
            taken = replace(taken, code=str(label.ordinal))
        standing = self.standing
        has_action = standing.bearings.action is not None
        if role.role is not Role.ACTION and has_action and not self.unit:
            standing.name_over(role.role, taken.code, taken.label, role.margin)
            return
        if role.role is Role.ACTION or self.unit:
            self.end_unit()
        standing.enter(role.role, taken.code, taken.label, role.margin)
        if role.role is Role.ACTION and taken.rest is not None:
            standing.bearings = replace(standing.bearings, description=taken.rest)

    def end_unit(self) -> None:
        """Make the rows of the labelled unit that was gathered."""
        unit, self.unit = self.unit, []
        grids, self.inner = self.inner, []
        outer = self.standing.bearings
        is_astray = outer.action is None and self.meaning.names_actions
        if (not unit and not grids) or is_astray:
            return
        labels = self.meaning.labels
        held: dict[Role, list[Value]] = {}
        for label in unit:
            if isinstance(label, Labelled) and label.value is not None:
                held.setdefault(labels[label.key].role, []).append(label.value)
        self.standing.bearings = self._with_unit(held)
        bearings = self.standing.in_force()
        aims = [x for x in unit if not (self.is_dated and isinstance(x, Couple))]
        pairs = unit_pairs(aims, labels, self.splitter, self.around.vocabulary, self.around.lexicon)
        facts = facts_of(
            [labels[x.key] for x in unit if isinstance(x, Labelled)],
            self.standing.margins,
            container=1.0,
            certainty=1.0,
        )
        if self.is_dated:
            for couple in (x for x in unit if isinstance(x, Couple)):
                own = milestone_of(couple, bearings, self.around.lexicon)
                self.rows.add_action(own, None, facts, METHOD)
        beside = Beside(
            due=bearings.due,
            status=self._first(held, Role.STATUS),
            percent=self._first(held, Role.PERCENT),
            baseline=self._first(held, Role.BASELINE),
            result=self._first(held, Role.RESULT),
            unit=labelled_unit(unit, labels, self.around.vocabulary),
        )
        for pair in pairs:
            self.rows.add_target(pair, bearings, beside, unit[0].page, facts, METHOD)
        is_told = bool(grids or pairs or len(aims) < len(unit)) or not self._says_more(unit)
        if not is_told and bearings.action is not None:
            status = beside.status or beside.percent
            self.rows.add_action(bearings, status, facts, METHOD)
        for index, grid in grids:
            self._grid(index, grid)
        description = outer.description if outer.action is not None else None
        self.standing.bearings = replace(outer, description=description)

    def _says_more(self, unit: Sequence[Labelled | Couple]) -> bool:
        """Whether some label of a unit says what is known of an action."""
        for x in unit:
            if isinstance(x, Couple) or self.meaning.labels[x.key].role not in SAY_NOTHING:
                return True
            scores = self.around.vocabulary.role_scores(x.key)
            if scores and scores[0].score >= SHARED.said and scores[0].role in KEEPERS:
                return True
        return False

    def _with_unit(self, held: Mapping[Role, Sequence[Value]]) -> Bearings:
        now = self.standing.bearings
        keepers = keepers_of(held, self.around)
        return replace(
            now,
            lead=keepers.lead or now.lead,
            partners=keepers.partners or now.partners,
            due=self._first(held, Role.DUE) or keepers.due or now.due,
            description=self._first(held, Role.DESCRIPTION) or now.description,
        )

    def _first(self, held: Mapping[Role, Sequence[Value]], role: Role) -> Passage | None:
        values = held.get(role, ())
        return text_in(values[0], self.around.lexicon) if values else None

"""Grids that list actions and nothing that is measured: a sector and what is done in it.

National contributions and towns' sustainability plans print "Secteur | Besoins d'adaptation" or
"Actions | Benefits | Cost range": no keeper, no date, no indicator. What makes them a plan is that
the column that is called actions, or the lists beside a sector, say what is done.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.meaning.evidence import MONEY
from jalon.extract.rows.asides import listed_in
from jalon.extract.rows.doing import says_deed
from jalon.extract.rows.gates import states_plan
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.units import Element, FieldRole, Grid, GridMeaning, Value
from jalon.schemas.values import AIMS, Role
from jalon.schemas.vocabulary import Vocabulary

GATES = SETTINGS.gates
LISTS = SETTINGS.lists
SHARED = SETTINGS.shared

ENDEAVOUR = re.compile(
    r"^(?:projets?|programmes?|program|project|[\u00e9e]tudes?)\b", re.IGNORECASE
)
UNSURE = frozenset((*AIMS, Role.ACTION, Role.LEAD, Role.PARTNERS, Role.BASELINE, Role.RESULT))
SERVED = frozenset((Role.OBJECTIVE, Role.DESCRIPTION))


def with_listed_actions(
    elements: Sequence[Element],
    meanings: Mapping[int, GridMeaning],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> dict[int, GridMeaning]:
    """The meanings of the grids, those that list actions marked as such.

    Args:
        elements: The document in reading order.
        meanings: What each grid means, by index.
        vocabulary: Knows what is a deed.
        lexicon: Lower-case words of the document.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in meanings:
        e = elements[i]
        if isinstance(e, Grid):
            groups[tuple(f.key for f in e.fields)].append(i)
    found = dict(meanings)
    for indexes in groups.values():
        grids = [e for i in indexes if isinstance(e := elements[i], Grid)]
        meaning = _listing(meanings[indexes[0]], grids, vocabulary, lexicon)
        meaning = meaning or _of_indicators(meanings[indexes[0]])
        if meaning is not None:
            found.update(dict.fromkeys(indexes, meaning))
    return found


def _of_indicators(meaning: GridMeaning) -> GridMeaning | None:
    """The meaning of grids that surely name indicators and leave open what stands beside them.

    What no word and no margin shows is none of our columns; reports of results are no plans.
    """
    roles = meaning.roles
    if states_plan(roles) or any(r.role is Role.RESULT for r in roles):
        return None
    sure = tuple(_sure(r) for r in roles)
    return replace(meaning, roles=sure) if states_plan(sure) else None


def _listing(
    meaning: GridMeaning,
    grids: Sequence[Grid],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> GridMeaning | None:
    """The meaning of grids that list actions, None where they are no such grids."""
    roles = meaning.roles
    if states_plan(roles) or any(r.role in AIMS and r.words >= GATES.known for r in roles):
        return None
    if any(_is_called_aim(f.key, vocabulary) for f in grids[0].fields):
        return None
    costs = frozenset(i for i in range(len(roles)) if _is_of_costs(grids, i, vocabulary))
    column = _column(roles, grids, lexicon, len(costs))
    if column is None:
        return None
    least = _least_deeds(roles[column], has_costs=bool(costs))
    if not _says_deeds(grids, column, vocabulary, lexicon, least):
        return None
    action = replace(roles[column], role=Role.ACTION, words=max(roles[column].words, GATES.known))
    changed = tuple(action if i == column else _sure(r) for i, r in enumerate(roles))
    return replace(meaning, roles=changed, lists_actions=True, costs=costs)


def _least_deeds(role: FieldRole, *, has_costs: bool) -> float:
    """How many of a column's entries have to say what is done: the fewer the more its heading says.

    "Name of project" names what is done whatever it is called.
    """
    if role.role is Role.ACTION and role.words >= SHARED.said:
        return 0.0 if role.margin >= LISTS.beyond_doubt else LISTS.said_deeds
    if has_costs:
        return LISTS.costed_deeds
    return LISTS.deeds if role.words or role.margin >= LISTS.told else SHARED.nearly_all


def _column(
    roles: Sequence[FieldRole], grids: Sequence[Grid], lexicon: frozenset[str], costs: int
) -> int | None:
    """The column of the actions: the one that is called so, or the lists beside a theme.

    Beside several columns of costs it is the one whose values are like actions.
    """
    named = [
        i
        for i, r in enumerate(roles)
        if r.role is Role.ACTION and (r.words >= GATES.known or r.margin >= GATES.shown)
    ]
    if not named and costs >= SHARED.several:
        named = [
            i for i, r in enumerate(roles) if r.role is Role.ACTION and r.margin >= LISTS.likely
        ]
    if named:
        return named[0]
    if not any(r.role is Role.THEME and r.words >= GATES.known for r in roles):
        return None
    for i, role in enumerate(roles):
        values = _values(grids, i)
        entries = sum(len(listed_in(v, lexicon)) or 1 for v in values)
        if role.role in SERVED and values and entries >= LISTS.lists * len(values):
            return i
    return None


def _says_deeds(
    grids: Sequence[Grid],
    column: int,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
    least: float,
) -> bool:
    """Whether enough entries of a column say what is done."""
    texts = [t for v in _values(grids, column) for t in _entries(v, lexicon)]
    deeds = sum(_is_done(t, vocabulary, is_loose=least < LISTS.costed_deeds) for t in texts)
    return len(texts) >= SHARED.fewest and deeds >= least * len(texts)


def _is_done(text: str, vocabulary: Vocabulary, *, is_loose: bool) -> bool:
    """Whether an entry says what is done; a sentence may where the heading is sure (loose)."""
    if ENDEAVOUR.match(text) is not None:
        return True
    if is_loose:
        return says_deed(text, vocabulary)
    return vocabulary.value_kinds(text).is_deed >= SHARED.deed


def _is_called_aim(key: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading surely names what is measured, or what is to be reached."""
    scores = vocabulary.role_scores(key) if key else ()
    return bool(scores) and scores[0].role in AIMS and scores[0].score >= SHARED.said


def _is_of_costs(grids: Sequence[Grid], column: int, vocabulary: Vocabulary) -> bool:
    """Whether a column is headed by a word for money and holds numbers."""
    key = grids[0].fields[column].key
    scores = vocabulary.role_scores(key) if key else ()
    if not (scores and scores[0].role is Role.BUDGET) and not MONEY.search(key):
        return False
    texts = [" ".join(n.text for n in v.lines) for v in _values(grids, column)]
    kinds = [vocabulary.value_kinds(t) for t in texts]
    return bool(kinds) and sum(k.is_number > 0 or k.is_money > 0 for k in kinds) >= (
        SHARED.most * len(kinds)
    )


def _entries(value: Value, lexicon: frozenset[str]) -> list[str]:
    listed = [item.text for _, item in listed_in(value, lexicon)]
    return listed or [join_lines([n.text for n in value.lines], lexicon)]


def _values(grids: Sequence[Grid], column: int) -> list[Value]:
    return [
        v
        for g in grids
        for line in g.lines
        if line.values and (v := line.values[column]) is not None and not v.is_inherited
    ]


def _sure(role: FieldRole) -> FieldRole:
    """A role that neither words nor values show well enough, beside a list of actions, is none."""
    if role.role in UNSURE and role.words < GATES.known and role.margin < GATES.shown:
        return replace(role, role=Role.OTHER)
    return role

"""Grids that list actions and nothing that is measured: a sector and what is done in it.

National contributions and towns' sustainability plans print "Secteur | Besoins d'adaptation" or
"Actions | Benefits | Cost range": no keeper, no date, no indicator. What makes them a plan is that
the column that is called actions, or the lists beside a sector, say what is done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.meaning.assign import AIMS
from jalon.extract.rows.asides import listed_in
from jalon.extract.rows.gates import KNOWN, SHOWN, states_plan
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.units import Element, FieldRole, Grid, GridMeaning, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

LEAST_ENTRIES = 3
DEED = 0.5  # how surely an entry says what is done
DEEDS = 0.5  # of the entries that do
LISTS = 1.5  # entries a cell from which a column holds lists
UNSURE = frozenset((*AIMS, Role.LEAD, Role.PARTNERS, Role.BASELINE, Role.RESULT))
LEVELS = frozenset((Role.OBJECTIVE, Role.DESCRIPTION))


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
        if meaning is not None:
            found.update(dict.fromkeys(indexes, meaning))
    return found


def _listing(
    meaning: GridMeaning,
    grids: Sequence[Grid],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> GridMeaning | None:
    """The meaning of grids that list actions, None where they are no such grids."""
    roles = meaning.roles
    if states_plan(roles) or any(r.role in AIMS and r.words >= KNOWN for r in roles):
        return None
    column = _column(roles, grids, lexicon)
    if column is None or not _says_deeds(grids, column, vocabulary, lexicon):
        return None
    action = replace(roles[column], role=Role.ACTION, words=max(roles[column].words, KNOWN))
    changed = tuple(action if i == column else _sure(r) for i, r in enumerate(roles))
    return replace(meaning, roles=changed, lists_actions=True)


def _column(
    roles: Sequence[FieldRole], grids: Sequence[Grid], lexicon: frozenset[str]
) -> int | None:
    """The column of the actions: the one that is called so, or the lists beside a theme."""
    named = [i for i, r in enumerate(roles) if r.role is Role.ACTION and r.words >= KNOWN]
    if named:
        return named[0]
    if not any(r.role is Role.THEME and r.words >= KNOWN for r in roles):
        return None
    for i, role in enumerate(roles):
        values = _values(grids, i)
        entries = sum(len(listed_in(v, lexicon)) or 1 for v in values)
        if role.role in LEVELS and values and entries >= LISTS * len(values):
            return i
    return None


def _says_deeds(
    grids: Sequence[Grid], column: int, vocabulary: Vocabulary, lexicon: frozenset[str]
) -> bool:
    """Whether most entries of a column say what is done."""
    texts = [t for v in _values(grids, column) for t in _entries(v, lexicon)]
    deeds = sum(vocabulary.value_kinds(t).is_deed >= DEED for t in texts)
    return len(texts) >= LEAST_ENTRIES and deeds >= DEEDS * len(texts)


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
    if role.role in UNSURE and role.words < KNOWN and role.margin < SHOWN:
        return replace(role, role=Role.OTHER)
    return role

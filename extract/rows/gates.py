"""Which grids state a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jalon.extract.meaning.levels import HeadingRole
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.units import Element, FieldRole, Grid, GridMeaning
from jalon.schemas.values import AIMS, Role
from jalon.schemas.vocabulary import Vocabulary

GATES = SETTINGS.gates
SHARED = SETTINGS.shared

MEASURES = frozenset(
    (Role.INDICATOR, Role.TARGET, Role.BASELINE, Role.NUMBER, Role.RESULT, Role.OTHER)
)
TOLD = frozenset((Role.STATUS, Role.PERCENT, Role.NOTE))  # of what was reached
OWNERS = frozenset((Role.ACTION, Role.OBJECTIVE, Role.INDICATOR, Role.TARGET, Role.LEAD, Role.DUE))
STATED = frozenset((*AIMS, Role.ACTION, Role.RESULT, Role.BASELINE, Role.NUMBER))
LEVELS_OVER = frozenset((Role.THEME, Role.OBJECTIVE))
BESIDE = frozenset(
    (Role.LEAD, Role.DUE, Role.STATUS, Role.PARTNERS, Role.OBJECTIVE, Role.THEME, Role.LEAD_DUE)
)


def states_plan(roles: Sequence[FieldRole]) -> bool:
    """Whether a grid's columns state a plan: an aim and whose it is, or actions with their keepers.

    A glossary, a budget, a committee or a population has none of these by its headings' words;
    where no word is known, the values of all three key columns have to say so. What is only
    called a result is no aim: it tells of what was done.
    """
    roles = [
        r for r in roles if r.role is not Role.TARGET or not GATES.known <= r.words < GATES.aimed
    ]
    known = {r.role for r in roles if r.words >= GATES.known}
    shown = known | {r.role for r in roles if r.margin >= GATES.shown}
    if Role.INDICATOR_TARGET in shown or (Role.ACTION in known and _couples(roles)):
        shown |= {Role.INDICATOR, Role.TARGET}
    if known & AIMS and len(shown & OWNERS) >= 2:
        return True
    if {Role.ACTION, Role.INDICATOR, Role.TARGET} <= shown:
        return True
    if any(r.role is Role.TARGET and r.words >= SHARED.said for r in roles) and len(roles) > 1:
        return all(r.words >= GATES.known for r in roles)  # "Target | Source"
    if _measures_alone(roles) or (known & LEVELS_OVER and _are_dated(roles)):
        return True  # "Sector | Target 2025 | Target 2030"
    if Role.ACTION in shown and Role.LEAD in known and len(known & BESIDE) >= SHARED.fewest:
        return True  # "Name", with who leads it, from when to when, and what for
    # a date beside a step is a calendar
    return Role.ACTION in known and (
        len(known & BESIDE) >= 2 or bool(known & (BESIDE - {Role.DUE}))
    )


def _measures_alone(roles: Sequence[FieldRole]) -> bool:
    """Whether a column surely holds indicators and no other one states an aim or a deed."""
    stated = [r for r in roles if r.role in STATED]
    return len(stated) == 1 and stated[0].role is Role.INDICATOR and stated[0].words >= SHARED.said


def _are_dated(roles: Sequence[FieldRole]) -> bool:
    """Whether several columns are targets by their headings' words and their years."""
    targets = [r for r in roles if r.role is Role.TARGET]
    return len(targets) >= SHARED.several and all(r.words > 0 for r in targets)


def _couples(roles: Sequence[FieldRole]) -> bool:
    """Whether a column couples what is measured with its target, cell by cell."""
    return any(r.role is Role.INDICATOR_TARGET for r in roles)


def is_plan(meaning: GridMeaning) -> bool:
    """Whether a grid's columns state a plan, or list what is done."""
    return meaning.lists_actions or states_plan(meaning.roles)


def lists_objectives(meaning: GridMeaning) -> bool:
    """Whether a grid only says what the objective of each theme is."""
    return sorted(r.role for r in meaning.roles) == sorted((Role.THEME, Role.OBJECTIVE))


def without_actions(
    elements: Sequence[Element],
    grids: Mapping[int, GridMeaning],
    headings: Mapping[int, HeadingRole],
    vocabulary: Vocabulary,
) -> frozenset[int]:
    """Indices of the grids whose rows belong to no action, whatever stands over them.

    They are frameworks of results, and tables of a report that set results beside targets under
    headings that tell no deed. A row or two under each heading measure what the heading names.

    Args:
        elements: The document.
        grids: What the columns of its grids mean, by index.
        headings: What its headings seem to mean, by index.
        vocabulary: Knows deeds.
    """
    under: dict[int, int | None] = {}  # which heading a grid stands under
    last: int | None = None
    for i, e in enumerate(elements):
        last = i if i in headings else last
        if isinstance(e, Grid):
            under[i] = last
    reports = [i for i in under if _reports(grids[i])]
    over = [headings[at].label for i in reports if (at := under[i]) is not None]
    deeds = sum(vocabulary.value_kinds(label).is_deed for label in over)
    found = {i for i in reports if deeds < SHARED.deed * len(reports)}
    works = [i for i in under if is_framework(grids[i])]
    rows = sum(len(e.lines) for i in works if isinstance(e := elements[i], Grid))
    heads = len({under[i] for i in works})
    are_small = heads >= SHARED.fewest and rows < SHARED.several * heads
    return frozenset(found if are_small else found.union(works))


def _reports(meaning: GridMeaning) -> bool:
    """Whether a grid sets results beside targets, and says nothing of who does what."""
    roles = {r.role for r in meaning.roles}
    return roles >= {Role.INDICATOR, Role.TARGET, Role.RESULT} and roles <= MEASURES | TOLD


def is_framework(meaning: GridMeaning) -> bool:
    """Whether a grid's indicators have keepers or years of their own: a framework of results.

    Its rows belong to no action, so that no heading over it names one. What is measured year by
    year and says nothing of who does what measures an objective.
    """
    if _measures_alone(meaning.roles):
        return True
    known = {r.role for r in meaning.roles if r.words >= GATES.known}
    roles = {r.role for r in meaning.roles}
    if {Role.INDICATOR, Role.LEAD} <= known and Role.ACTION not in roles:
        return True
    years = sum(r.role is Role.TARGET for r in meaning.roles)
    return Role.INDICATOR in known and roles <= MEASURES and years >= SHARED.fewest

"""The kind of a document: by its title and headings, and by what was read from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from jalon.extract.contents import Contents
from jalon.extract.rows.settings import SETTINGS as ROWS
from jalon.extract.settings import SETTINGS
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.flow import FlowKind
from jalon.schemas.raw import RawTarget
from jalon.schemas.units import GridMeaning
from jalon.schemas.values import DocType, Role
from jalon.schemas.vocabulary import Vocabulary

KINDS = SETTINGS.kinds
GATES = ROWS.gates

OWNERS = frozenset((Role.ACTION, Role.OBJECTIVE))
KEEPERS = frozenset((Role.LEAD, Role.PARTNERS))


def kind_of(
    facts: DocumentFacts,
    contents: Contents,
    grids: Iterable[GridMeaning],
    targets: Collection[RawTarget],
) -> tuple[DocType, bool]:
    """The kind, and whether the document's own words say so.

    Args:
        facts: The title.
        contents: Headings, and what words mean.
        grids: What the columns of its tables mean.
        targets: What was read as a plan's rows.
    """
    title = facts.title.text if facts.title is not None else ""
    headings = [p.passage.text for p in contents.flow if p.kind is FlowKind.HEADING and p.passage]
    roles = _roles(grids)
    kind, score = contents.vocabulary.kind_of(title, headings, roles, facts.beside)
    if score >= KINDS.sure_kind:
        is_followed = kind is DocType.ACTION_PLAN and _says_how_far(targets, contents.vocabulary)
        return (DocType.STATUS_REPORT if is_followed else kind), True
    stated = [t for t in targets if t.indicator is not None and t.target is not None]
    if {Role.INDICATOR, Role.TARGET} <= roles or len(stated) >= KINDS.least_aims:
        return DocType.ACTION_PLAN, False
    if facts.title is None and {Role.ACTION, Role.DUE} <= roles and roles & KEEPERS:
        return DocType.ACTION_PLAN, False  # a page of a plan; minutes have a title that says so
    return DocType.OTHER, False


def _says_how_far(targets: Collection[RawTarget], vocabulary: Vocabulary) -> bool:
    """Whether a plan's rows say how far they have come, and not all the same."""
    states = [
        t.status.text
        for t in targets
        if t.status is not None
        and vocabulary.value_kinds(t.status.text).is_state >= KINDS.sure_state
    ]
    return len(set(states)) > 1 and len(states) >= KINDS.followed * len(targets)


def _roles(grids: Iterable[GridMeaning]) -> set[Role]:
    """The roles of the columns of tables that say whose their indicators and targets are."""
    columns = ({r.role for r in grid.roles if r.words >= GATES.known} for grid in grids)
    return {role for roles in columns if roles & OWNERS for role in roles}

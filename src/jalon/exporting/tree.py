"""A document as a tree for standards that know goals, objectives and indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.records import (
    ActionRow,
    DocumentRecord,
    DocumentRow,
    RecommendationRow,
    ResultRow,
    TargetRow,
)

T = TypeVar("T")
R = TypeVar("R", bound=DocumentRecord)
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class DocumentRows:
    """A document and its rows."""

    document: DocumentRow
    targets: tuple[TargetRow, ...]
    actions: tuple[ActionRow, ...]
    results: tuple[ResultRow, ...]
    recommendations: tuple[RecommendationRow, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """What stands under one theme: an action (or none), its targets and published figures."""

    theme_number: str | None
    theme: str | None
    action: ActionRow | None
    targets: tuple[TargetRow, ...]
    results: tuple[ResultRow, ...]


def documents_of(dataset: Dataset) -> Iterator[DocumentRows]:
    """Each document with its rows, in the dataset's order."""
    names = ROW_TABLES
    tables = {name: by_document(getattr(dataset, name)) for name in names}
    for document in dataset.documents:
        rows = {name: tuple(tables[name].get(document.document_id, ())) for name in names}
        yield DocumentRows(document, **rows)


def by_document(rows: Iterable[R]) -> dict[str, list[R]]:
    """Rows by the identifier of their document, in their order."""
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        found[row.document_id].append(row)
    return found


def branches_of(rows: DocumentRows) -> Iterator[Branch]:
    """Every action with what aims at it, then targets and figures that name no action."""
    targets: dict[str | None, list[TargetRow]] = defaultdict(list)
    results: dict[str | None, list[ResultRow]] = defaultdict(list)
    for target in rows.targets:
        targets[target.action_id].append(target)
    for result in rows.results:
        results[result.action_id].append(result)
    for action in rows.actions:
        own = action.action_id
        yield Branch(
            action.theme_number,
            action.theme,
            action,
            tuple(targets.get(own, ())),
            tuple(results.get(own, ())),
        )
    loose_targets, loose_results = targets.get(None, ()), results.get(None, ())
    places = dict.fromkeys((row.theme_number, row.theme) for row in loose_targets)
    places |= dict.fromkeys((row.theme_number, row.theme) for row in loose_results)
    for number, theme in places:
        yield Branch(
            number,
            theme,
            None,
            tuple(r for r in loose_targets if (r.theme_number, r.theme) == (number, theme)),
            tuple(r for r in loose_results if (r.theme_number, r.theme) == (number, theme)),
        )


def grouped(items: Iterable[T], key: Callable[[T], Key]) -> list[list[T]]:
    """Items of equal key together, in the order in which each key first comes."""
    groups: dict[Key, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())

"""A document as a tree for standards that know goals, objectives and indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from jalon.schemas.dataset import Dataset
from jalon.schemas.records import (
    ActionRow,
    DocumentRow,
    RecommendationRow,
    ResultRow,
    TargetRow,
)

T = TypeVar("T")
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
    for document in dataset.documents:
        own = document.document_id
        yield DocumentRows(
            document,
            tuple(row for row in dataset.targets if row.document_id == own),
            tuple(row for row in dataset.actions if row.document_id == own),
            tuple(row for row in dataset.results if row.document_id == own),
            tuple(row for row in dataset.recommendations if row.document_id == own),
        )


def branches_of(rows: DocumentRows) -> Iterator[Branch]:
    """Every action with what aims at it, then targets and figures that name no action."""
    for action in rows.actions:
        own = action.action_id
        yield Branch(
            action.theme_number,
            action.theme,
            action,
            tuple(row for row in rows.targets if row.action_id == own),
            tuple(row for row in rows.results if row.action_id == own),
        )
    loose_targets = [row for row in rows.targets if row.action_id is None]
    loose_results = [row for row in rows.results if row.action_id is None]
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

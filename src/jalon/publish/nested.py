"""A document as one nested value: themes, objectives, actions, indicators, targets.

Built from the tables alone, so that a JSON file can always be compared with the Parquet files.
Each level leaves out what the level above says already; nothing else is left out. Where its own
texts stand on the page is said at each level once, as selectors of the W3C.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jalon.publish.json_lines import written
from jalon.publish.selectors import selectors_of, source_of
from jalon.schemas.arrow import plain_type
from jalon.schemas.dataset import OF_A_DOCUMENT, Dataset
from jalon.schemas.field_records import Item
from jalon.schemas.records import (
    RECORDS,
    ActionRow,
    DocumentRecord,
    DocumentRow,
    PlacedRecord,
    Record,
    TargetRow,
)

Json = dict[str, object]
T = TypeVar("T")

THEME = (
    "theme_number",
    "theme",
    "ministerial_theme",
    "ministerial_theme_named",
    "ministerial_theme_guess",
    "ministerial_theme_score",
    "ministerial_theme_evidence",
)
OBJECTIVE = ("objective_code", "objective")
INDICATOR = (
    "indicator_id",
    "indicator",
    "indicator_family",
    "indicator_family_score",
    "indicator_family_evidence",
)
SELECTORS = "selectors"
SOURCE = "selectors_source"
# what stands one a line: selectors, and columns that hold items (boxes, confidences, page sizes …)
ITEM_COLUMNS = frozenset((SELECTORS,)) | frozenset(
    name
    for model in RECORDS.values()
    for name, info in model.model_fields.items()
    if issubclass(plain_type(info.annotation)[0], Item)
)
# what a target repeats of its action; written again only where it differs
OF_ACTION = ("description", "lead", "lead_ids", "partners", "partner_ids")
IDENTITY = ("action_id", "action_code", "action")


@dataclass(frozen=True, slots=True)
class _Node:
    """An action (None: targets that name none) and the targets that aim at it."""

    place: Json
    action: ActionRow | None
    targets: tuple[TargetRow, ...]


def nested_documents(dataset: Dataset) -> Iterator[tuple[str, Json]]:
    """Each document's identifier and nested value, in the dataset's order."""
    tables = {name: _by_document(getattr(dataset, name)) for name in OF_A_DOCUMENT}
    for document in dataset.documents:
        rows = {name: table.get(document.document_id, []) for name, table in tables.items()}
        yield document.document_id, nested_document(document, rows)


def nested_document(document: DocumentRow, rows: dict[str, list[DocumentRecord]]) -> Json:
    """One document and the rows of each table that belong to it, nested."""
    actions = [row for row in rows["actions"] if isinstance(row, ActionRow)]
    targets = [row for row in rows["targets"] if isinstance(row, TargetRow)]
    # how many findings there are is said by their list
    value = _dump(document, ("findings",))
    value[SOURCE] = source_of(document)
    value["themes"] = _themes(_nodes(actions, targets))
    for name in ("results", "recommendations", "findings"):
        value[name] = [_placed(row, ("document_id",)) for row in rows[name]]
    return value


def json_text(value: Json) -> str:
    """The text of a JSON file: UTF-8, two spaces, keys in the order of the columns.

    Boxes and their like stand one a line, so that a file stays short enough to read.
    """
    return written(value, ITEM_COLUMNS) + "\n"


def _by_document(rows: Iterable[DocumentRecord]) -> dict[str, list[DocumentRecord]]:
    table: dict[str, list[DocumentRecord]] = defaultdict(list)
    for row in rows:
        table[row.document_id].append(row)
    return table


def _nodes(actions: Sequence[ActionRow], targets: Sequence[TargetRow]) -> Iterator[_Node]:
    """Every action with its targets, then the targets without action, place by place."""
    by_action: dict[str | None, list[TargetRow]] = defaultdict(list)
    for target in targets:
        by_action[target.action_id].append(target)
    for action in actions:
        place = _dump(action)
        yield _Node(place, action, tuple(by_action.pop(action.action_id, ())))
    for loose in by_action.values():
        for group in _grouped(loose, lambda row: _values(row, THEME + OBJECTIVE)):
            yield _Node(_dump(group[0]), None, tuple(group))


def _themes(nodes: Iterator[_Node]) -> list[Json]:
    themes = []
    for in_theme in _grouped(nodes, lambda node: tuple(node.place[name] for name in THEME)):
        theme = {name: in_theme[0].place[name] for name in THEME}
        theme[SELECTORS] = _first_selectors(in_theme, THEME)
        parts = _grouped(in_theme, lambda node: tuple(node.place[name] for name in OBJECTIVE))
        theme["objectives"] = [_objective(part) for part in parts]
        themes.append(theme)
    return themes


def _objective(nodes: Sequence[_Node]) -> Json:
    value = {name: nodes[0].place[name] for name in OBJECTIVE}
    value[SELECTORS] = _first_selectors(nodes, OBJECTIVE)
    value["actions"] = [_action(node) for node in nodes]
    return value


def _action(node: _Node) -> Json:
    above = ("document_id", *THEME, *OBJECTIVE)
    value = _placed(node.action, above) if node.action else dict.fromkeys(IDENTITY)
    groups = _grouped(node.targets, lambda row: _values(row, INDICATOR))
    value["indicators"] = [_indicator(group, node.action) for group in groups]
    return value


def _indicator(targets: Sequence[TargetRow], action: ActionRow | None) -> Json:
    value = {name: getattr(targets[0], name) for name in INDICATOR}
    value[SELECTORS] = selectors_of(targets[0], INDICATOR)
    above = ("document_id", *THEME, *OBJECTIVE, *INDICATOR, *IDENTITY)
    rows = []
    for target in targets:
        said = [n for n in OF_ACTION if action and getattr(action, n) == getattr(target, n)]
        rows.append(_placed(target, (*above, *said)))
    value["targets"] = rows
    return value


def _dump(row: Record, without: Iterable[str] = ()) -> Json:
    return row.model_dump(mode="json", exclude=set(without))


def _placed(row: Record, without: Iterable[str] = ()) -> Json:
    """A row with selectors for the texts that it says itself, none for those left out."""
    value = _dump(row, without)
    if isinstance(row, PlacedRecord):
        value[SELECTORS] = selectors_of(row, value)
    return value


def _first_selectors(nodes: Sequence[_Node], columns: Sequence[str]) -> list[Json]:
    """Where a level is printed: as the first of its rows that knows has it."""
    rows = (row for node in nodes for row in (node.action, *node.targets) if row is not None)
    return next((found for row in rows if (found := selectors_of(row, columns))), [])


def _values(row: Record, names: Sequence[str]) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in names)


def _grouped(items: Iterable[T], key: Callable[[T], tuple[object, ...]]) -> list[list[T]]:
    """Items of equal key together, in the order in which each key first comes."""
    groups: dict[tuple[object, ...], list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())

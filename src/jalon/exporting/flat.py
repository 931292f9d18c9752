"""Tables without lists: each list column is a table of its own, an item a row.

Lists that the dataset holds as tables already (``target_leads``) are not repeated; every other one
becomes ``<table>_<column>`` with the row's key, the place in the list and the item.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jalon.publish.list_tables import LIST_TABLES, lists_of
from jalon.schemas.arrow import plain_type
from jalon.schemas.columns import Column
from jalon.schemas.dataset import Dataset
from jalon.schemas.field_records import Item
from jalon.schemas.models import ForeignKey
from jalon.schemas.records import RECORDS, Record, column_of

Value = str | int | float | bool | dt.date | None
Row = tuple[Value, ...]

POSITION = Column("Rang", "Position", "Rang dans la liste, à partir de 1", "Place in the list")
# list columns that tables of items hold, by table
COVERED = {
    (table.of, name)
    for table in LIST_TABLES
    for name in (table.names, table.ids)
    if name is not None
}


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column of plain values: str, int, float, bool or date."""

    name: str
    kind: type
    is_optional: bool
    about: Column


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table of plain values.

    Attributes:
        name: Its name.
        fr, en: What it holds.
        columns: Its columns.
        key: The columns that tell its rows apart.
        references: Columns that hold a key of another table.
    """

    name: str
    fr: str
    en: str
    columns: tuple[FlatColumn, ...]
    key: tuple[str, ...]
    references: tuple[ForeignKey, ...]


def flat_tables() -> Iterator[tuple[FlatTable, Callable[[Dataset], Iterator[Row]]]]:
    """Every table of a dataset, and what gives its rows."""
    for model in RECORDS.values():
        yield _plain_table(model)
        for name in _lists_of(model):
            yield _item_table(model, name)


def from_flat(tables: Mapping[str, Sequence[Mapping[str, Value]]]) -> Dataset:
    """The dataset whose flat tables these are, by name; a row's values by column.

    Raises:
        KeyError: A table is missing.
        pydantic.ValidationError: A row breaks the rules of its table.
    """
    made = {}
    for name, model in RECORDS.items():
        lists = {column: _grouped(model, column, tables) for column in _lists_of(model)}
        covered = {
            table.names: (table, _items_by_row(table.model.table.name, table.key, tables))
            for table in LIST_TABLES
            if table.of == name
        }
        rows = []
        for row in tables[name]:
            values: dict[str, object] = dict(row)
            key = row[model.table.key]
            values |= {column: found.get(key, ()) for column, found in lists.items()}
            for table, items in covered.values():
                names, ids = lists_of(items.get(key, ()))
                values[table.names] = names
                if table.ids is not None:
                    values[table.ids] = ids
            rows.append(model.model_validate(values))
        made[name] = tuple(rows)
    return Dataset(**made)  # type: ignore[arg-type]


def parsed(text: str, column: FlatColumn) -> Value:
    """A value from its text; "" is null where the column may be."""
    if text == "" and column.is_optional:
        return None
    return PARSERS[column.kind](text)


def written(value: Value) -> str:
    """A value as text, null as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


PARSERS: dict[type, Callable[[str], Value]] = {
    str: str,
    int: int,
    float: float,
    bool: lambda text: text == "true",
    dt.date: dt.date.fromisoformat,
}


def _lists_of(model: type[Record]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        if plain_type(info.annotation)[2] and (model.table.name, name) not in COVERED:
            yield name


def _base(kind: type) -> type:
    return str if issubclass(kind, StrEnum) else kind


def _plain(value: object) -> Value:
    return value.value if isinstance(value, StrEnum) else value  # type: ignore[return-value]


def _plain_columns(model: type[Record]) -> Iterator[FlatColumn]:
    for name, info in model.model_fields.items():
        kind, is_optional, is_list = plain_type(info.annotation)
        if not is_list:
            yield FlatColumn(name, _base(kind), is_optional, column_of(model, name))


def _plain_table(model: type[Record]) -> tuple[FlatTable, Callable[[Dataset], Iterator[Row]]]:
    info = model.table
    columns = tuple(_plain_columns(model))
    table = FlatTable(info.name, info.fr, info.en, columns, (info.key,), info.references)

    def rows(dataset: Dataset) -> Iterator[Row]:
        for row in getattr(dataset, info.name):
            yield tuple(_plain(getattr(row, column.name)) for column in columns)

    return table, rows


def _item_table(
    model: type[Record], name: str
) -> tuple[FlatTable, Callable[[Dataset], Iterator[Row]]]:
    info, about = model.table, column_of(model, name)
    kind = plain_type(model.model_fields[name].annotation)[0]
    parts: tuple[FlatColumn, ...] = (FlatColumn(name, _base(kind), False, about),)
    if issubclass(kind, Item):
        parts = tuple(
            FlatColumn(part, _base(found), is_optional, about)
            for part, field in kind.model_fields.items()
            for found, is_optional, _ in (plain_type(field.annotation),)
        )
    columns = (
        FlatColumn(info.key, str, False, column_of(model, info.key)),
        FlatColumn("position", int, False, POSITION),
        *parts,
    )
    reference = ForeignKey(info.key, info.name, info.key)
    table = FlatTable(
        f"{info.name}_{name}", about.fr, about.en, columns, (info.key, "position"), (reference,)
    )

    def rows(dataset: Dataset) -> Iterator[Row]:
        for row in getattr(dataset, info.name):
            for position, item in enumerate(getattr(row, name), start=1):
                is_item = isinstance(item, Item)
                values = (getattr(item, p.name) for p in parts) if is_item else (item,)
                yield (getattr(row, info.key), position, *map(_plain, values))

    return table, rows


def _grouped(
    model: type[Record], name: str, tables: Mapping[str, Sequence[Mapping[str, Value]]]
) -> dict[Value, tuple[object, ...]]:
    """The items of a list column by the key of their row."""
    info = model.table
    is_item = issubclass(plain_type(model.model_fields[name].annotation)[0], Item)
    groups: dict[Value, list[object]] = {}
    for row in _in_order(tables[f"{info.name}_{name}"]):
        values = {part: v for part, v in row.items() if part not in {info.key, "position"}}
        groups.setdefault(row[info.key], []).append(values if is_item else values[name])
    return {key: tuple(items) for key, items in groups.items()}


def _items_by_row(
    name: str, key: str, tables: Mapping[str, Sequence[Mapping[str, Value]]]
) -> dict[Value, list[tuple[str | None, str | None]]]:
    groups: dict[Value, list[tuple[str | None, str | None]]] = {}
    for row in _in_order(tables[name]):
        said = row.get("name", row.get("tag"))
        code = row.get("organisation_id")
        groups.setdefault(row[key], []).append((said, code))  # type: ignore[arg-type]
    return groups


def _in_order(rows: Iterable[Mapping[str, Value]]) -> list[Mapping[str, Value]]:
    return sorted(rows, key=lambda row: int(row["position"] or 0))  # type: ignore[arg-type]

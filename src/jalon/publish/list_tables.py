"""List columns as tables of their own, derived from the rows whenever a dataset is written.

Nothing is lost on the way: a row's printed names are the names of its items in order, its
identifiers the distinct identifiers of its items in order (``lists_of``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from jalon.identity import content_id
from jalon.normalize.bodies.organisations import parse_organisations
from jalon.normalize.bodies.own_name import means_publisher
from jalon.schemas.dataset import Dataset
from jalon.schemas.list_records import (
    ActionLeadRow,
    ActionPartnerRow,
    ActionTagRow,
    BodyRecord,
    ItemRecord,
    ResultTagRow,
    TargetLeadRow,
    TargetPartnerRow,
)
from jalon.schemas.records import OrganisationRow, Record

Pair = tuple[str | None, str | None]
# a document's first year and its publisher's identifier
About = tuple[int | None, str | None]


class ListTable(NamedTuple):
    """Which list columns a table of items holds.

    Attributes:
        model: The table of items.
        of: The table whose rows have the lists.
        key: The key of such a row.
        names: The list of texts.
        ids: The list of identifiers beside it; None where there is none.
    """

    model: type[ItemRecord]
    of: str
    key: str
    names: str
    ids: str | None


LIST_TABLES: tuple[ListTable, ...] = (
    ListTable(TargetLeadRow, "targets", "target_id", "lead", "lead_ids"),
    ListTable(TargetPartnerRow, "targets", "target_id", "partners", "partner_ids"),
    ListTable(ActionLeadRow, "actions", "action_id", "lead", "lead_ids"),
    ListTable(ActionPartnerRow, "actions", "action_id", "partners", "partner_ids"),
    ListTable(ActionTagRow, "actions", "action_id", "tags", None),
    ListTable(ResultTagRow, "results", "result_id", "tags", None),
)


def with_list_tables(dataset: Dataset, bodies: Sequence[OrganisationRow] | None = None) -> Dataset:
    """``dataset`` with the tables of items that its rows' lists give, whatever stood there.

    Args:
        dataset: One document, or many.
        bodies: The registry that identifiers are of; by default, the dataset's own.
    """
    about = {row.document_id: (row.period_start, row.publisher_id) for row in dataset.documents}
    registry = dataset.organisations if bodies is None else bodies
    known = {row.organisation_id: row for row in registry}
    pair = partial(paired, known=known)
    tables = {
        table.model.table.name: tuple(_items(table, getattr(dataset, table.of), about, pair))
        for table in LIST_TABLES
    }
    return replace(dataset, **tables)  # type: ignore[arg-type]


def paired(
    names: Sequence[str],
    ids: Sequence[str],
    about: About,
    *,
    known: dict[str, OrganisationRow],
) -> tuple[Pair, ...]:
    """Each printed name with its identifier; identifiers whose name is not told stand last."""
    year, publisher = about
    found = parse_organisations("; ".join(names), year=year)
    told = [
        item.organisation_id or (publisher if means_publisher(item.text) else None)
        for item in found
    ]
    if [item.text for item in found] != list(names):
        told = [None] * len(names)
    left = [one for one in ids if one not in told]
    pairs: list[Pair] = []
    for name, code in zip(names, told, strict=True):
        own = (
            code if code in ids else next((i for i in left if _is_named(name, known.get(i))), None)
        )
        pairs.append((name, own))
    pairs += [(None, one) for one in ids if one not in {code for _, code in pairs}]
    if lists_of(pairs)[1] != tuple(ids):
        # the order of identifiers is theirs: better apart than wrong
        return (*((name, None) for name in names), *((None, one) for one in ids))
    return tuple(pairs)


def lists_of(pairs: Sequence[Pair]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The printed names and the identifiers that a row's items stand for.

    >>> lists_of([("MES", "ministere"), ("le comité", None), (None, "pole-estrie")])
    (('MES', 'le comité'), ('ministere', 'pole-estrie'))
    """
    names = tuple(name for name, _ in pairs if name is not None)
    return names, tuple(dict.fromkeys(code for _, code in pairs if code is not None))


def says_lists(table: ListTable, rows: Sequence[Record], items: Sequence[ItemRecord]) -> bool:
    """Whether the items, in their order, are those of the rows' lists."""
    pairs: dict[str, list[Pair]] = {}
    for item in items:
        said = (getattr(item, "name", getattr(item, "tag", None)),)
        pairs.setdefault(getattr(item, table.key), []).append(
            (*said, getattr(item, "organisation_id", None))
        )
    found = {key: lists_of(said) for key, said in pairs.items()}
    stated = {
        getattr(row, table.key): (
            getattr(row, table.names),
            getattr(row, table.ids) if table.ids else (),
        )
        for row in rows
    }
    return found == {key: lists for key, lists in stated.items() if any(lists)}


def _items(
    table: ListTable,
    rows: Sequence[Record],
    about: dict[str, About],
    pair: Callable[..., tuple[Pair, ...]],
) -> Iterator[ItemRecord]:
    for row in rows:
        key, document_id = getattr(row, table.key), row.model_dump(include={"document_id"})
        names = getattr(row, table.names)
        ids = getattr(row, table.ids) if table.ids else ()
        where = about.get(document_id["document_id"], (None, None))
        pairs = pair(names, ids, where) if table.ids else tuple((name, None) for name in names)
        for position, (name, code) in enumerate(pairs, start=1):
            said = {"name": name, "organisation_id": code}
            values = said if issubclass(table.model, BodyRecord) else {"tag": name}
            item_id = content_id(table.model.table.name, key, str(position))
            yield table.model.model_validate(
                {**document_id, table.key: key, "item_id": item_id, "position": position, **values}
            )


def _is_named(name: str, body: OrganisationRow | None) -> bool:
    if body is None:
        return False
    names = (body.name, *body.aliases, *body.short_names, *body.acronyms, *body.brands)
    return name.casefold() in {other.casefold() for other in names}

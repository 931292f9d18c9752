"""The same document in other bytes: counted once, and named in a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from jalon.corrections.apply import counted
from jalon.identity import Identities, content_id, fold_label, origin_of
from jalon.messages import finding_messages
from jalon.schemas.corrections import ANCHOR_TEXTS
from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.records import DocumentRecord, DocumentRow, FindingRow, PlacedRecord
from jalon.schemas.values import ReadStatus, Severity

IDENTIFIERS = (
    *("target_id", "indicator_id", "action_id", "result_id", "recommendation_id"),
    *("finding_id", "row_id"),
)
R = TypeVar("R", bound=DocumentRecord)
Extents = tuple[float, ...]
Signature = tuple[tuple[tuple[str, ...], Extents], ...]

SAME_EXTENT_PT = 0.75  # the fields of a copy's rows are as large on the page, to rounding


def without_copies(dataset: Dataset) -> Dataset:
    """``dataset`` with each document once, whatever files it came in.

    Documents whose pages hold the same words, and of which the same rows were read at places of
    the same size, are one: the first by name stays. Where the same words are set or were read in
    another way (a scan, a new layout), both stay. A finding names the other file in either case.

    Rows are named by what their document says: those of a second reading that stays are named by
    its bytes as well, so that no two rows bear one name.
    """
    groups: dict[str, list[DocumentRow]] = defaultdict(list)
    for row in dataset.documents:
        if row.content_id is not None and row.status is not ReadStatus.FAILED:
            groups[row.content_id].append(row)
    alike = [rows for rows in groups.values() if len(rows) > 1]
    if not alike:
        return dataset
    signatures = _signatures(dataset, {row.document_id for rows in alike for row in rows})
    dropped: set[str] = set()
    findings: list[FindingRow] = []
    for rows in alike:
        kept: list[DocumentRow] = []
        for row in sorted(rows, key=lambda row: (row.file_name, row.document_id)):
            twin = next((k for k in kept if _same(signatures, k, row)), None)
            if twin is not None:
                dropped.add(row.document_id)
                findings.append(_finding("same_content", Severity.INFO, twin, row))
                continue
            if kept:
                findings.append(_finding("same_words", Severity.WARNING, kept[0], row))
            kept.append(row)
    return counted(told_apart(_without(dataset, dropped, findings)))


def told_apart(dataset: Dataset) -> Dataset:
    """``dataset`` without two rows of one identifier: documents that say the same have the same.

    The first document by name keeps its identifiers; a dataset told apart before stays as it is.
    """
    groups: dict[str, list[DocumentRow]] = defaultdict(list)
    for row in dataset.documents:
        if row.content_id is not None:
            groups[row.content_id].append(row)
    others: set[str] = set()
    for rows in groups.values():
        if len(rows) > 1:
            first, *more = sorted(rows, key=lambda row: (row.file_name, row.document_id))
            taken = _ids_of(dataset, {first.document_id})
            others |= {
                row.document_id for row in more if taken & _ids_of(dataset, {row.document_id})
            }
    if not others:
        return dataset
    tables = {
        name: tuple(
            _renamed(row) if row.document_id in others else row for row in getattr(dataset, name)
        )
        for name in (*ROW_TABLES, "findings")
    }
    return replace(dataset, **tables)


def _ids_of(dataset: Dataset, documents: set[str]) -> set[str]:
    return {
        str(getattr(row, row.table.key))
        for name in (*ROW_TABLES, "findings")
        for row in getattr(dataset, name)
        if row.document_id in documents
    }


def _renamed(row: R) -> R:
    """``row`` with its identifiers, and those that it refers to, made of its bytes as well."""
    now = {
        name: content_id(row.document_id, value)
        for name in IDENTIFIERS
        if (value := getattr(row, name, None)) is not None and value != row.document_id
    }
    return row.model_copy(update=now)


def _same(signatures: dict[str, Signature], first: DocumentRow, second: DocumentRow) -> bool:
    one, other = signatures[first.document_id], signatures[second.document_id]
    if [(texts, len(x)) for texts, x in one] != [(texts, len(x)) for texts, x in other]:
        return False
    sides = (
        (a, b) for (_, x), (_, y) in zip(one, other, strict=True) for a, b in zip(x, y, strict=True)
    )
    return all(abs(a - b) <= SAME_EXTENT_PT for a, b in sides)


def _signatures(dataset: Dataset, ids: set[str]) -> dict[str, Signature]:
    """What was read of each document: its rows' texts and how large they are, in any order."""
    found: dict[str, list[tuple[tuple[str, ...], Extents]]] = {i: [] for i in ids}
    for name in ROW_TABLES:
        for row in getattr(dataset, name):
            if row.document_id in ids:
                texts = (fold_label(getattr(row, field)) for field in ANCHOR_TEXTS[name])
                found[row.document_id].append(((name, row.method, *texts), _extents(row)))
    return {document_id: tuple(sorted(rows)) for document_id, rows in found.items()}


def _extents(row: PlacedRecord) -> Extents:
    """Sides of each field's boxes, in points, the shorter first: a copy may lie on its side."""
    places = (b for b in row.boxes or ())
    sides = (sorted((b.x1 - b.x0, b.bottom - b.top)) for b in places)
    return tuple(side for both in sides for side in both)


def _without(dataset: Dataset, dropped: set[str], findings: Sequence[FindingRow]) -> Dataset:
    names = ("documents", *ROW_TABLES, "findings")
    kept = {
        name: tuple(row for row in getattr(dataset, name) if row.document_id not in dropped)
        for name in names
    }
    order = {row.document_id: at for at, row in enumerate(kept["documents"])}
    told = sorted([*kept["findings"], *findings], key=lambda row: order[row.document_id])
    return replace(dataset, **{**kept, "findings": tuple(told)})


def _finding(code: str, severity: Severity, row: DocumentRow, other: DocumentRow) -> FindingRow:
    fr, en = finding_messages(code, {"file": other.file_name})
    ids = Identities(origin_of(row.document_id, row.content_id))
    return FindingRow(
        document_id=row.document_id,
        finding_id=ids.next("finding", code, other.sha256, other.file_name),
        page=None,
        x0=None,
        top=None,
        x1=None,
        bottom=None,
        severity=severity,
        code=code,
        message_fr=fr,
        message_en=en,
        row_id=None,
    )

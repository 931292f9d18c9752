"""Checks rows against their documents: pages, boxes on them, and how many rows are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.field_records import FieldBox, PageSize
from jalon.schemas.records import DocumentRow, PlacedRecord

# a fault's code, and what fills its sentence
PlaceFault = tuple[str, dict[str, object]]

SLACK_PT = 2.0  # ascenders and strokes may reach over the page's edge


def place_faults(dataset: Dataset) -> Iterator[PlaceFault]:
    """What stands on no page of its document, off its page, or is counted wrongly."""
    documents = {row.document_id: row for row in dataset.documents}
    for name in ROW_TABLES:
        rows: tuple[PlacedRecord, ...] = getattr(dataset, name)
        for number, row in enumerate(rows, start=1):
            document = documents.get(row.document_id)
            if document is not None:
                yield from _row_faults(number, row, document)
    yield from _count_faults(dataset)


def _row_faults(number: int, row: PlacedRecord, document: DocumentRow) -> Iterator[PlaceFault]:
    whole = FieldBox(field="row", **{name: getattr(row, name) for name in _BOX})
    for box in (whole, *row.boxes):
        where: dict[str, object] = {
            "table": row.table.name,
            "row": number,
            "column": box.field,
            "page": box.page,
        }
        if document.pages is not None and box.page > document.pages:
            yield "fault_page_unknown", where | {"pages": document.pages}
        elif (size := _size_of(box.page, document)) is not None and _is_off(box, size):
            yield "fault_box_off_page", where | {"width": size.width, "height": size.height}


_BOX = ("page", "x0", "top", "x1", "bottom")


def _size_of(page: int, document: DocumentRow) -> PageSize | None:
    sizes = (size for size in document.page_sizes if size.first_page <= page <= size.last_page)
    return next(sizes, None)


def _is_off(box: FieldBox, size: PageSize) -> bool:
    """Whether a box reaches over its page's edge."""
    return (
        min(box.x0, box.top) < -SLACK_PT
        or box.x1 > size.width + SLACK_PT
        or box.bottom > size.height + SLACK_PT
    )


def _count_faults(dataset: Dataset) -> Iterator[PlaceFault]:
    """Documents whose counts of rows and findings are not those of the tables."""
    rows = Counter(row.document_id for name in ROW_TABLES for row in getattr(dataset, name))
    findings = Counter(row.document_id for row in dataset.findings)
    for number, document in enumerate(dataset.documents, start=1):
        for column, counts in (("rows", rows), ("findings", findings)):
            stated, found = getattr(document, column), counts[document.document_id]
            if stated != found:
                yield (
                    "fault_count",
                    {"row": number, "column": column, "stated": stated, "found": found},
                )

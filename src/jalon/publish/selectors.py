"""Where a text stands, as W3C Web Annotation selectors: page and rectangle, then the exact words.

https://www.w3.org/TR/annotation-model/#selectors; the fragment is that of RFC 8118:
``page=3&viewrect=left,top,width,height``, in points from the top left of the displayed page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from jalon.schemas.field_records import FieldBox
from jalon.schemas.records import DocumentRow, PlacedRecord

Json = dict[str, object]

PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc8118"


def source_of(document: DocumentRow) -> str | None:
    """What the selectors point into: the file's address, else its digest; None if neither is known.

    >>> source_of(DocumentRow.model_construct(source_url=None, sha256="9729f1"))
    'urn:sha256:9729f1'
    """
    if document.source_url is not None or document.sha256 is None:
        return document.source_url
    return f"urn:sha256:{document.sha256}"


def fields_with_boxes(row: PlacedRecord) -> dict[str, list[FieldBox]]:
    """The boxes of each column of a row, in the order in which they stand there."""
    by_field: dict[str, list[FieldBox]] = defaultdict(list)
    for box in row.boxes:
        by_field[box.field].append(box)
    return dict(by_field)


def selectors_of(row: PlacedRecord, fields: Collection[str] | None = None) -> list[Json]:
    """A selector for each box of a row, with the column whose text stands there.

    Args:
        row: A row of a table.
        fields: The columns that are wanted; None for all.
    """
    return [
        {"field": field, "selector": one}
        for field, boxes in fields_with_boxes(row).items()
        if fields is None or field in fields
        for one in field_selectors(boxes, printed(row, field))
    ]


def printed(row: PlacedRecord, field: str) -> object:
    """The words of the page in a column; None where they are a person's or the period's code."""
    corrected = {one.field for one in row.corrections}
    return None if field == "period" or field in corrected else getattr(row, field)


def field_selectors(boxes: Sequence[FieldBox], value: object) -> Iterator[Json]:
    """A selector a box; with the words of ``value`` where it is known which of them stand there."""
    texts = list(value) if isinstance(value, tuple) else [value]
    is_told = len(texts) == len(boxes)
    for at, box in enumerate(boxes):
        edges = (box.x0, box.top, box.x1 - box.x0, box.bottom - box.top)
        rectangle = ",".join(f"{edge:.2f}".rstrip("0").rstrip(".") for edge in edges)
        selector: Json = {
            "type": "FragmentSelector",
            "conformsTo": PDF_FRAGMENT,
            "value": f"page={box.page}&viewrect={rectangle}",
        }
        text = texts[at] if is_told else None
        if isinstance(text, str):
            selector["refinedBy"] = {"type": "TextQuoteSelector", "exact": text}
        yield selector

"""JSON-LD: every text of a row as a W3C Web Annotation of its spot in the PDF.

A target names the file (its address where known, else its digest) and two selectors: the page and
rectangle (RFC 8118, ``page=3&viewrect=left,top,width,height`` in points from the top left), refined
by the exact words. See https://www.w3.org/TR/annotation-model/#selectors.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jalon.exporting.tree import by_document
from jalon.exporting.xml_text import decimal
from jalon.schemas.dataset import Dataset
from jalon.schemas.field_records import FieldBox
from jalon.schemas.records import RECORDS, DocumentRow, PlacedRecord

Json = dict[str, object]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"jalon": "urn:jalon:"}]
PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc8118"
TABLES = ("targets", "actions", "results", "recommendations")


def write_annotations(dataset: Dataset, folder: Path) -> None:
    """Write ``<document_id>.jsonld`` for each document."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {name: by_document(getattr(dataset, name)) for name in TABLES}
    for document in dataset.documents:
        rows = {name: tables[name].get(document.document_id, []) for name in TABLES}
        text = json.dumps(annotation_page(document, rows), ensure_ascii=False, indent=1) + "\n"
        path = folder / f"{document.document_id}.jsonld"
        path.write_text(text, encoding="utf-8", newline="\n")


def annotation_page(document: DocumentRow, rows: Mapping[str, Sequence[PlacedRecord]]) -> Json:
    """All annotations of one document, whose rows these are by table."""
    items = [
        annotation
        for name in TABLES
        for row in rows[name]
        for annotation in _annotations(name, row, document)
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:jalon:{document.document_id}",
        "type": "AnnotationPage",
        "items": items,
    }


def _annotations(table: str, row: PlacedRecord, document: DocumentRow) -> Iterator[Json]:
    by_field: dict[str, list[FieldBox]] = defaultdict(list)
    for box in row.boxes:
        by_field[box.field].append(box)
    key = getattr(row, RECORDS[table].table.key)
    source = document.source_url or f"urn:sha256:{document.sha256}"
    for field, boxes in by_field.items():
        selectors = list(_selectors(boxes, getattr(row, field)))
        targets: list[Json] = [{"source": source, "selector": one} for one in selectors]
        yield {
            "id": f"urn:jalon:{document.document_id}:{table}:{key}:{field}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {"jalon:table": table, "jalon:row": key, "jalon:column": field},
            "target": targets if len(targets) > 1 else targets[0],
        }


def _selectors(boxes: list[FieldBox], value: object) -> Iterator[Json]:
    """A selector a box; the words where it is known which of them stand there."""
    texts = list(value) if isinstance(value, tuple) else [value]
    is_told = len(texts) == len(boxes)
    for at, box in enumerate(boxes):
        edges = (box.x0, box.top, box.x1 - box.x0, box.bottom - box.top)
        rectangle = ",".join(decimal(round(edge, 2)) for edge in edges)
        selector: Json = {
            "type": "FragmentSelector",
            "conformsTo": PDF_FRAGMENT,
            "value": f"page={box.page}&viewrect={rectangle}",
        }
        text = texts[at] if is_told else None
        # the words of a normalised period are not those of the page
        if isinstance(text, str) and box.field != "period":
            selector["refinedBy"] = {"type": "TextQuoteSelector", "exact": text}
        yield selector

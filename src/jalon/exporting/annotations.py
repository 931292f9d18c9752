"""JSON-LD: every text of a row as a W3C Web Annotation of its spot in the PDF.

A target names the file (its address where known, else its digest) and two selectors: the page and
rectangle (RFC 8118, ``page=3&viewrect=left,top,width,height`` in points from the top left), refined
by the exact words. See https://www.w3.org/TR/annotation-model/#selectors.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jalon.exporting.tree import by_document
from jalon.publish.selectors import field_selectors, fields_with_boxes, printed, source_of
from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.records import RECORDS, DocumentRow, PlacedRecord

Json = dict[str, object]

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"jalon": "urn:jalon:"}]


def write_annotations(dataset: Dataset, folder: Path) -> None:
    """Write ``<document_id>.jsonld`` for each document."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {name: by_document(getattr(dataset, name)) for name in ROW_TABLES}
    for document in dataset.documents:
        rows = {name: tables[name].get(document.document_id, []) for name in ROW_TABLES}
        text = json.dumps(annotation_page(document, rows), ensure_ascii=False, indent=1) + "\n"
        path = folder / f"{document.document_id}.jsonld"
        path.write_text(text, encoding="utf-8", newline="\n")


def annotation_page(document: DocumentRow, rows: Mapping[str, Sequence[PlacedRecord]]) -> Json:
    """All annotations of one document, whose rows these are by table."""
    items = [
        annotation
        for name in ROW_TABLES
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
    key = getattr(row, RECORDS[table].table.key)
    source = source_of(document)
    for field, boxes in fields_with_boxes(row).items():
        selectors = field_selectors(boxes, printed(row, field))
        targets: list[Json] = [{"source": source, "selector": one} for one in selectors]
        yield {
            "id": f"urn:jalon:{document.document_id}:{table}:{key}:{field}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {"jalon:table": table, "jalon:row": key, "jalon:column": field},
            "target": targets if len(targets) > 1 else targets[0],
        }

"""Pictures of the pages that rows were read from, small enough for a page that is sent around."""

from __future__ import annotations

import base64
from collections import defaultdict

from jalon.report.pictures import as_webp, draw_of, opened
from jalon.report.places import Places
from jalon.schemas.dataset import ROW_TABLES, Dataset
from jalon.schemas.errors import DocumentError

MOST_BYTES = 40_000_000  # of all pictures; a mailbox and a phone still take the page
FINE_DPI, COARSE_DPI = 110, 72
MANY_PAGES = 300  # beyond, pictures are drawn coarser


def page_pictures(dataset: Dataset, places: Places) -> dict[str, str]:
    """The picture of each page with rows, by document and page; those of lost files are missing.

    A picture is the address of its own data. Once all of them are too large together, the rest
    is left out; the page says so beside the row.
    """
    wanted: dict[str, set[int]] = defaultdict(set)
    for name in ROW_TABLES:
        for row in getattr(dataset, name):
            wanted[row.document_id].add(row.page)
    count = sum(map(len, wanted.values()))
    dpi = FINE_DPI if count <= MANY_PAGES else COARSE_DPI
    found: dict[str, str] = {}
    room = MOST_BYTES
    for document_id, pages in wanted.items():
        path = places.files.get(document_id)
        if path is None or room <= 0:
            continue
        try:
            with opened(path) as document:
                for page in sorted(pages):
                    data = as_webp(draw_of(document, path, page, dpi), 40)
                    room -= len(data)
                    if room <= 0:
                        break
                    found[f"{document_id}-{page}"] = _address(data)
        except DocumentError:
            continue
    return found


def _address(data: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(data).decode()

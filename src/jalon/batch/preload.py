"""Imported by the server from which reading processes are forked: what they need is there once.

A page with a few words is read, so that word lists, weights and patterns are loaded before.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jalon.batch import worker
from jalon.reading import read_source
from jalon.schemas.inputs import SourceFile

TEXT = "BT /F 12 Tf 50 700 Td (Plan 2025-2026 Actions Indicateurs Cibles 12 ateliers) Tj ET"
PAGE = f"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length {len(TEXT)}>>stream
{TEXT}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""

READS = worker.read_task  # what the server forks processes for

with suppress(Exception):  # the server must start, whatever is wrong with a word list
    read_source(SourceFile(Path("page.pdf"), "page.pdf", None, "0" * 16), PAGE.encode())

"""What a page does not show to a reader of its text: damaged streams, fields of forms."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from raw_pdf import raw_pdf, stream, text

from jalon.extract.pdf.inflation import damaged_streams
from jalon.extract.pdf.open import open_bytes
from jalon.schemas.page import Page

PACKED = zlib.compress(b"0123456789" * 40 + bytes(range(256)))
CUT = PACKED[: len(PACKED) // 2]
TORN = PACKED[:20] + bytes(b ^ 0xFF for b in PACKED[20:60]) + PACKED[60:]

STREAMS = {
    "whole": (PACKED, "/FlateDecode", 0),
    "cut short": (CUT, "/FlateDecode", 1),
    "torn": (TORN, "/FlateDecode", 1),
    "another filter named": (PACKED, "/LZWDecode", 1),
    "no filter": (PACKED, "/Nothing", 0),
    "packed in text": (b"Gb!;b9f2ABC~>" * 9, "[/ASCII85Decode/FlateDecode]", 0),
    "empty form": (CUT[:4], "/FlateDecode", 0),
    "image": (CUT, "/FlateDecode/Subtype/Image", 0),
}


@pytest.mark.parametrize(("data", "filters", "count"), STREAMS.values(), ids=STREAMS)
def test_damaged_streams_are_counted(data: bytes, filters: str, count: int) -> None:
    """Streams that cannot be what their filter says are counted, and no others."""

    pdf = raw_pdf(text(50, 200, "Plan"), extra=[stream(data, f"/Filter{filters}")])

    assert damaged_streams(pdf) == count
    with open_bytes(Path("x.pdf"), pdf) as file:
        assert file.damaged_streams == count


FIELDS = {"filled": ("/V(80 %)", True), "empty": ("/V()", False), "without value": ("", False)}


@pytest.mark.parametrize(("value", "is_told"), FIELDS.values(), ids=FIELDS)
def test_filled_fields_are_told(value: str, *, is_told: bool) -> None:
    """A field of a form that holds a text leaves a note on its page."""

    field = f"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[9 9 90 30]{value}>>".encode()
    pdf = raw_pdf(text(50, 200, "Plan"), extra=[field])
    pdf = pdf.replace(b"/Type/Page/Parent", b"/Type/Page/Annots[3 0 R]/Parent")
    with open_bytes(Path("x.pdf"), pdf) as file:
        (page,) = file.pages()

    assert isinstance(page, Page)
    assert ("form_fields" in page.notes) is is_told

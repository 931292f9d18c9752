"""Documents that ask for more than any printed one: told before they are paid for."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from raw_pdf import raw_pdf, stream, text

from jalon.extract.bad_pages import failed_pages
from jalon.extract.pdf import glyphs, inflation, raster
from jalon.extract.pdf import open as opening
from jalon.extract.pdf.open import open_bytes
from jalon.schemas.errors import DamagedPdfError, DocumentError, LimitError
from jalon.schemas.page import Page

PATH = Path("x.pdf")


def with_stream(data: bytes, filters: str) -> bytes:
    """A PDF that holds ``data`` in a stream of its own."""
    return raw_pdf(text(50, 200, "Plan"), extra=[stream(data, f"/Filter{filters}")])


@pytest.fixture(autouse=True)
def _low_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two megabytes are too many."""
    monkeypatch.setattr(inflation, "MOST", 2_000_000)


BOMBS = {
    "once": (zlib.compress(bytes(3_000_000), 9), "/FlateDecode"),
    "twice": (zlib.compress(zlib.compress(bytes(3_000_000), 9), 9), "[/FlateDecode/Fl]"),
}


@pytest.mark.parametrize(("data", "filters"), BOMBS.values(), ids=BOMBS)
def test_inflating_streams_are_refused(data: bytes, filters: str) -> None:
    """A stream that inflates too far ends the reading of its document before PDFium sees it."""

    with pytest.raises(LimitError) as caught:
        open_bytes(PATH, with_stream(data, filters))

    assert caught.value.code == "limit_inflated"


ALLOWED = {
    "short": (zlib.compress(bytes(1_000_000)), "/FlateDecode"),
    "image": (zlib.compress(bytes(3_000_000), 9), "/FlateDecode/Subtype/Image"),
    "damaged": (b"x" * 300_000, "/FlateDecode"),
}


@pytest.mark.parametrize(("data", "filters"), ALLOWED.values(), ids=ALLOWED)
def test_other_streams_pass(data: bytes, filters: str) -> None:
    """Streams of common length, images and damaged streams do not bar a document."""

    assert not inflation.inflates_too_far(with_stream(data, filters))


def test_too_many_glyphs_cost_their_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with more characters than allowed is left out, the others are read."""

    monkeypatch.setattr(glyphs, "MOST_GLYPHS", 10)
    with open_bytes(PATH, raw_pdf(text(50, 200, "Plan d'action"), text(50, 200, "Plan"))) as file:
        first, second = file.pages()

    assert isinstance(first, LimitError)
    assert (first.code, first.page) == ("limit_glyphs", 1)
    assert isinstance(second, Page)


def test_large_images_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose picture is asked for and too large keeps its text, with a note."""

    monkeypatch.setattr(raster, "MOST_IMAGE_MEGAPIXELS", 1e-6)
    image = stream(
        bytes(4),
        "/Type/XObject/Subtype/Image/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray",
    )
    content = b"q 90 0 0 90 0 0 cm /I Do Q\n" + b"1 g " + text(50, 200, "blanc")
    data = raw_pdf(content, resources="/XObject<</I 3 0 R>>", extra=[image])
    with open_bytes(PATH, data) as file:
        (page,) = file.pages()

    assert isinstance(page, Page)
    assert [w.text for w in page.words] == ["blanc"]
    assert "picture_over_limit" in page.notes


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages over the limit are not read, and that is a finding."""

    monkeypatch.setattr(opening, "MOST_PAGES", 2)
    with open_bytes(PATH, raw_pdf(*[text(50, 200, "Plan")] * 3)) as file:
        pages = list(file.pages())

    assert len(pages) == 2


def test_pages_that_are_not_there_are_one_finding() -> None:
    """A run of pages with one cause is told once; single ones stay apart."""

    errors: list[DocumentError] = [DamagedPdfError(PATH, "no page", n) for n in range(2, 200)]
    errors.append(LimitError(PATH, "limit_glyphs", "10", 300))

    findings = failed_pages(errors, 5001)

    assert [f.code for f in findings] == ["pages_failed", "page_limit_glyphs", "pages_over_limit"]
    assert dict(findings[0].params)["last"] == "199"


def test_a_page_is_barred() -> None:
    """The page that the caller bars is not read, and its error stands for it."""

    barred = LimitError(PATH, "limit_seconds", "30", 2)
    with open_bytes(PATH, raw_pdf(*[text(50, 200, "Plan")] * 3)) as file:
        pages = list(file.pages(watch=lambda number, _: barred if number == 2 else None))

    assert pages[1] is barred
    assert isinstance(pages[2], Page)

"""Letters of one word of which some are seen and others are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from raw_pdf import raw_pdf, text

from jalon.extract.pdf.open import open_bytes
from jalon.schemas.page import Page

SEEN = text(20, 200, "12")
NEXT = 20 + 2 * 0.556 * 12  # Helvetica's figures are 0.556 em wide
BESIDE = text(NEXT, 200, "7")
COVER = b"1 1 1 rg %.2f 196 12 14 re f " % NEXT
MARKER = b"/G gs 1 1 0 rg %.2f 196 12 14 re f " % NEXT

UNSEEN = {
    "white": (b"1 1 1 rg " + BESIDE, "white_text"),
    "white in a frame": (b"5 190 90 30 re S 1 1 1 rg " + BESIDE, "white_text"),
    "without ink": (BESIDE.replace(b"BT", b"BT 3 Tr"), "hidden_layer"),
    "covered": (text(NEXT, 200, " 7") + COVER, "clipped_text"),
}


def words_of(content: bytes) -> tuple[list[str], tuple[str, ...]]:
    """Texts and notes of the page that draws ``content``."""
    gs = "/ExtGState<</G<</BM/Multiply>>>>"
    with open_bytes(Path("a.pdf"), raw_pdf(content, resources=gs)) as file:
        (page,) = file.pages()
    assert isinstance(page, Page)
    return [w.text for w in page.words], page.notes


@pytest.mark.parametrize(("content", "note"), UNSEEN.values(), ids=UNSEEN)
def test_an_unseen_figure_is_no_part_of_a_number(content: bytes, note: str) -> None:
    """A figure that nobody sees is left out, though it stands where the next one would."""
    assert words_of(SEEN + content) == (["12"], (note,))


def test_seen_inks_make_one_number() -> None:
    """Two dark colours, or white on a dark band, are seen: the word is one."""
    assert words_of(SEEN + b"0.8 0 0 rg " + BESIDE) == (["127"], ())
    band = b"0 0 0.4 rg 10 190 60 30 re f 0.9 1 1 rg " + SEEN + b"1 1 1 rg " + BESIDE
    assert "".join(words_of(band)[0]) == "127"


def test_marked_text_is_seen() -> None:
    """A marker's colour over a figure lets it through."""
    assert words_of(SEEN + b" 0 g " + text(NEXT + 8, 200, "7") + MARKER) == (["12", "7"], ())

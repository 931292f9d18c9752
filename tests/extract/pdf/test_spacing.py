"""Where words begin and end, when the file does not say it with spaces."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.schemas.page import Page

SIZE = 12.0


def texts_of(path: Path) -> list[str]:
    """The words of the first page."""
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return [w.text for w in page.words]


@pytest.mark.parametrize("tracking", [0.0, 0.6, 1.2, 1.6])
def test_spaced_out_headings_keep_their_words(tmp_path: Path, tracking: float) -> None:
    """Letters set apart are still letters of one word."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica-Bold", SIZE)
    canvas.drawString(72, 700, "BRILLER DE MILLE ENJEUX", charSpace=tracking)
    canvas.save()

    assert texts_of(path) == ["BRILLER", "DE", "MILLE", "ENJEUX"]


@pytest.mark.parametrize("jitter", [0.0, 0.02, 0.5])
def test_characters_drawn_one_by_one_make_words(tmp_path: Path, jitter: float) -> None:
    """Browsers place characters singly; only a gap parts words then."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", SIZE)
    x = 72.0
    for i, character in enumerate("Plan 2024-2025 de mesure"):
        if character != " ":
            canvas.drawString(x, 700 + jitter * (i % 2), character)
        x += stringWidth(character, "Helvetica", SIZE)
    canvas.save()

    assert texts_of(path) == ["Plan", "2024-2025", "de", "mesure"]


def test_a_single_character_is_a_word(tmp_path: Path) -> None:
    """A page with one character, or none, is read."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "1")
    canvas.showPage()
    canvas.rect(10, 10, 50, 50)
    canvas.save()
    with open_pdf(path) as document:
        pages = list(document.pages())

    assert [[w.text for w in p.words] for p in pages if isinstance(p, Page)] == [["1"], []]


@pytest.mark.parametrize(
    ("first", "rest", "words"),
    [
        ("1", "6687", ["16687"]),
        ("4", "5", ["45"]),
        ("16", "687", ["16", "687"]),
        ("12", "x", ["12", "x"]),
    ],
)
def test_digits_a_little_apart_are_one_number(
    tmp_path: Path, first: str, rest: str, words: list[str]
) -> None:
    """Less than a space parts no number, but groups of thousands and what is no digit."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(72, 700, first)
    canvas.drawString(72 + stringWidth(first, "Helvetica", SIZE) + 0.21 * SIZE, 700, rest)
    canvas.save()

    assert texts_of(path) == words

"""What is text and what are a font's bare codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.extract.scans.legibility import illegible_fonts, is_legible
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Word

FRENCH = (
    "Nombre de personnes étudiantes qui participent aux activités de transition et taux de "
    "satisfaction du personnel enseignant à l'égard de la formation offerte par le Pôle"
)
ENGLISH = (
    "Number of students who take part in transition activities and rate of satisfaction of "
    "teaching staff with the training offered by the network of colleges"
)


def shifted(text: str, by: int) -> str:
    """The text with every letter's code moved, as a font without a map gives it."""
    return " ".join("".join(chr(max(ord(ch) + by, 33)) for ch in word) for word in text.split())


TEXT = [
    pytest.param(FRENCH, id="French"),
    pytest.param(ENGLISH, id="English"),
    pytest.param(FRENCH.upper(), id="capitals"),
    pytest.param("12 1 250 80 % 3,5 2025-2026 481 000 $ 10 20 30 40 50", id="numbers"),
    pytest.param("UQAM CSTJ UQTR CCTT CRSNG FRQ", id="a few acronyms"),
    pytest.param(
        "\uf0b7 \uf0b7 \uf0b7 \uf0b7 \uf0b7 \uf0b7 \uf0b7 \uf0b7 \uf0b7 \uf0b7", id="bullets"
    ),
    pytest.param("", id="nothing"),
    pytest.param("XQ JZ-12 WK BTZ QX-7 ZZ KJH VWX PQR HXJ TKZ DWQ " * 4, id="codes of letters"),
    pytest.param("QXJKZ WVKTZ " * 30, id="a few codes again and again"),
]
CODES = [
    pytest.param(shifted(FRENCH, -29), id="glyph numbers as letters"),
    pytest.param(shifted(FRENCH, 3), id="shifted by three"),
    pytest.param(shifted(ENGLISH, 1), id="shifted by one"),
    pytest.param(shifted(ENGLISH, 0xE000), id="private use"),
    pytest.param("\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd", id="unread"),
]


@pytest.mark.parametrize("text", TEXT)
def test_text_is_legible(text: str) -> None:
    """Words, numbers, acronyms and bullets are text."""
    assert is_legible(text.split())


@pytest.mark.parametrize("text", CODES)
def test_codes_are_not(text: str) -> None:
    """Signs that no text has, and letters in no language's order, are not text."""
    assert not is_legible(text.split())


@given(st.lists(st.text()))
def test_any_text_is_judged(texts: list[str]) -> None:
    """Judging never fails, and depends on nothing but the text."""
    assert is_legible(texts) is is_legible(list(texts))


def test_each_font_is_judged_by_itself() -> None:
    """One font without a map does not condemn the others."""
    box = Box(0, 0, 10, 10)
    good = [Word(t, box, 8.0, font="Lato") for t in FRENCH.split()]
    bad = [Word(t, box, 8.0, font="Subset") for t in shifted(FRENCH, -29).split()]

    assert illegible_fonts([*good, *bad]) == {"Subset"}


def test_a_character_without_name_is_never_dropped(tmp_path: Path) -> None:
    """A glyph that its font does not name leaves a sign in its place, not a shorter word."""
    # reportlab puts Vera's letters beyond ASCII at codes that only the map explains.
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(300, 100), pageCompression=0)
    canvas.setFont("Vera", 10)
    canvas.drawString(20, 50, "Réussite des étudiants : 300")
    canvas.save()
    path.write_bytes(path.read_bytes().replace(b"/ToUnicode", b"/ToUnicodX"))

    with open_pdf(path) as document:
        page = next(iter(document.pages()))

    assert isinstance(page, Page)
    assert [w.text for w in page.words] == ["R\ufffdussite", "des", "\ufffdtudiants", ":", "300"]
    assert "unmapped_characters" in page.notes

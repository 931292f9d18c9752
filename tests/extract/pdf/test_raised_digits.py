"""Footnote digits beside numbers, however a producer raises them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import typst
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.schemas.page import Page, Word


def words_of(path: Path) -> tuple[Word, ...]:
    """The words of the first page."""
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return page.words


def typeset(path: Path, text: str) -> list[tuple[str, bool]]:
    """Words, and whether they are raised, of a line set by Typst."""
    source = path / "a.typ"
    source.write_text(f'#set page(width: 300pt, height: 100pt)\n#set text(8pt, lang: "fr")\n{text}')
    typst.compile(str(source), output=str(path / "a.pdf"))
    return [(w.text, w.is_raised) for w in words_of(path / "a.pdf")]


TYPICAL = [
    pytest.param("300#super[1]", [("300", False), ("1", True)], id="whole number"),
    pytest.param(
        "45 000#super[12]", [("45", False), ("000", False), ("12", True)], id="two digits"
    ),
    pytest.param("60 %#super[2]", [("60", False), ("%", False), ("2", True)], id="percent"),
    pytest.param("(300#super[1])", [("(300", False), ("1", True), (")", False)], id="in brackets"),
    pytest.param("inscrits#super[3]", [("inscrits", False), ("3", True)], id="word"),
    pytest.param("#super[1]Selon", [("1", True), ("Selon", False)], id="before its note"),
    pytest.param("#super[1] Selon", [("1", True), ("Selon", False)], id="apart from its note"),
]
REFUSED = [
    pytest.param("3001", [("3001", False)], id="plain number"),
    pytest.param(
        '#text(number-type: "old-style")[31 469]', [("31", False), ("469", False)], id="old style"
    ),
    pytest.param("CO#sub[2]", None, id="lowered"),
    pytest.param("#set text(fractions: true)\n1/2", None, id="numerator"),
    pytest.param(
        "2024-2025 1.1.1 3,5", [("2024-2025", False), ("1.1.1", False), ("3,5", False)], id="codes"
    ),
]


@pytest.mark.parametrize(("text", "expected"), TYPICAL)
def test_superscript_glyphs_are_marks(
    tmp_path: Path, text: str, expected: list[tuple[str, bool]]
) -> None:
    """A digit whose ink alone stands high is parted from the number that it follows."""
    assert typeset(tmp_path, text) == expected


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_figures_in_line_stay_whole(
    tmp_path: Path, text: str, expected: list[tuple[str, bool]] | None
) -> None:
    """Figures that only have other heights than their neighbours are no marks."""
    words = typeset(tmp_path, text)

    assert not any(raised for _, raised in words)
    assert expected is None or words == expected


def test_the_mark_stands_where_it_is_drawn(tmp_path: Path) -> None:
    """A mark follows its number without a space, in box and in order."""
    typeset(tmp_path, "Au moins 300#super[1] personnes")
    words = words_of(tmp_path / "a.pdf")
    number, mark = next((a, b) for a, b in pairwise(words) if b.is_raised)

    assert not mark.has_space_before
    assert mark.order == number.order + 1
    assert mark.box.x0 == pytest.approx(number.box.x1, abs=0.5)


@pytest.mark.parametrize("size", [9, 5.5], ids=["same size", "smaller"])
def test_text_rise_makes_a_mark(tmp_path: Path, size: float) -> None:
    """A digit that the content stream lifts is a mark, whatever its size."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(300, 100))
    text = canvas.beginText(20, 50)
    text.setFont("Helvetica", 9)
    text.textOut("300")
    text.setRise(3.5)
    text.setFont("Helvetica", size)
    text.textOut("1")
    canvas.drawText(text)
    canvas.save()

    assert [(w.text, w.is_raised) for w in words_of(path)] == [("300", False), ("1", True)]

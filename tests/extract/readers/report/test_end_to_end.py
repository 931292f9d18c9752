"""Annual reports from the file to the rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.extract.readers.report import read_report
from jalon.extract.tables import find_tables
from jalon.extract.text.hyphens import lexicon_of
from jalon.schemas.page import Page
from jalon.schemas.raw import ReportReading
from jalon.vocabulary import Wordbook

CORPUS = Path(__file__).parents[4].parent / "shared" / "corpus"
NAME = "rapport-annuel-quebec-2024-2025"
CARDS = (
    ("Shared calendar", "A tool for all institutions.", ("11 events", "55 clicks"), ("Access",)),
    ("Campus tours", "Visits for secondary students.", ("+ 64 schools",), ("Outreach", "STEM")),
    ("Data portrait", "Third edition of the portrait.", (), ("Analysis",)),
)


def read_file(path: Path) -> ReportReading:
    """What the report at ``path`` publishes."""
    with open_pdf(path) as document:
        pages = [page for page in document.pages() if isinstance(page, Page)]
    tables = {page.number: find_tables(page) for page in pages}
    return read_report(pages, tables, Wordbook(), lexicon_of(pages))


def write_cards(path: Path, *, columns: int) -> None:
    """Writes a report of one page with cards in columns under a band."""
    canvas = Canvas(str(path), pagesize=(612, 792))
    canvas.setFillColor(HexColor("#2F8F5B"))
    canvas.roundRect(36, 700, 540, 30, 6, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#FFFFFF"))
    canvas.setFont("Helvetica-Bold", 13)
    canvas.drawString(46, 710, "Objective 1 – Access to higher education")
    width = 540 / columns - 8
    for i, card in enumerate(CARDS):
        x, top = 36 + (i % columns) * (width + 8), 680 - (i // columns) * 140
        _write_card(canvas, x, top, width, card)
    canvas.save()


def _write_card(
    canvas: Canvas,
    x: float,
    top: float,
    width: float,
    card: tuple[str, str, tuple[str, ...], tuple[str, ...]],
) -> None:
    title, text, figures, tags = card
    canvas.setFillColor(HexColor("#EEF4F8"))
    canvas.roundRect(x, top - 130, width, 130, 8, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#0B3C5D"))
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(x + 10, top - 20, title)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(x + 10, top - 38, text)
    for i, words in enumerate((*figures, *tags)):
        y = top - 62 - 18 * i
        is_figure = words in figures
        canvas.setFillColor(HexColor("#0B6E99" if is_figure else "#FFFFFF"))
        canvas.roundRect(x + 10, y - 4, 90, 14, 6, stroke=not is_figure, fill=1)
        canvas.setFillColor(HexColor("#FFFFFF" if is_figure else "#000000"))
        canvas.drawString(x + 16, y, words)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_cards_of_a_file(tmp_path: Path, columns: int) -> None:
    """Cards in one, two or three columns give their figures, tags and theme."""
    path = tmp_path / "report.pdf"
    write_cards(path, columns=columns)

    reading = read_file(path)

    assert [
        (r.theme_number, r.action.text if r.action else None, r.raw.text, len(r.tags))
        for r in reading.results
    ] == [
        ("1", "Shared calendar", "11 events", 1),
        ("1", "Shared calendar", "55 clicks", 1),
        ("1", "Campus tours", "+ 64 schools", 2),
    ]
    assert [a.action.text for a in reading.actions] == [card[0] for card in CARDS]
    assert reading.findings == ()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the repository")
def test_published_report() -> None:
    """Every figure of the published report is read with its action, and nothing else is."""
    gold = json.loads((CORPUS / f"{NAME}.gold.json").read_text(encoding="utf-8"))["results"]

    reading = read_file(CORPUS / f"{NAME}.pdf")

    assert sorted(
        (r.page, r.action.text if r.action else "", r.raw.text, sorted(t.text for t in r.tags))
        for r in reading.results
    ) == sorted((g["page"], g["action"] or "", g["raw"], sorted(g["tags"])) for g in gold)
    assert reading.findings == ()

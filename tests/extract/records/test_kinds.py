"""Kinds of pages, drawn small: what is read of them, from the page to the rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from jalon.extract import open_pdf
from jalon.extract.page_findings import read_pages
from jalon.extract.plan import read_plan
from jalon.extract.tables import find_tables
from jalon.extract.text.hyphens import lexicon_of
from jalon.vocabulary import Wordbook

Row = tuple[str | None, str | None, str | None]
Texts = list[tuple[float, float, str]]  # x, distance from the top, what is printed there
BOLD, PLAIN = "Helvetica-Bold", "Helvetica"


def rows_of(path: Path, draw: Callable[[Canvas], None]) -> list[Row]:
    canvas = Canvas(str(path), pagesize=A4)
    draw(canvas)
    canvas.save()
    with open_pdf(path) as file:
        pages, _ = read_pages(file)
    book = Wordbook().in_language("fr")
    tables = {p.number: find_tables(p) for p in pages}
    found = read_plan(pages, tables, book, lexicon_of(pages))
    return [
        (
            t.action.text if t.action else None,
            t.indicator.text if t.indicator else None,
            t.target.text if t.target else None,
        )
        for t, _ in found.read.targets
    ]


def put(
    canvas: Canvas, x: float, down: float, text: str, *, size: int = 10, is_bold: bool = False
) -> None:
    canvas.setFont(BOLD if is_bold or size > 10 else PLAIN, size)
    canvas.drawString(x, A4[1] - down, text)


def test_cards_abreast_without_frames_keep_to_their_columns(tmp_path: Path) -> None:
    """Labels that stand side by side on one line belong to the cards above them."""
    cards = [
        (50.0, 120.0, "Ouvrir une ressourcerie", "Objets repris", "900"),
        (310.0, 120.0, "Former des guides", "Guides formés", "25"),
        (50.0, 260.0, "Baliser les sentiers", "Sentiers balisés", "12 km"),
        (310.0, 260.0, "Tenir un marché", "Marchés tenus", "8"),
    ]

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 60, "Plan d’action 2025-2028", size=20)
        for x, top, action, indicator, target in cards:
            put(canvas, x, top, action, size=13)
            put(canvas, x, top + 22, "Responsable : Mairie")
            put(canvas, x, top + 38, f"Indicateur : {indicator}")
            put(canvas, x, top + 54, f"Cible : {target}")

    found = rows_of(tmp_path / "a.pdf", draw)

    assert sorted(found) == sorted((a, i, t) for _, _, a, i, t in cards)


def test_labels_of_neighbouring_rows_do_not_run_on(tmp_path: Path) -> None:
    """A short label under a long one is a label of its own, as its value is."""
    units = [
        ("Restaurer la halle", "Arbres plantés", "environ 400 arbres"),
        ("Ouvrir un fablab", "Usagers inscrits", "au moins 60"),
    ]

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 60, "Plan d’action 2025-2028", size=20)
        for n, (action, indicator, target) in enumerate(units):
            top = 110.0 + 120 * n
            put(canvas, 50, top, action, size=14)
            for k, (name, value) in enumerate(
                [
                    ("Porteur", "Commune"),
                    ("Indicateur de résultat", indicator),
                    ("Cible", target),
                ]
            ):
                put(canvas, 50, top + 24 + 15 * k, name, is_bold=True)
                put(canvas, 165, top + 24 + 15 * k, value)

    assert rows_of(tmp_path / "a.pdf", draw) == units


def test_each_bracket_holds_the_target_of_the_text_before_it(tmp_path: Path) -> None:
    """What follows a bracket is the next indicator."""

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 60, "Plan d’action 2025-2028", size=20)
        for n, (action, said) in enumerate(
            [
                ("1.1 Planter des haies", "plants fournis (cible : 2 000) ; fermes (cible : 14)"),
                ("1.2 Curer les mares", "mares curées (cible : 9)"),
            ]
        ):
            put(canvas, 50, 110.0 + 60 * n, action, size=13)
            put(canvas, 50, 130.0 + 60 * n, "Indicateurs :", is_bold=True)
            put(canvas, 116, 130.0 + 60 * n, said)

    assert rows_of(tmp_path / "a.pdf", draw) == [
        ("Planter des haies", "plants fournis", "2 000"),
        ("Planter des haies", "fermes", "14"),
        ("Curer les mares", "mares curées", "9"),
    ]


def test_lines_level_in_all_columns_begin_rows(tmp_path: Path) -> None:
    """No white need part the rows, where every column begins a cell on the same line."""
    lines = [
        ("Rénover la gare et ses", "Voyageurs par jour", "700", "900"),
        ("abords", "", "", ""),
        ("Tracer une voie verte le", "Longueur tracée", "4 km", "11 km"),
        ("long du canal", "", "", ""),
    ]

    def draw(canvas: Canvas) -> None:
        put(canvas, 50, 60, "Plan d’action 2025-2027", size=20)
        for x, head in zip(
            (50, 200, 330, 430), ("Action", "Indicateur", "Cible 2025", "Cible 2027"), strict=True
        ):
            put(canvas, x, 110, head, is_bold=True)
        for n, line in enumerate(lines):
            for x, text in zip((50, 200, 330, 430), line, strict=True):
                put(canvas, x, 126.0 + 12 * n, text)

    assert rows_of(tmp_path / "a.pdf", draw) == [
        ("Rénover la gare et ses abords", "Voyageurs par jour", "700"),
        ("Rénover la gare et ses abords", "Voyageurs par jour", "900"),
        ("Tracer une voie verte le long du canal", "Longueur tracée", "4 km"),
        ("Tracer une voie verte le long du canal", "Longueur tracée", "11 km"),
    ]

"""Indicators and targets that no label and no column parts: bullets, cells, flush right edges."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from jalon.extract.document import prepare
from jalon.schemas.raw import RawTarget
from jalon.vocabulary import Wordbook

STYLES = getSampleStyleSheet()
RIGHT = ParagraphStyle("right", STYLES["Normal"], alignment=TA_RIGHT)
TITLE = "Plan d’action 2026-2028"
PLAN = [
    ("1.1 Ouvrir une ludothèque au sous-sol", "mars 2027",
     [("Jeux prêtés", "350"), ("Heures d’ouverture par semaine", "Au moins 20")]),
    ("1.2 Former les animateurs du quartier", "juin 2027", [("Animateurs formés", "24")]),
    ("1.3 Réparer les vélos des élèves", "octobre 2027",
     [("Vélos remis en état", "80 vélos"), ("Délai moyen de réparation", "Moins de 3 jours")]),
]  # fmt: skip
PAIRS = [pair for _, _, pairs in PLAN for pair in pairs]


def read(path: Path, pieces: Sequence[Flowable]) -> list[RawTarget]:
    """What a document of these pieces states, read by its records."""
    title = Paragraph(TITLE, STYLES["Title"])
    SimpleDocTemplate(str(path), pagesize=letter, invariant=1).build([title, *pieces])
    rows = prepare(path, Wordbook()).plan.read.targets
    return [target for target, _ in rows]


def pairs_of(targets: Sequence[RawTarget]) -> list[tuple[str | None, str | None]]:
    """Indicator and target of each row, as texts."""
    return [
        (t.indicator.text if t.indicator else None, t.target.text if t.target else None)
        for t in targets
    ]


def outline(*, sign: str | None) -> list[Flowable]:
    """Headed actions: each with a date, and its pairs as bullets or on lines of two ends."""
    pieces: list[Flowable] = [Paragraph("Axe 1 : Faire vivre le quartier", STYLES["Heading1"])]
    for action, due, pairs in PLAN:
        pieces.append(Paragraph(action, STYLES["Heading3"]))
        if sign is not None:
            bullets = [f"{name}{sign}{aim}" for name, aim in pairs]
            pieces += [Paragraph(b, STYLES["Bullet"], bulletText="•") for b in bullets]
        else:
            lines = [[Paragraph(n, STYLES["Normal"]), Paragraph(a, RIGHT)] for n, a in pairs]
            pieces.append(Table(lines, colWidths=[300, 160]))
        pieces.append(Paragraph(f"Livraison : {due}", STYLES["Normal"]))
    return pieces


@pytest.mark.parametrize("sign", [" : ", " — ", " = "])
def test_bullets_hold_indicator_and_target(tmp_path: Path, sign: str) -> None:
    """One sign for the whole document parts what is measured from how much of it."""
    found = read(tmp_path / "bullets.pdf", outline(sign=sign))

    assert pairs_of(found) == PAIRS
    assert [t.action_code for t in found] == ["1.1", "1.1", "1.2", "1.3", "1.3"]


def test_bullets_under_a_label_stay_its_values(tmp_path: Path) -> None:
    """Bullets whose texts recur are labels with their values, not indicators."""
    pieces: list[Flowable] = [Paragraph("Axe 1 : Faire vivre le quartier", STYLES["Heading1"])]
    for action, due, pairs in PLAN:
        pieces.append(Paragraph(action, STYLES["Heading3"]))
        name, aim = pairs[0]
        texts = (f"Indicateur : {name}", f"Cible : {aim}", f"Échéance : {due}")
        pieces += [Paragraph(t, STYLES["Bullet"], bulletText="•") for t in texts]

    found = read(tmp_path / "labels.pdf", pieces)

    assert pairs_of(found) == [pairs[0] for _, _, pairs in PLAN]


def test_values_flush_with_the_right_edge(tmp_path: Path) -> None:
    """No dots lead to them: that they all end at one edge joins each to its line."""
    found = read(tmp_path / "flush.pdf", outline(sign=None))

    assert pairs_of(found) == PAIRS


def test_dates_after_a_recurring_colon_are_deadlines(tmp_path: Path) -> None:
    """No list knows the word "Livraison" as a label; what stands after it tells."""
    found = read(tmp_path / "dates.pdf", outline(sign=" : "))

    dues = [t.due.text if t.due else None for t in found]
    assert dues == [due for _, due, pairs in PLAN for _ in pairs]


def test_cells_with_several_pairs(tmp_path: Path) -> None:
    """Each line of a cell that holds the sign begins a pair of its own."""
    lines = [
        [
            Paragraph(action, STYLES["Normal"]),
            Paragraph("<br/>".join(f"{n} : {a}" for n, a in pairs), STYLES["Normal"]),
            due,
        ]
        for action, due, pairs in PLAN
    ]
    grid = Table([["Action", "Indicateurs et cibles", "Échéance"], *lines], [190, 190, 90])
    grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black)]))

    found = read(tmp_path / "cells.pdf", [grid])

    assert pairs_of(found) == PAIRS


def test_lists_of_a_grid_are_paired_by_letters(tmp_path: Path) -> None:
    """One letter joins two texts that do not stand at one height; it is no part of them."""
    pairs = PLAN[0][2]
    names = "<br/>".join(f"{c}) {n}" for c, (n, _) in zip("ab", pairs, strict=True))
    aims = "<br/>".join(f"{c}) {a}" for c, (_, a) in zip("ab", pairs, strict=True))
    cells = [Paragraph(x, STYLES["Normal"]) for x in (PLAN[0][0], names, aims)]
    grid = Table([["Action", "Indicateurs", "Cibles"], cells, ["1.2 Former", "Formés", "24"]])
    grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black)]))

    found = read(tmp_path / "letters.pdf", [grid])

    assert pairs_of(found)[:2] == pairs


def test_rows_set_apart_name_what_follows(tmp_path: Path) -> None:
    """A lone shaded first cell between rows is the theme of the rows below it."""
    bold = STYLES["Heading4"]
    rows: list[list[object]] = [["Engagement", "Indicateur", "Cible"]]
    shaded = []
    for theme, (action, _, pairs) in zip(("Jouer", "Apprendre", "Bouger"), PLAN, strict=True):
        shaded.append(("BACKGROUND", (0, len(rows)), (-1, len(rows)), colors.lightgrey))
        rows.append([Paragraph(theme, bold), "", ""])
        rows.append([Paragraph(action[4:], STYLES["Normal"]), *pairs[0]])
    grid = Table(rows, [200, 150, 100])
    grid.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey), *shaded]))

    found = read(tmp_path / "bands.pdf", [grid])

    themes = [t.theme.text if t.theme else None for t in found]
    assert themes == ["Jouer", "Apprendre", "Bouger"]

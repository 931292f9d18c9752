"""Rows that a page's end cuts in two, and cells over the columns of several levels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

import jalon

WIDTH, HEIGHT = letter[1], letter[0]
LEVELS = (40.0, 190.0, 400.0, 600.0, 690.0)  # where columns begin
Line = tuple[float, float, str]  # x, distance from the top, text


class Drawn:
    """A plan drawn word by word on pages lying down."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)

    def text(self, x: float, top: float, text: str, size: float = 9, *, bold: bool = False) -> None:
        """Words from a point on."""
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, HEIGHT - top, text)

    def rule(self, top: float, x0: float = 36, x1: float = WIDTH - 36) -> None:
        """A line across."""
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - top)

    def upright(self, x: float, top: float, bottom: float) -> None:
        """A line down."""
        self.canvas.line(x, HEIGHT - top, x, HEIGHT - bottom)

    def row(self, top: float, cells: Sequence[str], columns: Sequence[float] = LEVELS) -> None:
        """Cells side by side; lines of a cell are parted by a bar."""
        for x, cell in zip(columns, cells, strict=False):
            for i, line in enumerate(cell.split("|")):
                if line:
                    self.text(x, top + 11 * i, line)

    def heads(self, top: float, cells: Sequence[str], columns: Sequence[float] = LEVELS) -> None:
        """Headings side by side."""
        for x, cell in zip(columns, cells, strict=True):
            self.text(x, top, cell, bold=True)

    def title(self) -> None:
        """What the plan is called and whose it is."""
        self.text(40, 50, "Plan d'action 2025-2027", 18, bold=True)
        self.text(40, 75, "Pôle régional en enseignement supérieur de l'Outaouais", 12)

    def next_page(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def read(self) -> jalon.Document:
        """What is read from it."""
        self.canvas.save()
        return jalon.read(self.path)


YEARS = ["Objectifs", "Actions", "Indicateurs", "2025-2026", "2026-2027"]
FOOT = "Tenue d'un comité aviseur commun à toutes les orientations du plan."


def test_a_text_over_objective_and_action_is_an_action_of_its_own(tmp_path: Path) -> None:
    """A row set across both columns goes to no action above it, and stands under no objective."""

    plan = Drawn(tmp_path / "plan.pdf")
    plan.title()
    plan.text(40, 110, "Orientation 1 : Attirer des étudiants", 13, bold=True)
    plan.heads(140, YEARS)
    plan.rule(146)
    plan.row(
        165, ["1.1 Faire connaître les|programmes offerts", "Visites d'écoles", "Nb de visites"]
    )
    plan.row(165, ["", "", "", "4", "6"])
    plan.row(195, ["", "Journée portes ouvertes", "Nb de visiteurs", "120", "150"])
    plan.row(
        225, ["1.2 Accueillir les|nouveaux inscrits", "Jumelage par les pairs", "Nb de paires"]
    )
    plan.row(225, ["", "", "", "15", "20"])
    plan.rule(252)
    plan.row(264, [FOOT, "", "Nb de rencontres", "3", "5"])
    plan.rule(270)

    found = [t for t in plan.read().targets if t.indicator == "Nb de rencontres"]

    assert [(t.action, t.objective, t.theme) for t in found] == [(FOOT, None, None)] * 2
    assert [t.target for t in found] == ["3", "5"]


def cut_plan(path: Path) -> Drawn:
    """A plan without rules whose last row goes on after the page's end, under headings again."""
    heads = ["Objectif", "Action", "Indicateur", "Cible", "Responsable"]
    plan = Drawn(path)
    plan.title()
    plan.heads(460, heads)
    plan.rule(466)
    plan.row(485, ["Joindre les adultes|qui ont un emploi", "Offrir des cours du soir"])
    plan.row(485, ["", "", "Nombre de cours", "8", "Cégep Heritage"])
    plan.rule(512)
    plan.row(525, ["Mieux orienter", "Publier un guide des|passerelles", "Guide diffusé", "1"])
    plan.row(525, ["", "", "", "", "Pôle"])
    plan.rule(548)
    plan.row(560, ["Repérer plus tôt les|élèves qui", "Bâtir un outil de dépistage fondé|sur des "])
    plan.row(560, ["", "", "Taux d'utilisation de|l'outil", "60 %", "UQO"])
    plan.text(WIDTH / 2, 600, "1")
    plan.next_page()
    plan.heads(50, heads)
    plan.rule(56)
    plan.row(
        75, ["éprouvent des|difficultés", "mesures reconnues et l'offrir à|toutes les équipes"]
    )
    plan.row(105, ["", "", "Équipes formées", "12", ""])
    plan.rule(118)
    plan.text(WIDTH / 2, 600, "2")
    return plan


def test_a_row_that_goes_on_after_the_page_is_whole(tmp_path: Path) -> None:
    """Its last lines on the first page are no headings of what is only the page's number."""

    read = cut_plan(tmp_path / "plan.pdf").read()

    actions = {t.action for t in read.targets if t.indicator and "quipes" in t.indicator}
    whole = "Bâtir un outil de dépistage fondé sur des mesures reconnues et l'offrir à toutes les"
    assert [a and a.startswith(whole) for a in actions] == [True]
    assert {a.action for a in read.actions} >= actions
    assert not [a for a in read.actions if a.action and a.action.endswith("sur des")]


RULED = (36.0, 60.0, 220.0, 360.0, 520.0, 650.0, WIDTH - 36)


def ruled(plan: Drawn, tops: Sequence[float], columns: Sequence[float]) -> None:
    """Rules around every cell between these heights and columns."""
    for top in tops:
        plan.rule(top, columns[0], columns[-1])
    for x in columns:
        plan.upright(x, tops[0], tops[-1])


def numbered_plan(path: Path, *, shares: bool = False) -> Drawn:
    """A ruled plan with a column of numbers under the heading of its actions, cut at its end.

    With ``shares``, the cells that go on stand beside a further row of their own.
    """
    plan = Drawn(path)
    plan.title()
    inner = [x + 4 for x in RULED[:-1]]
    heads = ["Nom de la mesure", "", "Responsable", "Indicateurs", "Cibles", "Échéance"]
    ruled(plan, (110, 130), (RULED[0], *RULED[2:]))  # one heading over two columns
    ruled(plan, (130, 170, 210), RULED)
    plan.heads(124, heads, inner)
    plan.row(145, ["1", "Ouvrir une halte-garderie", "UQO", "Places offertes", "20"], inner)
    plan.row(145, ["", "", "", "", "", "Juin 2026"], inner)
    plan.row(185, ["2", "Former les tuteurs des|établissements", "Cégep de l'Outaouais,"], inner)
    plan.row(185, ["", "", "", "Nombre de formations et de", "6", "Mai 2027"], inner)
    plan.text(WIDTH / 2, 600, "1")
    plan.next_page()
    if shares:
        ruled(plan, (50, 70), (RULED[0], *RULED[2:]))
        ruled(plan, (70, 140), RULED)
        plan.rule(108, RULED[3], RULED[-1])
        plan.heads(64, heads, inner)
        plan.row(85, ["", "de la région", "UQO et Heritage", "tuteurs joints"], inner)
        plan.row(124, ["", "", "", "Guides remis aux tuteurs", "40", "Juin 2027"], inner)
    else:
        columns = (RULED[0], *RULED[2:])
        ruled(plan, (50, 70, 110), columns)
        plan.heads(64, [heads[0], *heads[2:]], [x + 4 for x in columns[:-1]])
        plan.row(85, ["", "Heritage", "tuteurs joints"], [x + 4 for x in columns[:-1]])
    plan.text(WIDTH / 2, 600, "2")
    return plan


def test_a_row_goes_on_where_the_column_of_numbers_is_missing(tmp_path: Path) -> None:
    """A page that only ends a row has no cell for its number under the heading over both."""

    read = numbered_plan(tmp_path / "plan.pdf").read()

    assert [t.indicator for t in read.targets] == [
        "Places offertes",
        "Nombre de formations et de tuteurs joints",
    ]
    assert not {f.code for f in read.findings} & {"words_unread", "table_gave_nothing"}


def test_what_a_row_shares_with_one_cut_above_it_is_whole(tmp_path: Path) -> None:
    """A further row beside cells that go on has all of their text, not its end alone."""

    read = numbered_plan(tmp_path / "plan.pdf", shares=True).read()

    last = read.targets[-1]
    assert last.indicator == "Guides remis aux tuteurs"
    assert last.action == "Former les tuteurs des établissements de la région"
    assert "Cégep de l'Outaouais" in last.lead

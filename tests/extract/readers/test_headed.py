"""Grids that only their headings show: no vertical rule, rows parted by whatever there is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from drawn_grids import WORDS
from drawn_pages import Sheet

from jalon.extract.readers.heading_rows import find_headings
from jalon.extract.tables.headed.bounds import column_edges
from jalon.extract.tables.headed.table import find_headed
from jalon.extract.text.lines import lines_of
from jalon.schemas.headed import Heading
from jalon.schemas.table import Table
from jalon.schemas.values import Role

XS = (40.0, 220.0, 440.0, 660.0)
RIGHT = 756.0
HEADS = ("Objectifs", "Actions", "Indicateurs", "Cibles")

Texts = Sequence[str]


class Draft(Sheet):
    """A wide page with text in four columns."""

    def __init__(self, number: int = 1) -> None:
        super().__init__(number, 792.0, 612.0)

    def row(self, y: float, *texts: str, weight: int = 400) -> None:
        """Sets the texts of one row; a line feed parts lines."""
        for x, text in zip(XS, texts, strict=True):
            for i, line in enumerate(text.split("\n")):
                if line:
                    self.text(x, y + 12 * i, line, weight=weight)

    def heads(self, y: float = 100.0, texts: Texts = HEADS) -> None:
        """Sets the headings."""
        self.row(y, *texts, weight=700)

    def find(self, before: Heading | None = None) -> tuple[list[Table], Heading | None]:
        """The tables found on the page, and what goes on overleaf."""
        return find_headed(self.page(), (), partial(find_headings, vocabulary=WORDS), before)

    def only_table(self) -> Table:
        """The one table found on the page."""
        (table,) = self.find()[0]
        return table


def rows_of(table: Table) -> list[list[str]]:
    """Texts of the cells row by row, line feeds as spaces."""
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text.replace("\n", " "))
    return rows


BODY = (("1.1 Accueillir", "Former les gens", "Nb de projets", "2"),
        ("1.2 Soutenir", "Aider", "Taux", "80 %"))  # fmt: skip
WHOLE = [list(HEADS), *map(list, BODY)]


def body_on(draft: Draft) -> None:
    """Sets two rows of one line each."""
    draft.row(124, *BODY[0])
    draft.row(154, *BODY[1])


def white_space(draft: Draft) -> None:
    """Draws nothing."""


def rules(draft: Draft) -> None:
    """Draws a rule below the headings and between the rows."""
    for y in (108.0, 138.0, 168.0):
        draft.rule(38, y, RIGHT, y)


def zebra(draft: Draft) -> None:
    """Shades every second row."""
    draft.panel(38, 138, RIGHT, 168)


def shaded_head(draft: Draft) -> None:
    """Shades the headings only."""
    draft.panel(38, 88, RIGHT, 108)


@pytest.mark.parametrize("draw", [white_space, rules, zebra, shaded_head])
def test_headings_show_the_columns(draw: object) -> None:
    """Without vertical rules the text falls into the columns that the headings name."""
    draft = Draft()
    assert callable(draw)
    draw(draft)
    draft.heads()
    body_on(draft)

    table = draft.only_table()

    assert rows_of(table) == WHOLE
    assert (table.method, table.header_rows) == ("headed", 1)


def test_drawn_rows_are_surer_than_white_space() -> None:
    """The score tells whether anything drawn parts the rows."""
    scores = []
    for draw in (white_space, rules):
        draft = Draft()
        draw(draft)
        draft.heads()
        body_on(draft)
        scores.append(draft.only_table().score)

    assert scores[0] < scores[1]


def test_wrapped_text_stays_in_its_row() -> None:
    """Lines that only follow each other are one cell."""
    draft = Draft()
    draft.heads()
    draft.row(124, "1.1 Accueillir les\nétudiants", "Former", "Nb de projets\nréalisés", "2")
    draft.row(166, "1.2 Soutenir", "Aider", "Taux", "80 %")

    table = draft.only_table()

    assert table.rows == 3
    assert rows_of(table)[1] == [
        "1.1 Accueillir les étudiants", "Former", "Nb de projets réalisés", "2"
    ]  # fmt: skip


def test_rule_over_some_columns_parts_only_these() -> None:
    """A cell that no rule crosses spans the rows beside it."""
    draft = Draft()
    rules(draft)
    draft.rules = [r for r in draft.rules if r.position != 138.0]
    draft.rule(215, 138, RIGHT, 138)
    draft.heads()
    body_on(draft)
    draft.words = [w for w in draft.words if w.text not in {"1.2", "Soutenir"}]

    table = draft.only_table()

    spans = {(c.row, c.col): c.rowspan for c in table.cells}
    assert (spans[1, 0], spans[1, 1], spans[2, 1]) == (2, 1, 1)
    assert (2, 0) not in spans


def test_banner_on_a_band_is_one_cell() -> None:
    """A theme on a shade across the columns is a row of its own."""
    draft = Draft()
    rules(draft)
    draft.heads()
    body_on(draft)
    draft.panel(38, 170, RIGHT, 188, colour=0x004080)
    draft.text(44, 182, "ORIENTATION 2 Accroître l’accès aux études supérieures en région éloignée",
               colour=0xFFFFFF)  # fmt: skip
    draft.row(206, "2.1 Ouvrir", "Aider", "Nb", "4")

    table = draft.only_table()

    banner = next(c for c in table.cells if c.text.startswith("ORIENTATION 2"))
    assert (banner.col, banner.colspan) == (0, 4)
    assert rows_of(table)[-1] == ["2.1 Ouvrir", "Aider", "Nb", "4"]


def test_columns_are_carried_overleaf() -> None:
    """A table that fills its page goes on on the next without its headings."""
    first = Draft()
    first.heads()
    for i in range(11):
        first.row(130 + 40 * i, f"1.{i + 1} Accueillir", "Former", "Nb", "2")
        first.rule(38, 145 + 40 * i, RIGHT, 145 + 40 * i)
    _, running = first.find()
    assert running is not None

    second = Draft(2)
    second.row(60, "2.1 Ouvrir", "Aider", "Taux", "80 %")
    second.rule(38, 75, RIGHT, 75)
    second.row(95, "2.2 Lier", "Unir", "Taux", "90 %")
    (table,), after = second.find(running)

    assert rows_of(table) == [
        ["2.1 Ouvrir", "Aider", "Taux", "80 %"],
        ["2.2 Lier", "Unir", "Taux", "90 %"],
    ]
    assert (table.header_rows, table.page) == (0, 2)
    assert after is None


def test_prose_overleaf_is_no_table() -> None:
    """Running text in one column does not go on a table of four."""
    first = Draft()
    first.heads()
    for i in range(11):
        first.row(130 + 40 * i, f"1.{i + 1} Accueillir", "Former", "Nb", "2")
    _, running = first.find()
    second = Draft(2)
    second.text(40, 60, "Le Pôle remercie")

    assert second.find(running)[0] == []


REFUSED = [
    pytest.param(("Nous visons", "des cibles", "et des", "résultats"), id="prose"),
    pytest.param(("Nord", "Sud", "Est", "Ouest"), id="unknown"),
    pytest.param(("Responsable", "Échéancier", "Budget", "Note"), id="no-aim"),
]


@pytest.mark.parametrize("heads", REFUSED)
def test_other_words_are_no_headings(heads: Texts) -> None:
    """Words side by side are headings only where most name a column of a plan."""
    draft = Draft()
    draft.heads(texts=heads)
    body_on(draft)

    assert draft.find() == ([], None)


def test_headings_without_rows_are_no_table() -> None:
    """Nothing stands under them."""
    draft = Draft()
    draft.heads()

    assert draft.find()[0] == []


def test_heading_over_two_columns_is_part_of_both() -> None:
    """Years under one heading are columns of it."""
    draft = Draft()
    draft.text(440, 88, "Cibles annuelles", weight=700)
    draft.row(100, "Actions", "Indicateurs", "2024-2025", "2025-2026", weight=700)
    draft.text(600, 88, "visées", weight=700)
    draft.row(124, "Former", "Nb", "2", "3")
    lines = lines_of(draft.words, column_gap_em=0.75)

    (heading,) = find_headings(lines, WORDS)

    assert [c.role for c in heading.chunks[:2]] == [Role.ACTION, Role.INDICATOR]
    assert all(c.is_known for c in heading.chunks)


def test_boundary_runs_where_the_text_leaves_room() -> None:
    """Long text under a short heading pushes the column's edge, not the heading's middle."""
    draft = Draft()
    draft.heads()
    draft.text(40, 124, "Accueillir toutes les personnes en")
    draft.text(220, 124, "Former")
    page = draft.page()
    lines = lines_of([w for w in page.words if w.baseline == 100], column_gap_em=0.75)
    (heading,) = find_headings(lines, WORDS)

    edges = column_edges(page, heading, [w for w in page.words if w.baseline > 100])

    end = max(w.box.x1 for w in page.words if w.box.x0 < 215)
    assert end <= edges[1] <= 220
    assert edges == sorted(edges)


@pytest.mark.parametrize(("size", "is_held"), [(9.0, True), (10.8, False)])
def test_larger_line_alone_ends_the_table(size: float, *, is_held: bool) -> None:
    """A line in larger type than all above it heads what comes next; one like them is text."""
    draft = Draft()
    draft.heads()
    body_on(draft)
    draft.text(40, 178, "2. Rayonner", size=size)

    assert any("Rayonner" in c.text for c in draft.only_table().cells) is is_held

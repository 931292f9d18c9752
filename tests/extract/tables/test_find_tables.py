"""Pages to tables: ruled, shaded, half ruled and borderless ones, and what is none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from drawn_pages import Sheet
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.tables import find_tables
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Word
from jalon.tables import plain_rows

Rows = list[list[str | None]]

PROSE = (
    "Les établissements de la région ont poursuivi leurs travaux sur",
    "la transition entre les ordres d'enseignement au cours de la",
    "dernière année et ont mis en commun des outils qui servent aux",
    "conseillères et aux conseillers pédagogiques de tous les milieux",
    "participants. Les rencontres ont permis de dégager des constats",
    "partagés sur les besoins des personnes étudiantes qui arrivent",
    "d'ailleurs et sur les moyens de les soutenir pendant la session",
    "d'accueil. La démarche se poursuivra avec les partenaires de la",
    "communauté et les organismes qui accompagnent les familles.",
)


def ruled(
    sheet: Sheet,
    place: tuple[float, float],
    rows: list[list[str]],
    widths: list[float],
    pitch: float = 20,
) -> None:
    """Draws a fully ruled grid with one line of text a cell, its top left at ``place``."""
    x, y = place
    total = sum(widths)
    for r in range(len(rows) + 1):
        sheet.rule(x, y + r * pitch, x + total, y + r * pitch + 0.5)
    left = x
    for c in range(len(widths) + 1):
        sheet.rule(left, y, left + 0.5, y + len(rows) * pitch)
        for r, row in enumerate(rows):
            if c < len(widths) and row[c]:
                sheet.text(left + 4, y + r * pitch + 14, row[c])
        left += widths[c] if c < len(widths) else 0


def columns(sheet: Sheet, y: float, row: list[str], xs: list[float], *, weight: int = 400) -> None:
    """Sets one line of cells on given left edges."""
    for x, text in zip(xs, row, strict=True):
        if text:
            sheet.text(x, y, text, weight=weight)


def rows_of(page: Page) -> list[Rows]:
    """The plain rows of every table of a page."""
    return [plain_rows(t)[0] for t in find_tables(page)]


def test_a_ruled_grid_is_read_cell_by_cell() -> None:
    """Each cell has the words that stand in it."""
    sheet = Sheet()
    rows = [["Objectif", "Cible"], ["Réussite", "80 %"], ["Accès", "12"]]
    ruled(sheet, (60, 100), rows, [200, 100])

    assert rows_of(sheet.page()) == [rows]


def test_ruled_tables_side_by_side_are_two() -> None:
    """Tables that share no rule are told apart, left before right."""
    sheet = Sheet()
    left, right = [["A", "1"], ["B", "2"]], [["C", "3"], ["D", "4"]]
    ruled(sheet, (60, 100), left, [80, 60])
    ruled(sheet, (320, 100), right, [80, 60])

    assert rows_of(sheet.page()) == [left, right]


def test_lines_of_a_cell_are_kept() -> None:
    """A wrapped cell is one cell of several lines; a list in a cell makes no rows."""
    sheet = Sheet()
    for y in (100, 120, 180):
        sheet.rule(60, y, 400, y + 0.5)
    for x in (60, 160, 320, 400):
        sheet.rule(x, 100, x + 0.5, 180)
    columns(sheet, 114, ["Action", "Indicateurs", "Cible"], [64, 164, 324])
    columns(sheet, 134, ["Créer une table", "Nombre de projets", "3"], [64, 164, 324])
    columns(sheet, 146, ["de concertation", "Nombre de rencontres", "10"], [64, 164, 324])
    columns(sheet, 158, ["régionale", "Taux de présence", "80 %"], [64, 164, 324])

    assert rows_of(sheet.page()) == [
        [
            ["Action", "Indicateurs", "Cible"],
            [
                "Créer une table\nde concertation\nrégionale",
                "Nombre de projets\nNombre de rencontres\nTaux de présence",
                "3\n10\n80 %",
            ],
        ]
    ]


def test_zebra_rows_are_one_table() -> None:
    """Shaded and white rows alternate; the last one is white."""
    sheet = Sheet()
    xs = [64.0, 224.0, 364.0]
    body = [["Réussite", "Taux", "80 %"], ["Accès", "Nombre", "12"], ["Relève", "Nombre", "4"]]
    sheet.panel(60, 100, 500, 120, colour=0x1F3864)
    columns(sheet, 114, ["Action", "Indicateur", "Cible"], xs, weight=700)
    for i, row in enumerate(body):
        top = 120 + 20 * i
        if i % 2:
            sheet.panel(60, top, 500, top + 20, colour=0xE8EEF5)
        columns(sheet, top + 14, row, xs)

    assert rows_of(sheet.page()) == [[["Action", "Indicateur", "Cible"], *body]]


def test_rules_under_some_columns_merge_the_others() -> None:
    """Row rules without verticals: what no rule parts is one cell over several rows."""
    sheet = Sheet()
    xs = [64.0, 224.0, 404.0]
    for y, start in ((100, 60), (120, 60), (140, 220), (160, 60), (180, 60)):
        sheet.rule(start, y, 500, y + 0.5)
    columns(sheet, 114, ["Action", "Indicateur", "Cible"], xs)
    columns(sheet, 134, ["Soutien aux projets", "Nombre de projets", "12"], xs)
    columns(sheet, 154, ["", "Taux de satisfaction", "80 %"], xs)
    columns(sheet, 174, ["Relève", "Nombre de stages", "4"], xs)

    (table,) = find_tables(sheet.page())

    rows, spans = plain_rows(table)
    assert (rows[1][0], rows[2][0], spans) == ("Soutien aux projets", None, [[1, 0, 2, 1]])


def test_a_long_cell_that_reaches_into_the_gutter_stays_in_its_column() -> None:
    """The line between two columns runs where no text is, not through the longest cell."""
    sheet = Sheet()
    xs = [64.0, 330.0, 420.0]
    body = [
        ["Réussite", "69 %", "65 %"],
        ["Une vue d'ensemble plus complète de l'efficacité des projets", "46 %", "37 %"],
        ["Accès", "23 %", "24 %"],
        ["Relève", "56 %", "52 %"],
        ["Transitions", "71 %", "60 %"],
        ["Recherche", "12 %", "18 %"],
        ["Mobilité", "33 %", "20 %"],
    ]
    columns(sheet, 114, ["Avantage", "Régions", "Écoles"], xs)
    for i, row in enumerate(body):
        columns(sheet, 134 + 20 * i, row, xs)
    for i in range(len(body) + 2):
        sheet.rule(60, 100 + 20 * i, 480, 100.5 + 20 * i)

    assert rows_of(sheet.page()) == [[["Avantage", "Régions", "Écoles"], *body]]


def test_neighbouring_heads_keep_their_columns() -> None:
    """A head wider than its column does not take the next one, which has its own head."""
    sheet = Sheet()
    rows = [["Taille", "Compression", "Décompression", "Total"]]
    columns(sheet, 100, rows[0], [60, 118, 178, 250], weight=700)
    for i in range(6):
        rows.append([f"{i + 1}", f"{i + 12}", f"{i + 33}", f"{i + 40}"])
        columns(sheet, 114 + 12 * i, rows[-1], [66, 140, 205, 255])

    assert rows_of(sheet.page()) == [rows]


def borderless(sheet: Sheet, y: float = 100) -> Rows:
    """Sets a table of figures without any rule; returns its rows."""
    xs = [60.0, 240.0, 320.0, 400.0]
    rows: Rows = [["Région", "2021", "2022", "2023"]]
    for i, name in enumerate(("Estrie", "Mauricie", "Outaouais", "Laurentides", "Lanaudière")):
        rows.append([name, f"{12 + i},4", f"{13 + i},1", f"{11 + i},9"])
    for i, row in enumerate(rows):
        columns(sheet, y + 13 * i, [t or "" for t in row], xs, weight=400 if i else 700)
    return rows


def test_columns_of_figures_are_a_table_without_rules() -> None:
    """Aligned figures with heads and stubs are a table."""
    sheet = Sheet()
    rows = borderless(sheet)

    assert rows_of(sheet.page()) == [rows]


def test_a_head_over_several_columns_spans_them() -> None:
    """The rule below a head says which columns it stands over; stubs' heads take both storeys."""
    sheet = Sheet()
    for x0, x1, y in ((60, 440, 96), (235, 340, 112), (60, 440, 126), (60, 440, 200)):
        sheet.rule(x0, y, x1, y + 0.5)
    sheet.text(268, 108, "Cibles")
    columns(sheet, 122, ["Axe", "2024", "2025", "Total"], [60, 240, 310, 400])
    for i in range(5):
        columns(sheet, 140 + 13 * i, [f"Axe {i}", "10", "12", "22"], [60, 240, 310, 400])

    (table,) = find_tables(sheet.page())

    rows, spans = plain_rows(table)
    assert rows[0] == ["Axe", "Cibles", None, "Total"]
    assert spans == [[0, 0, 2, 1], [0, 1, 1, 2], [0, 3, 2, 1]]


def test_a_wrapped_stub_is_one_row() -> None:
    """A line that goes on with the stub above, and has no figures, joins its row."""
    sheet = Sheet()
    xs = [60.0, 260.0, 340.0]
    columns(sheet, 100, ["Programme", "2022", "2023"], xs, weight=700)
    for i, name in enumerate(("Sciences", "Arts", "Techniques")):
        columns(sheet, 114 + 14 * i, [name, "10", "20"], xs)
    columns(sheet, 156, ["Génie, mathématiques et", "47", "48"], xs)
    columns(sheet, 166, ["sciences de la nature", "", ""], xs)
    columns(sheet, 180, ["Total", "77", "108"], xs)

    (rows,) = rows_of(sheet.page())

    assert rows[4] == ["Génie, mathématiques et\nsciences de la nature", "47", "48"]


def test_leader_dots_are_no_text() -> None:
    """Dots that lead the eye stay out of the text, and in their cell."""
    sheet = Sheet()
    for i, (name, figure) in enumerate(
        (("Loyer", "1 200"), ("Salaires", "9 800"), ("Total", "11"))
    ):
        end = sheet.text(60, 100 + 13 * i, name)
        sheet.text(end + 4, 100 + 13 * i, "." * 30)
        columns(sheet, 100 + 13 * i, [figure, "5 %", "7 %"], [300, 360, 420])

    (table,) = find_tables(sheet.page())

    assert [c.text for c in table.cells if c.col == 0] == ["Loyer", "Salaires", "Total"]
    assert any(w.text.startswith("...") for c in table.cells for w in c.words)


def test_rows_told_apart_by_white_space_in_ruled_columns() -> None:
    """Columns ruled, rows not: every line of figures with its stub is a row."""
    sheet = Sheet()
    for y in (100, 120, 180):
        sheet.rule(60, y, 400, y + 0.5)
    for x in (60, 220, 310, 400):
        sheet.rule(x, 100, x + 0.5, 180)
    xs = [64.0, 224.0, 314.0]
    body = [["Estrie", "12", "14"], ["Mauricie", "8", "9"], ["Outaouais", "4", "7"]]
    columns(sheet, 114, ["Région", "2022", "2023"], xs)
    for i, row in enumerate(body):
        columns(sheet, 134 + 14 * i, row, xs)

    assert rows_of(sheet.page()) == [[["Région", "2022", "2023"], *body]]


def test_a_caption_in_the_frame_is_no_row() -> None:
    """A caption above and a note below in the same frame stay outside the grid."""
    sheet = Sheet()
    for y in (100, 120, 140, 160, 180):
        sheet.rule(60, y, 360, y + 0.5)
    for x, y0, y1 in ((60, 100, 180), (210, 120, 160), (360, 100, 180)):
        sheet.rule(x, y0, x + 0.5, y1)
    sheet.text(64, 114, "Tableau 3 – Inscriptions par région")
    columns(sheet, 134, ["Région", "Nombre"], [64, 214])
    columns(sheet, 154, ["Estrie", "120"], [64, 214])
    sheet.text(64, 174, "Source : Direction des études")

    assert rows_of(sheet.page()) == [[["Région", "Nombre"], ["Estrie", "120"]]]


def two_columns(sheet: Sheet) -> None:
    for x in (50, 320):
        sheet.paragraph(x, 100, *PROSE, *PROSE, size=7.5)


def contents_page(sheet: Sheet) -> None:
    for i, (title, page) in enumerate((("Mot de l'équipe", 3), ("Réseau", 5), ("Bilan", 12))):
        end = sheet.text(60, 100 + 20 * i, title)
        sheet.text(end + 4, 100 + 20 * i, "." * 40)
        sheet.text(500, 100 + 20 * i, str(page))


def bullets(sheet: Sheet) -> None:
    for i, line in enumerate(PROSE):
        sheet.text(60, 100 + 14 * i, "•")
        sheet.text(78, 100 + 14 * i, line)


def organisation_chart(sheet: Sheet) -> None:
    for x, y, name in ((250, 100, "Comité"), (100, 200, "Table A"), (400, 200, "Table B")):
        for top in (y, y + 40):
            sheet.rule(x, top, x + 120, top + 0.5)
        for left in (x, x + 120):
            sheet.rule(left, y, left + 0.5, y + 40)
        sheet.text(x + 20, y + 24, name)


def cards(sheet: Sheet) -> None:
    for x in (50, 230, 410):
        sheet.panel(x, 100, x + 165, 220, rounded=True)
        sheet.text(x + 10, 120, "Projet pilote", weight=700)
        sheet.paragraph(
            x + 10, 140, "Soutien offert aux", "équipes de la région", "en 2024", size=8
        )


def bar_chart(sheet: Sheet) -> None:
    for i, value in enumerate(range(50, -1, -10)):
        sheet.text(80, 104 + 20 * i, str(value))
        sheet.rule(100, 100 + 20 * i, 400, 100.4 + 20 * i)
    sheet.rule(100, 100, 100.5, 200)
    for i in range(5):
        sheet.panel(120 + 55 * i, 120 + 12 * i, 150 + 55 * i, 200, colour=0x3366AA)
        sheet.text(120 + 55 * i, 214, f"{2019 + i}")


def index_page(sheet: Sheet) -> None:
    for i in range(14):
        for x in (60, 320):
            end = sheet.text(x, 100 + 12 * i, f"notion {i}")
            for k in range(12):
                sheet.text(end + 4 + 6 * k, 100 + 12 * i, ".")
            sheet.text(x + 190, 100 + 12 * i, str(10 + (7 * i + x) % 80))


NO_TABLES = [
    two_columns,
    contents_page,
    index_page,
    bullets,
    organisation_chart,
    cards,
    bar_chart,
]


@pytest.mark.parametrize("draw", NO_TABLES, ids=lambda d: d.__name__)
def test_what_is_no_table_is_left_alone(draw: object) -> None:
    """Prose in columns, contents, lists, organisation charts, cards and charts give no table."""
    sheet = Sheet()
    assert callable(draw)
    draw(sheet)

    assert rows_of(sheet.page()) == []


def test_a_table_beside_prose_is_read_by_itself() -> None:
    """Text that runs beside a small table of figures does not enter it."""
    sheet = Sheet()
    sheet.paragraph(50, 100, *PROSE, size=7)
    for y in (92, 110, 164):
        sheet.rule(330, y, 540, y + 0.5)
    xs = [334.0, 440.0, 500.0]
    body = [["Estrie", "12", "14"], ["Mauricie", "8", "9"], ["Outaouais", "4", "7"]]
    columns(sheet, 105, ["Région", "2022", "2023"], xs)
    for i, row in enumerate(body):
        columns(sheet, 124 + 14 * i, row, xs)

    assert rows_of(sheet.page()) == [[["Région", "2022", "2023"], *body]]


def test_a_heading_that_runs_up_the_page_is_read_in_order() -> None:
    """Words turned a quarter, bottom to top, read as they are read."""
    sheet = Sheet()
    ruled(sheet, (60, 100), [["", "2023"], ["Estrie", "12"]], [80, 60], pitch=60)
    size = 9.0
    for i, text in enumerate(("Région", "administrative")):
        box = Box(90, 150 - 25 * i - 20, 90 + size, 150 - 25 * i)
        sheet.words.append(
            Word(text, box, box.bottom, size_pt=size, angle_deg=270, order=len(sheet.words))
        )

    ((first, *_), *_) = rows_of(sheet.page())[0]

    assert first == "Région administrative"


WORDS = st.tuples(
    st.floats(60, 380), st.floats(95, 205), st.sampled_from(["12", "Estrie", "a", "80 %", "–"])
)


@given(st.lists(WORDS, max_size=30), st.booleans())
def test_every_word_of_a_table_is_in_one_place(
    words: list[tuple[float, float, str]], is_drawn: bool
) -> None:
    """Each word whose centre lies in a table is in exactly one cell or among the strays."""
    sheet = Sheet()
    if is_drawn:
        ruled(sheet, (60, 100), [["A", "B", "C"]] * 5, [100, 100, 100])
    else:
        borderless(sheet)
    for x, y, text in words:
        sheet.text(x, y, text)
    page = sheet.page()

    for table in find_tables(page):
        inside = Counter(
            w.order for w in page.words if table.box.contains_point(w.box.x_mid, w.box.y_mid)
        )
        held = Counter(w.order for c in table.cells for w in c.words)
        strays = Counter(w.order for w in table.strays)
        assert max((held + strays).values(), default=1) == 1
        assert not inside - (held + strays)


@given(st.floats(0.6, 2.0))
def test_scale_does_not_matter(factor: float) -> None:
    """The same table printed smaller or larger is the same table."""
    sheet = Sheet()
    rows = borderless(sheet)

    assert rows_of(scaled(sheet.page(), factor)) == [rows]


def scaled(page: Page, k: float) -> Page:
    """``page`` with everything ``k`` times as large."""
    words = tuple(
        replace(
            w,
            box=Box(*(v * k for v in w.box)),
            baseline=w.baseline * k,
            size_pt=w.size_pt * k,
        )
        for w in page.words
    )
    return replace(page, width=page.width * k, height=page.height * k, words=words)


def test_figures_on_the_last_line_of_a_wrapped_stub_are_its_own() -> None:
    """A stub that has no figures, and goes on in small letters, is one row with what follows."""
    sheet = Sheet()
    xs = [60.0, 260.0, 340.0]
    columns(sheet, 100, ["Programme", "2022", "2023"], xs, weight=700)
    for i, name in enumerate(("Sciences", "Arts", "Techniques")):
        columns(sheet, 114 + 14 * i, [name, "10", "20"], xs)
    columns(sheet, 156, ["Génie, mathématiques et", "", ""], xs)
    columns(sheet, 166, ["sciences de la nature", "47", "48"], xs)
    columns(sheet, 180, ["Total", "77", "108"], xs)

    (rows,) = rows_of(sheet.page())

    assert rows[4] == ["Génie, mathématiques et\nsciences de la nature", "47", "48"]

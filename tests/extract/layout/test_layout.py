"""Pages as regions: kinds, reading order, and no word lost."""

from __future__ import annotations

from collections import Counter

from drawn_pages import Sheet
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.layout import lay_out, running_texts
from jalon.schemas.page import Page
from jalon.schemas.region import Region, RegionKind

PROSE = (
    "Les établissements ont développé des outils communs",
    "qui font rayonner la région comme destination",
    "pour les études supérieures de tous les cycles.",
)


def kinds(regions: list[Region]) -> list[tuple[str, str]]:
    """Kind and first words of each region."""
    return [(r.kind.value, " ".join(r.text.split()[:2])) for r in regions]


def words_of(region: Region) -> Counter[str]:
    """The words of a region, its parts and its table."""
    found = Counter(w.text for b in region.blocks for line in b.lines for w in line.words)
    found.update(line.bullet for b in region.blocks for line in b.lines if line.bullet)
    for part in region.parts:
        found += words_of(part)
    if region.table is not None:
        found += Counter(w.text for c in region.table.cells for w in c.words)
    return found


def without_bullets(words: Counter[str]) -> Counter[str]:
    """The words without bullets, which a line keeps apart from its text."""
    bare: Counter[str] = Counter()
    for word, count in words.items():
        bare[word.strip("•")] += count
    del bare[""]
    return bare


def card(sheet: Sheet, x: float, top: float, title: str) -> None:
    """Draws a card with a title, a paragraph and two badges."""
    sheet.panel(x, top, x + 240, top + 110, rounded=True)
    sheet.text(x + 10, top + 20, title, size=11, weight=700)
    sheet.paragraph(x + 10, top + 38, "Un outil qui aide", "les personnes du réseau.")
    sheet.badge(x + 10, top + 66, "11 événements")
    sheet.badge(x + 10, top + 88, "Rayonnement", colour=None)


def test_cards_in_two_columns_are_read_row_by_row() -> None:
    """Cards set in a grid come left to right, then down, after the heading over them."""
    sheet = Sheet()
    sheet.text(40, 60, "Actions", size=24, weight=700)
    for i, title in enumerate(("Premier titre", "Deuxième titre", "Troisième titre")):
        card(sheet, 40 + 270 * (i % 2), 100 + 130 * (i // 2), title)

    assert kinds(lay_out(sheet.page())) == [
        ("heading", "Actions"),
        ("card", "Premier titre"),
        ("card", "Deuxième titre"),
        ("card", "Troisième titre"),
    ]


def test_badges_are_parts_of_their_card() -> None:
    """Small shapes with a few words are parts, in reading order, and not text of the card."""
    sheet = Sheet()
    card(sheet, 40, 100, "Un titre")

    (region,) = lay_out(sheet.page())

    assert [p.text for p in region.parts] == ["11 événements", "Rayonnement"]
    assert {p.kind for p in region.parts} == {RegionKind.SHAPE}
    assert [b.text for b in region.blocks] == [
        "Un titre",
        "Un outil qui aide les personnes du réseau.",
    ]


def test_shade_behind_several_cards_is_dissolved() -> None:
    """A section's tint is no card; the cards on it are."""
    sheet = Sheet()
    sheet.panel(30, 80, 590, 260, colour=0xDDEEFF)
    card(sheet, 40, 100, "Premier titre")
    card(sheet, 310, 100, "Deuxième titre")

    assert [r.kind.value for r in lay_out(sheet.page())] == ["card", "card"]


def test_band_across_the_page_is_a_heading() -> None:
    """A wide coloured shape with one line in light or bold type is a heading."""
    sheet = Sheet()
    sheet.panel(40, 90, 570, 120, colour=0x2F8F5B, rounded=True)
    sheet.text(50, 110, "Objectif ministériel 3 - Déployer des pratiques", size=14, colour=0xFFFFFF)
    sheet.paragraph(40, 150, *PROSE)

    assert [r.kind for r in lay_out(sheet.page())] == [RegionKind.HEADING, RegionKind.PROSE]


def test_prose_in_two_columns_is_read_down_each() -> None:
    """The left column is read to its end before the right one, under a title over both."""
    sheet = Sheet()
    sheet.text(40, 60, "Mot de la direction du réseau régional", size=24, weight=700)
    for i in range(8):
        sheet.text(40, 100 + 12 * i, f"gauche {i} des mots de la colonne")
        sheet.text(320, 100 + 12 * i, f"droite {i} des mots de la colonne")

    text = " ".join(r.text for r in lay_out(sheet.page()))

    assert text.index("gauche 7") < text.index("droite 0")


def test_numbers_beside_a_list_are_no_column() -> None:
    """Large numbers left of their items stay with them."""
    sheet = Sheet()
    for i in range(4):
        sheet.text(40, 100 + 20 * i, f"{i + 1}.")
        sheet.text(60, 100 + 20 * i, "Un objectif du ministère en quelques mots")

    text = " ".join(r.text for r in lay_out(sheet.page()))

    assert text.index("1. Un") < text.index("2. Un") < text.index("4. Un")


def test_two_figures_side_by_side_are_two_lines() -> None:
    """Numbers set in columns are never read as one number, nor are their labels joined."""
    sheet = Sheet()
    sheet.panel(40, 100, 280, 200)
    for x, number, label in ((60, "64", "écoles"), (90, "800", "personnes")):
        sheet.text(x, 140, number, size=17, weight=700)
        sheet.text(x, 155, label, size=4)

    (region,) = lay_out(sheet.page())

    assert "64 800" not in region.text


def test_page_number_and_running_head_are_furniture() -> None:
    """What repeats near the edges of pages, and page numbers, come last and apart."""
    pages: list[Page] = []
    for number in (1, 2, 3):
        sheet = Sheet(number)
        sheet.text(40, 30, "Pôle Exemple | Rapport annuel")
        sheet.text(550, 770, str(number))
        sheet.paragraph(40, 150, *PROSE)
        pages.append(sheet.page())

    regions = lay_out(pages[1], running=running_texts(pages))

    assert [r.kind.value for r in regions] == ["prose", "furniture", "furniture"]


def test_footnote_under_a_short_rule() -> None:
    """Small numbered type below a short rule at the foot is a footnote."""
    sheet = Sheet()
    sheet.paragraph(40, 150, *PROSE)
    sheet.rule(40, 640, 180, 640.5)
    sheet.text(40, 655, "1. Les membres sont identifiés en vert.", size=7)

    assert [r.kind.value for r in lay_out(sheet.page())] == ["prose", "footnote"]


def test_bullets_make_a_list() -> None:
    """Lines that begin with bullets are a list, apart from the prose above."""
    sheet = Sheet()
    sheet.paragraph(40, 150, *PROSE)
    sheet.text(40, 200, "• 4 rencontres")
    sheet.text(40, 214, "• 20 personnes")

    assert [r.kind.value for r in lay_out(sheet.page())] == ["prose", "list"]


@given(
    st.lists(
        st.tuples(
            st.integers(20, 500),
            st.integers(40, 760),
            st.text("abcdé 12•.", min_size=1, max_size=30),
            st.sampled_from((7.0, 9.0, 14.0)),
        ),
        max_size=12,
    ),
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 600)), max_size=4),
)
def test_every_word_ends_in_exactly_one_region(
    lines: list[tuple[int, int, str, float]], corners: list[tuple[int, int]]
) -> None:
    """Whatever is drawn where, no word is lost or read twice."""
    sheet = Sheet()
    for x, top in corners:
        sheet.panel(x, top, x + 150, top + 90)
    for x, y, text, size in lines:
        if text.split():
            sheet.text(x, y, " ".join(text.split()), size=size)
    page = sheet.page()

    found: Counter[str] = Counter()
    for region in lay_out(page):
        found += words_of(region)

    assert without_bullets(found) == without_bullets(Counter(w.text for w in page.words))

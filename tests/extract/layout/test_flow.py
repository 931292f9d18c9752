"""Pages to headings, paragraphs, captions, notes, furniture and tables, from the top down."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import WORDS, said, table_of
from drawn_pages import Sheet

from jalon.extract.layout.flow import body_size, flow_of
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.table import Table

HEADING, PARAGRAPH, FURNITURE = FlowKind.HEADING, FlowKind.PARAGRAPH, FlowKind.FURNITURE
NONE: frozenset[str] = frozenset()


def filled(number: int = 1) -> Sheet:
    """A page with running text in nine points."""
    sheet = Sheet(number)
    sheet.paragraph(72, 300, "Le Pôle réunit les établissements", "d’enseignement de la région.")
    return sheet


def flow(*sheets: Sheet, tables: dict[int, Sequence[Table]] | None = None) -> list[FlowPiece]:
    """The flow of a document of these pages."""
    return flow_of([s.page() for s in sheets], tables or {}, WORDS, NONE)


def kinds(pieces: Sequence[FlowPiece]) -> dict[str, FlowKind]:
    """Kind of each piece by its text."""
    return {p.passage.text: p.kind for p in pieces if p.passage is not None}


def test_body_size_is_that_of_most_regular_text() -> None:
    """Headings and bold text do not tell the size of the body."""
    sheet = filled()
    sheet.text(72, 100, "Un titre bien plus long que tout le texte de la page entière", size=20,
               weight=700)  # fmt: skip

    assert body_size([sheet.page()]) == 9.0
    assert body_size([]) == 10.0


HEADINGS = [
    pytest.param({"size": 14.0}, "Accessibilité", HEADING, id="larger"),
    pytest.param({"weight": 700}, "Accessibilité", HEADING, id="bold"),
    pytest.param({}, "Accessibilité", PARAGRAPH, id="plain"),
    pytest.param({"size": 7.0, "weight": 700}, "Accessibilité", PARAGRAPH, id="bold-but-small"),
    pytest.param({"weight": 700}, "• Accessibilité", PARAGRAPH, id="bold-bullet"),
    pytest.param({"size": 14.0}, "Tableau 3 Accessibilité", FlowKind.CAPTION, id="caption"),
    pytest.param({"size": 14.0}, "Figure 1 Accès", FlowKind.CAPTION, id="figure"),
]


@pytest.mark.parametrize(("look", "text", "kind"), HEADINGS)
def test_headings_are_set_apart_from_the_body(
    look: dict[str, float], text: str, kind: FlowKind
) -> None:
    """Type larger than the body's, or bold, makes a heading; captions and bullets are none."""
    sheet = filled()
    sheet.text(72, 200, text, size=look.get("size", 9.0), weight=int(look.get("weight", 400)))

    assert kinds(flow(sheet))[text.removeprefix("• ")] is kind


def test_larger_headings_rank_higher() -> None:
    """Rank follows type size, and bold type counts a little more."""
    sheet = filled()
    sheet.text(72, 100, "Titre", size=20)
    sheet.text(72, 150, "Gras", size=14, weight=700)
    sheet.text(72, 200, "Maigre", size=14)

    ranks = [p.rank for p in flow(sheet) if p.kind is HEADING]

    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 3


def test_band_is_a_heading_of_high_rank() -> None:
    """Text on a coloured strip outranks text of its size, and is taken apart."""
    sheet = filled()
    sheet.panel(72, 180, 540, 205, colour=0x0B3954)
    sheet.text(80, 196, "ORIENTATION 1 Soutenir la réussite", size=12, colour=0xFFFFFF)
    sheet.text(72, 240, "Sous-titre", size=12)

    band, plain = [p for p in flow(sheet) if p.kind is HEADING]

    assert band.rank > plain.rank
    assert band.section is not None
    assert (band.section.number, band.section.label) == ("1", "Soutenir la réussite")


def test_label_beside_its_number_is_one_band() -> None:
    """The columns of a band are read one after the other."""
    sheet = filled()
    sheet.panel(72, 180, 540, 220, colour=0x0B3954)
    sheet.text(80, 205, "ORIENTATION 1", size=12, colour=0xFFFFFF)
    sheet.text(260, 197, "Soutenir la réussite", size=12, colour=0xFFFFFF)
    sheet.text(260, 213, "en région", size=12, colour=0xFFFFFF)

    assert "ORIENTATION 1 Soutenir la réussite en région" in kinds(flow(sheet))


def test_running_heads_are_furniture() -> None:
    """What most pages repeat at their head is no heading."""
    sheets = [filled(n) for n in (1, 2, 3)]
    for sheet in sheets:
        sheet.text(72, 40, "Plan d’action du Pôle", size=14, weight=700)

    assert kinds(flow(*sheets))["Plan d’action du Pôle"] is FURNITURE


def test_heading_at_the_head_of_one_page_stays() -> None:
    """What one page alone has at its head is its heading."""
    sheets = [filled(n) for n in (1, 2, 3)]
    sheets[1].text(72, 40, "Accessibilité", size=14, weight=700)

    assert kinds(flow(*sheets))["Accessibilité"] is HEADING


def test_repeated_numbered_heading_is_no_furniture() -> None:
    """A theme that is printed again on each of its pages still names the theme."""
    sheets = [filled(n) for n in (1, 2, 3)]
    for sheet in sheets:
        sheet.text(72, 40, "ORIENTATION 1 Soutenir la réussite", size=14, weight=700)

    assert kinds(flow(*sheets))["ORIENTATION 1 Soutenir la réussite"] is HEADING


FOLIOS = [
    pytest.param("7", 9.0, 770.0, FURNITURE, id="folio"),
    pytest.param("Page 7 de 12", 9.0, 770.0, FURNITURE, id="page-of"),
    pytest.param("7 / 12", 9.0, 30.0, FURNITURE, id="at-the-head"),
    pytest.param("01", 40.0, 70.0, HEADING, id="large-number-of-a-theme"),
    pytest.param("7", 9.0, 400.0, PARAGRAPH, id="number-in-mid-page"),
]


@pytest.mark.parametrize(("text", "size", "y", "kind"), FOLIOS)
def test_page_numbers_are_told_from_theme_numbers(
    text: str, size: float, y: float, kind: FlowKind
) -> None:
    """A number in the margin is the page's, unless it is set far larger than the body."""
    sheet = filled()
    sheet.text(72, y, text, size=size)

    assert kinds(flow(sheet))[text] is kind


def notes_of(*placed: tuple[float, float, float, str]) -> list[tuple[str | None, str | None]]:
    """Mark and text of the notes among texts at x, y, in this size."""
    sheet = filled()
    for x, y, size, text in placed:
        sheet.text(x, y, text, size=size)
    return [(p.mark, said(p.passage)) for p in flow(sheet) if p.kind is FlowKind.FOOTNOTE]


NOTES = [
    pytest.param((72, 700, 7, "2 Selon le sondage."), True, id="number"),
    pytest.param((72, 700, 7, "2. Selon le sondage."), True, id="number-and-point"),
    pytest.param((72, 700, 9, "2 Cégeps y participent."), False, id="as-large-as-the-body"),
    pytest.param((72, 200, 7, "2 Cégeps y participent."), False, id="high-on-the-page"),
    pytest.param((72, 700, 7, "Selon le sondage."), False, id="no-number"),
]


@pytest.mark.parametrize(("placed", "is_note"), NOTES)
def test_footnotes_have_their_marks(placed: tuple[float, float, float, str], is_note: bool) -> None:
    """Small text low on the page that begins with a number is the note of that number."""
    assert [mark for mark, _ in notes_of(placed)] == (["2"] if is_note else [])


@pytest.mark.xfail(strict=True, reason="a star is taken for a bullet, a raised number for a line")
@pytest.mark.parametrize(
    "placed",
    [
        pytest.param([(72, 700, 7, "* Donnée provisoire.")], id="star"),
        pytest.param([(72, 697, 5, "1"), (76, 700, 7.5, "Donnée provisoire.")], id="raised"),
    ],
)
def test_notes_begin_with_stars_and_raised_numbers_too(
    placed: list[tuple[float, float, float, str]],
) -> None:
    """A note's mark may be a star, or set as high as in the text."""
    assert [mark for mark, _ in notes_of(*placed)] in (["*"], ["1"])


def test_words_of_tables_are_not_said_twice() -> None:
    """A table stands in the flow at its place, its words in it alone."""
    sheet = filled()
    table = table_of([("Actions", "Cibles"), ("Former", "2")], top=400, sheet=sheet)
    sheet.text(72, 560, "Après le tableau")

    pieces = flow(sheet, tables={1: [table]})

    assert [p.kind for p in pieces] == [PARAGRAPH, FlowKind.TABLE, PARAGRAPH]
    assert pieces[1].table is table


def test_columns_are_read_one_after_the_other() -> None:
    """Paragraphs side by side are not run together."""
    sheet = Sheet()
    sheet.paragraph(72, 300, "Le Pôle réunit", "les cégeps.")
    sheet.paragraph(330, 300, "Il soutient", "les projets.")

    assert set(kinds(flow(sheet))) == {"Le Pôle réunit les cégeps.", "Il soutient les projets."}


def test_pages_follow_each_other() -> None:
    """The flow goes page by page."""
    assert [p.page for p in flow(filled(1), filled(2), filled(3))] == [1, 2, 3]

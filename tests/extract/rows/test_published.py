"""Large figures of a report and the titles that they stand by."""

from __future__ import annotations

from drawn_grids import lines_at

from jalon.extract.rows.figure_heads import heads_of
from jalon.extract.rows.figures import BigFigure
from jalon.extract.rows.published import joined, published_figures
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawResult
from jalon.schemas.units import Look, Loose
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")
BODY = Look(False, False, False, 0, 10.0)
TITLE = Look(True, False, False, 0, 12.0)
PLACE = Box(300.0, 10.0, 380.0, 30.0)


def loose(text: str, top: float, look: Look = BODY) -> Loose:
    lines = tuple(lines_at(top, text))
    return Loose(block_of(lines), 1, look, union(n.box for n in lines))


def figure(value: str, caption: str, top: float) -> BigFigure:
    return BigFigure(1, value, caption, Box(300.0, top, 380.0, top + 20))


def test_figures_beside_titles_belong_to_them() -> None:
    """Titles set alike, each with figures at its right, are the actions' names."""
    elements = [
        loose("Mentorat", 10, TITLE),
        loose("Des élèves sont accompagnés.", 30),
        loose("Forum", 100, TITLE),
    ]
    figures = [
        figure("312", "jumelages", 8),
        figure("27", "écoles", 34),
        figure("9", "soirées", 98),
    ]

    found = published_figures(figures, elements, heads_of(elements, {}, BODY, FR), FR)

    names = [(r.raw.text, r.action.text if r.action else None) for r in found]
    assert names == [
        ("312 jumelages", "Mentorat"),
        ("27 écoles", "Mentorat"),
        ("9 soirées", "Forum"),
    ]
    assert found[0].description is not None


def test_a_lone_title_names_no_action() -> None:
    """One heading over all figures ("The year in numbers") is the name of a part."""
    elements = [loose("L’année en chiffres", 10, TITLE)]

    found = published_figures(
        [figure("312", "jumelages", 40)], elements, heads_of(elements, {}, BODY, FR), FR
    )

    assert [r.action for r in found] == [None]


def test_a_figure_stands_for_its_part() -> None:
    """A number read without its text gives way, what a table or a card states whole does not."""
    whole = RawResult(1, PLACE, Passage("94 % de satisfaits", 1, PLACE), method="figure")
    part = RawResult(1, PLACE, Passage("94 %", 1, PLACE), method="card")
    cell = RawResult(1, PLACE, Passage("94 %", 1, PLACE), method="table")

    assert joined([part], [whole]) == (whole,)
    assert joined([cell], [whole]) == (cell,)

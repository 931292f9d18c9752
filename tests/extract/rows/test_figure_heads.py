"""What the figures of a report stand under."""

from __future__ import annotations

from collections.abc import Sequence

from drawn_grids import lines_at

from jalon.extract.rows.figure_heads import heads_of, owners_of, passage_of
from jalon.extract.rows.figure_lines import figure_lines
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import union
from jalon.schemas.units import Element, Look, Loose
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")
BODY = Look(False, False, False, 0, 10.0)
TITLE = Look(True, False, False, 0, 12.0)
PART = Look(True, False, False, 0, 16.0)


def page(*pieces: tuple[str, Look]) -> list[Element]:
    """Texts under one another."""
    found: list[Element] = []
    for i, (text, look) in enumerate(pieces):
        lines = tuple(lines_at(20.0 + 20 * i, text))
        found.append(Loose(block_of(lines), 1, look, union(n.box for n in lines)))
    return found


def owners(elements: Sequence[Element]) -> list[tuple[str, str | None, str | None]]:
    """Each figure with the action and the theme that it stands under."""
    figures = figure_lines(elements, {}, FR)
    heads = heads_of(elements, {}, BODY, FR)
    found = owners_of([(f.page, f.box) for f in figures], elements, heads)
    return [
        (
            f.raw,
            passage_of(o.action).text if o.action else None,
            passage_of(o.theme).text if o.theme else None,
        )
        for f, o in zip(figures, found, strict=True)
    ]


def test_titles_below_parts_name_actions() -> None:
    """Of two levels of headings the upper names themes, the lower actions."""
    elements = page(
        ("Eau", PART),
        ("Extension du réseau.", TITLE),
        ("• 214 bornes posées", BODY),
        ("Curage", TITLE),
        ("• 96 caniveaux curés", BODY),
        ("Écoles", PART),
        ("Cantines", TITLE),
        ("• 19 écoles dotées", BODY),
    )

    assert owners(elements) == [
        ("214 bornes posées", "Extension du réseau", "Eau"),
        ("96 caniveaux curés", "Curage", "Eau"),
        ("19 écoles dotées", "Cantines", "Écoles"),
    ]


def test_headings_without_prose_name_themes() -> None:
    """Headings of one look with nothing but figures under them are themes."""
    elements = page(
        ("Éducation", PART),
        ("• 2 846 élèves accueillis", BODY),
        ("Solidarités", PART),
        ("• 47 logements d’urgence", BODY),
    )

    assert [(a, t) for _, a, t in owners(elements)] == [(None, "Éducation"), (None, "Solidarités")]


def test_prose_makes_a_heading_the_name_of_an_action() -> None:
    """Headings under which paragraphs tell of something name what is told of."""
    elements = page(
        ("Petits-déjeuners", TITLE),
        ("Trois épiceries ont fourni les fruits.", BODY),
        ("• 486 000 repas servis", BODY),
        ("Lecture", TITLE),
        ("Une équipe a suivi les élèves chaque semaine.", BODY),
        ("• 3 260 élèves suivis", BODY),
    )

    assert [(a, t) for _, a, t in owners(elements)] == [
        ("Petits-déjeuners", None),
        ("Lecture", None),
    ]


def test_one_short_line_is_no_figure_of_its_own() -> None:
    """Without a bullet, bold type or others like it a line is any short text."""
    assert owners(page(("Contexte", TITLE), ("12 municipalités", BODY))) == []

"""Paragraphs of slides and their shapes, and the lines between them."""

from __future__ import annotations

from drawn_slides import Slide

from jalon.extract.layout.connectors import joined_places
from jalon.extract.layout.diagram import nodes_of, shapes_of
from jalon.schemas.geometry import Box


def test_text_is_gathered_by_shape() -> None:
    """Wrapped lines of a box are one paragraph whose place is the box."""
    slide = Slide()
    box = slide.box(100, 100, 300, 200, "Créer un fonds", "de formation")
    slide.text(400, 150, "Texte libre", size=14)
    nodes = {n.text: n for n in nodes_of(slide.page())}

    assert set(nodes) == {"Créer un fonds de formation", "Texte libre"}
    assert nodes["Créer un fonds de formation"].place == box
    assert nodes["Texte libre"].shape is None


def test_shade_and_outline_are_one_shape() -> None:
    """A box drawn as fill and outline counts once; the page's background not at all."""
    slide = Slide()
    slide.panel(0, 0, 960, 540)
    slide.panel(100, 100, 300, 200)
    slide.panel(100, 100, 300, 200, colour=None, stroke=0x123456)

    assert [s.box for s in shapes_of(slide.page())] == [Box(100, 100, 300, 200)]


def test_a_panel_is_not_the_place_of_its_title() -> None:
    """Text beside the boxes of a panel stands where its words are, not in the whole panel."""
    slide = Slide()
    panel = slide.panel(90, 90, 500, 400)
    slide.text(110, 120, "Titre", size=14)
    slide.box(110, 200, 300, 260, "Dans la boîte")
    nodes = {n.text: n for n in nodes_of(slide.page())}

    assert nodes["Titre"].place == nodes["Titre"].box
    assert nodes["Titre"].place != panel
    assert nodes["Dans la boîte"].place == Box(110, 200, 300, 260)


def test_vertical_labels_are_read() -> None:
    """A word that runs upward keeps its text and its place."""
    slide = Slide()
    slide.upward(100, 300, "Recommandations")
    (node,) = nodes_of(slide.page())

    assert node.text == "Recommandations"
    assert node.angle_deg == 270
    assert node.place.contains(node.box)


def test_a_large_number_is_no_word_of_the_line_beside_it() -> None:
    """A number set large stands apart; with a unit it is a figure of the text."""
    slide = Slide()
    slide.text(100, 110, "12", size=30)
    slide.text(150, 105, "Créer un fonds", size=12)
    slide.text(150, 120, "de formation", size=12)
    texts = [n.text for n in nodes_of(slide.page())]

    assert sorted(texts) == ["12", "Créer un fonds de formation"]


def test_a_number_before_a_gap_stands_apart() -> None:
    """A number of the text's size is apart when a wide gap follows it, not in a sentence."""
    slide = Slide()
    end = slide.text(100, 100, "7", size=12)
    slide.text(end + 15, 100, "Former le personnel", size=12)
    slide.text(100, 200, "7 projets sont prévus", size=12)

    assert sorted(n.text for n in nodes_of(slide.page())) == [
        "7",
        "7 projets sont prévus",
        "Former le personnel",
    ]


def test_a_rule_parts_paragraphs() -> None:
    """A rule between two lines parts them; a rule close under a line underlines it."""
    slide = Slide()
    slide.text(100, 100, "Un titre au-dessus du filet", size=12)
    slide.rule(100, 105.5, 300, 106)
    slide.text(100, 117, "et le texte sous le filet", size=12)
    slide.text(500, 100, "Un lien qui est", size=12)
    slide.rule(500, 101, 600, 101.5)
    slide.text(500, 115, "souligné", size=12)
    texts = [n.text for n in nodes_of(slide.page())]

    assert sorted(texts) == [
        "Un lien qui est souligné",
        "Un titre au-dessus du filet",
        "et le texte sous le filet",
    ]


def test_lines_and_arrows_join_places() -> None:
    """Slanted lines, rules that touch, and a block arrow each join what they reach."""
    slide = Slide()
    places = [
        Box(100, 100, 200, 150),
        Box(300, 100, 400, 150),
        Box(100, 300, 200, 350),
        Box(300, 300, 400, 350),
        Box(600, 100, 700, 150),
        Box(760, 100, 900, 150),
    ]
    slide.line((200, 125), (300, 340))  # 0 to 3
    slide.rule(149, 150, 151, 200)  # 0 down, across, and down to 2: a bent line of rules
    slide.rule(120, 199, 151, 201)
    slide.rule(119, 200, 121, 300)
    slide.arrow(710, 110, 750, 140)  # 4 to 5
    joined = joined_places(slide.page(), places)

    assert frozenset({4, 5}) in joined
    assert frozenset({0, 2}) in joined
    assert frozenset({0, 3}) in joined
    assert not any(1 in group for group in joined)


def test_the_outline_of_a_place_joins_nothing() -> None:
    """Rules that draw the boxes themselves are no lines between them."""
    slide = Slide()
    places = [Box(100, 100, 200, 150), Box(200, 100, 300, 150)]
    for x in (100, 200, 300):
        slide.rule(x, 100, x + 1, 150)
    slide.rule(100, 100, 300, 101)
    slide.rule(100, 149, 300, 150)

    assert joined_places(slide.page(), places) == []

"""Shapes of a page: which fills and rules are one panel, and which are none."""

from __future__ import annotations

from drawn_pages import Sheet

from jalon.extract.layout.shapes import panels_of


def test_fill_and_outline_of_one_shape_are_one_panel() -> None:
    """A badge drawn as a white fill and then an outline is one panel with both colours."""
    sheet = Sheet()
    sheet.panel(50, 100, 300, 300, colour=0xEEEEEE)
    sheet.panel(60, 200, 130, 216, colour=0xFFFFFF, rounded=True)
    sheet.panel(60, 200, 130, 216, colour=None, stroke=0x0B6E99, rounded=True)

    panels = panels_of(sheet.page())

    assert [(p.fill, p.stroke) for p in panels] == [(0xEEEEEE, None), (0xFFFFFF, 0x0B6E99)]


def test_coloured_top_edge_belongs_to_its_card() -> None:
    """A thin strip along the top of a card is part of the card, whose shade stays."""
    sheet = Sheet()
    sheet.panel(50, 100, 300, 300, colour=0xF4F7F9)
    sheet.panel(50, 94, 300, 102, colour=0x0B6E99)

    (panel,) = panels_of(sheet.page())

    assert panel.fill == 0xF4F7F9
    assert (panel.box.top, panel.box.bottom) == (94, 300)


def test_side_bar_alone_makes_a_panel_of_the_text_beside_it() -> None:
    """A coloured bar reaches over the text right of it, up to the next bar."""
    sheet = Sheet()
    for x in (50, 310):
        sheet.panel(x, 100, x + 4, 140, colour=0xF6B042)
        sheet.text(x + 12, 112, "Tournée des campus", weight=700)
        sheet.text(x + 12, 130, "Visites pour les élèves")

    panels = panels_of(sheet.page())

    assert [p.is_bar for p in panels] == [True, True]
    assert panels[0].box.x1 < 310 < panels[1].box.x1


def test_four_rules_make_a_panel() -> None:
    """A frame of four separate lines is a panel without a fill."""
    sheet = Sheet()
    sheet.rule(50, 100, 300, 101)
    sheet.rule(50, 199, 300, 200)
    sheet.rule(50, 100, 51, 200)
    sheet.rule(299, 100, 300, 200)

    (panel,) = panels_of(sheet.page())

    assert (panel.fill, panel.box.width, panel.box.height) == (None, 250, 100)


def test_background_icons_and_skylines_are_no_panels() -> None:
    """The page's background, icons, and shapes that leave the page hold no text of their own."""
    sheet = Sheet()
    sheet.panel(0, 0, 612, 792, colour=0x0B3C5D)
    sheet.panel(70, 70, 76, 76, colour=0xFFFFFF)
    sheet.oval(525, -86, 698, 86, 0xDBEAF1)

    assert panels_of(sheet.page()) == []


def test_shape_whose_edge_cuts_a_line_of_text_is_a_picture() -> None:
    """A circle behind a title holds only some of its words, so it is no panel."""
    sheet = Sheet()
    sheet.oval(40, 60, 160, 180, 0x0B6E99)
    sheet.text(60, 120, "Merci pour cette année ensemble", size=28)

    assert panels_of(sheet.page()) == []


def test_white_shape_is_seen_on_a_shade_only() -> None:
    """White on white is nothing; white on a dark page is a card."""
    plain, dark = Sheet(), Sheet()
    dark.panel(0, 0, 612, 792, colour=0x0B3C5D)
    for sheet in (plain, dark):
        sheet.panel(60, 430, 280, 500, colour=0xFFFFFF)

    assert panels_of(plain.page()) == []
    assert len(panels_of(dark.page())) == 1

"""Which lines of a cell begin an item of its list, and which go on with it."""

from __future__ import annotations

import pytest
from drawn_grids import WORDS, lines_at
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.records.items import item_of, list_items, value_items

NONE: frozenset[str] = frozenset()

LABELS = [
    pytest.param(
        ["• Nb de projets", "• Nb d’activités", " réalisées"],
        ["Nb de projets", "Nb d’activités réalisées"],
        id="bullets",
    ),
    pytest.param(
        ["• Outil diffusé :", "  – guide", "• Bilan"], ["Outil diffusé : guide", "Bilan"],
        id="inner-bullets-go-on",
    ),
    pytest.param(
        ["Nb de projets ;", "Nb d’activités", "offertes ;", "Taux"],
        ["Nb de projets ;", "Nb d’activités offertes ;", "Taux"],
        id="semicolons",
    ),
    pytest.param(
        ["Nb de partenaires", "engagés", "", "Nb de projets"],
        ["Nb de partenaires engagés", "Nb de projets"],
        id="white-space",
    ),
    pytest.param(["Nombre de", "**projets", "**soutenus"], ["Nombre de projets soutenus"],
                 id="bold-in-mid-label"),
    pytest.param(["Dépôt d’un rapport"], ["Dépôt d’un rapport"], id="one"),
    pytest.param([], [], id="empty"),
]  # fmt: skip
VALUES = [
    pytest.param(["Min 2", "Min 5"], ["Min 2", "Min 5"], id="numbers-line-by-line"),
    pytest.param(["80 %", "et plus"], ["80 % et plus"], id="goes-on-in-lower-case"),
    pytest.param(["Augmentation de", "10 %", "4"], ["Augmentation de 10 %", "4"], id="ends-open"),
    pytest.param(["At least", "3", "5"], ["At least 3", "5"], id="ends-open-in-english"),
    pytest.param(["• 2", "• 80 %", " et plus"], ["2", "80 % et plus"], id="bullets"),
    pytest.param(
        ["Rapport déposé", "Comité formé"], ["Rapport déposé Comité formé"], id="wrapped-prose"
    ),
    pytest.param(
        ["Rapport déposé", "", "Comité formé"], ["Rapport déposé", "Comité formé"], id="paragraphs"
    ),
    pytest.param(["2", "(phase 1)", "5"], ["2 (phase 1)", "5"], id="bracket-goes-on"),
]
BUGS_CAUGHT = [
    # typed bullets, whose wrapped lines begin under the bullet and not under the text
    pytest.param(
        ["• Nb de projets", "• Nb d’activités", "réalisées"],
        ["Nb de projets", "Nb d’activités réalisées"],
        id="wrapped-under-the-bullet",
    ),
]
MARKS = [
    pytest.param("Nb de stages²", "Nb de stages", ("2",), id="superscript-letter"),
    pytest.param("Nb de stages¹²", "Nb de stages", ("12",), id="two-digits"),
    pytest.param("Surface en m2", "Surface en m2", (), id="plain-digit"),
]


@pytest.mark.parametrize(("texts", "expected"), LABELS)
def test_labels_are_parted_where_the_list_says_so(texts: list[str], expected: list[str]) -> None:
    """Bullets tell; without them semicolons; without these the white space."""
    assert [i.text for i in list_items(lines_at(100, *texts), NONE)] == expected


@pytest.mark.parametrize(("texts", "expected"), BUGS_CAUGHT)
def test_lower_case_goes_on_wherever_it_stands(texts: list[str], expected: list[str]) -> None:
    """A line in lower case after a bullet is no item."""
    assert [i.text for i in list_items(lines_at(100, *texts), NONE)] == expected


VALUES_ONCE_RUN_TOGETHER = [
    # "plus" at a line's end is taken for the beginning of "plus de"
    pytest.param(["80 % et plus", "Bilan"], ["80 % et plus", "Bilan"], id="and-more-is-an-end"),
    pytest.param(["5 ou moins", "Bilan"], ["5 ou moins", "Bilan"], id="or-less-is-an-end"),
    # a dash is taken for a line that ends open
    pytest.param(["–", "80 %"], ["–", "80 %"], id="dash-for-nothing"),
    # only the first line of a value is asked whether it is a quantity
    pytest.param(
        ["Augmentation de", "10 %", "Bilan"], ["Augmentation de 10 %", "Bilan"], id="wrapped-number"
    ),
]


@pytest.mark.parametrize(("texts", "expected"), VALUES_ONCE_RUN_TOGETHER)
def test_values_are_not_run_together(texts: list[str], expected: list[str]) -> None:
    """Two values are never one: the second would be lost, and the first wrong."""
    items = value_items(lines_at(100, *texts), WORDS.is_quantity, NONE)

    assert [i.text for i in items] == expected


@pytest.mark.parametrize(("texts", "expected"), VALUES)
def test_values_begin_anew_unless_they_go_on(texts: list[str], expected: list[str]) -> None:
    """A line of a value's list goes on with the one before only where one of them says so."""
    items = value_items(lines_at(100, *texts), WORDS.is_quantity, NONE)

    assert [i.text for i in items] == expected


def test_text_left_of_the_bullets_is_an_item() -> None:
    """An introduction that stands outside the list is no part of its last bullet."""
    lines = [*lines_at(100, "• Nb de projets", x=60), *lines_at(112, "Formation", "continue")]

    assert [i.text for i in list_items(lines, NONE)] == ["Nb de projets", "Formation continue"]


@pytest.mark.parametrize(("printed", "text", "marks"), MARKS)
def test_footnote_marks_are_no_text(printed: str, text: str, marks: tuple[str, ...]) -> None:
    """Raised digits at an item's end are kept apart as marks."""
    item = item_of(lines_at(100, printed), NONE)

    assert (item.text, item.marks) == (text, marks)


def test_item_knows_where_it_begins_and_ends() -> None:
    """The first and the last baseline are those of its lines, the box holds all of them."""
    item = item_of(lines_at(100, "Nombre de projets", "soutenus"), NONE)

    assert (item.first_baseline, item.last_baseline) == (100, 112)
    assert all(item.box.contains(line.box) for line in item.lines)


printed = st.lists(
    st.sampled_from(
        ["• Nb de projets", "Nb d’écoles ;", "engagées", "Min 2", "80 %", "Plus de", "– a", "", "•"]
    ),
    max_size=7,
)


@given(printed)
def test_no_line_is_lost(texts: list[str]) -> None:
    """Every line of a cell is in one item, in the printed order, labels and values alike."""
    lines = lines_at(100, *texts)
    for items in (list_items(lines, NONE), value_items(lines, WORDS.is_quantity, NONE)):
        assert [line for item in items for line in item.lines] == lines

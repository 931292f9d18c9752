"""Lists of a plan that has neither tables nor labels: what is done, and what is reached when."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from drawn_pages import Sheet

from jalon.extract.plan import read_plan
from jalon.extract.rows.reading import Read
from jalon.extract.text.hyphens import lexicon_of
from jalon.vocabulary import Wordbook

WORDS = Wordbook()
LEFT, LEADING, TITLE_PT, TEXT_PT = 60.0, 16.0, 26.0, 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, indent, whether it is bold or slanted, the white under it."""

    text: str
    x: float = LEFT
    weight: int = 400
    italic: bool = False
    white: float = 0.0


def bold(text: str) -> Line:
    """A heading."""
    return Line(text, weight=700)


def read(title: str, *lines: Line | str, language: str = "en") -> Read:
    """What a page states under its title."""
    sheet = Sheet()
    sheet.text(LEFT, 60.0, title, size=TITLE_PT, weight=700)
    y = 100.0
    for line in lines:
        held = line if isinstance(line, Line) else Line(line)
        sheet.text(held.x, y, held.text, size=TEXT_PT, weight=held.weight, italic=held.italic)
        y += LEADING + held.white
    pages = [sheet.page()]
    return read_plan(pages, {}, WORDS.in_language(language), lexicon_of(pages)).read


def actions(found: Read) -> list[tuple[str | None, str]]:
    """Code and text of each action."""
    return [(a.action_code, a.action.text) for a, _ in found.actions]


OUTLINE = (
    "4.1 Access to the collections",
    "4.1.1 Opening hours",
    "4.1.1.1 Open the reading rooms on Sundays.",
    "4.1.1.2 Publish the opening hours of every branch.",
    "4.1.2 Lending",
    "4.1.2.1 Lend laptops to students of the evening courses.",
    "4.1.2.2 Remove the fines for late returns.",
    "4.1.2.3 Regular tours of the stacks for newcomers.",
)


def test_what_codes_nest_is_a_list_of_actions() -> None:
    """The innermost codes are actions, those around them theme and objective."""
    found = read("Library Strategic Plan", *OUTLINE)

    assert [code for code, _ in actions(found)] == [
        "4.1.1.1",
        "4.1.1.2",
        "4.1.2.1",
        "4.1.2.2",
        "4.1.2.3",
    ]
    last, _ = found.actions[-1]
    assert last.theme_number == "4.1"
    assert last.objective is not None
    assert last.objective.text == "Lending"


def test_sections_with_text_under_them_are_no_actions() -> None:
    """Where paragraphs stand under the innermost codes, these head sections."""
    told = [
        x for code in OUTLINE for x in (code, "The committee heard the branches on this in March.")
    ]

    found = read("Library Strategic Plan", *told)

    assert not found.actions


@pytest.mark.parametrize(
    ("title", "heading", "items", "when"),
    [
        (
            "National Water Strategy",
            "Targets for drinking water",
            (
                "1. By 2027, connect 80% of rural households to a supply.",
                "2. By 2030, every school has a safe source of water.",
                "3. By the end of 2031, losses of the network fall to 15%.",
            ),
            ["By 2027", "By 2030", "By the end of 2031"],
        ),
        (
            "Plan climat de la Ville",
            "Cibles du transport",
            (
                "1. D’ici 2028, 60 % des autobus sont électriques.",
                "2. En 2030, 120 km de voies cyclables sont ouverts.",
                "3. D’ici la fin de 2032, aucun véhicule de la Ville ne brûle de pétrole.",
            ),
            ["D’ici 2028", "En 2030", "D’ici la fin de 2032"],
        ),
    ],
    ids=["english", "french"],
)
def test_dated_sentences_of_a_list_are_targets(
    title: str, heading: str, items: tuple[str, ...], when: list[str]
) -> None:
    """Each item is a target under its heading, due when it begins by saying."""
    found = read(
        title, Line(heading, italic=True), *items, language="fr" if "Plan" in title else "en"
    )

    targets = [t for t, _ in found.targets]
    assert [t.due.text for t in targets if t.due is not None] == when
    assert [t.target.text for t in targets if t.target is not None] == [
        i[3:].rstrip(".") for i in items
    ]
    assert {t.theme.text for t in targets if t.theme is not None} == {heading}
    assert not found.actions


def test_date_in_brackets_is_when_an_action_is_due() -> None:
    """A date in brackets after an action is its deadline, and a name in brackets is none."""
    found = read(
        "Open Government Action Plan",
        bold("Open contracting"),
        "• Publish all contracts above the threshold (Winter 2026).",
        "• Train the buyers of every ministry (start: April 2026; finish: June 2027).",
        "• Create a register of owners with the agency (CAIPR).",
        bold("Budget"),
        "• Publish a budget for citizens (March 2027).",
        "• Develop a portal for the accounts.",
    )

    dues = [a.due.text if a.due is not None else None for a, _ in found.actions]
    assert dues == ["Winter 2026", "start: April 2026; finish: June 2027", None, "March 2027", None]
    assert found.actions[0][0].action.text == "Publish all contracts above the threshold"
    assert "(CAIPR)" in found.actions[2][0].action.text


def test_report_is_no_plan() -> None:
    """The lists of a document that calls itself no plan stay text."""
    found = read("Travel notes", *OUTLINE)

    assert not found.actions
    assert not found.targets


def test_list_after_a_label_of_actions_is_read_whole() -> None:
    """The first action runs in after its label, the others follow as bullets."""
    found = read(
        "Gender Equality Plan",
        bold("Area 1: Recruitment"),
        "Objective: To draw more women into the laboratories.",
        "Actions: Advertise every post in two languages.",
        "• Train the members of juries every year.",
        "• Publish the pay bands of all posts.",
        bold("Area 2: Leadership"),
        "Objective: To share out the seats of the board.",
        "Actions: Limit terms of office to four years.",
        "• Establish a list of candidates of both sexes.",
    )

    assert [text.rstrip(".") for _, text in actions(found)] == [
        "Advertise every post in two languages",
        "Train the members of juries every year",
        "Publish the pay bands of all posts",
        "Limit terms of office to four years",
        "Establish a list of candidates of both sexes",
    ]


def targets(found: Read) -> list[tuple[str | None, str | None, str | None]]:
    """Action, target and deadline of each row."""
    return [
        (
            t.action.text if t.action else None,
            t.target.text if t.target else None,
            t.due.text if t.due else None,
        )
        for t, _ in found.targets
    ]


def test_sentences_that_commit_to_an_amount_are_targets() -> None:
    """Running text of a plan states a target only where it says how much and by when."""
    found = read(
        "Harbour climate roadmap",
        bold("Quays and cranes"),
        "The port aims to cut the emissions of its cranes by 45 % by 2033.",
        "Cranes use 12 % less power than those of the neighbouring port.",
    )

    said = "The port aims to cut the emissions of its cranes by 45 % by 2033"
    assert targets(found) == [(said, "45 %", "by 2033")]


def test_items_with_an_amount_leave_the_actions() -> None:
    """Of a list of what is done, the items that say how much are targets, the others actions."""
    found = read(
        "Library strategy",
        bold("Commitments"),
        "• Lend 60 % of the laptops to evening students by 2028",
        "• Open the reading rooms on Sundays",
        "• Train the staff of every branch",
        "• Publish the minutes of the committee",
        "• Renew the catalogue of maps",
    )

    assert [t[1] for t in targets(found)] == ["60 %"]
    assert len(found.actions) == 4


def test_headings_that_count_on_are_commitments() -> None:
    """Numbered headings that say what is done are the actions, whatever is told under them."""
    found = read(
        "Open government action plan",
        bold("1) Publish the register of contracts"),
        "Every year the city signs some three hundred contracts, few of them known.",
        bold("2) Create a portal for requests"),
        "People ask for documents by letter.",
        bold("3) Train the records officers"),
        "Officers change often.",
        bold("4) Improve access to minutes"),
        "Minutes are kept on paper.",
    )

    assert [c for c, _ in actions(found)] == ["1", "2", "3", "4"]
    assert actions(found)[0][1] == "Publish the register of contracts"


def test_sentences_behind_a_level_word_and_code_are_actions() -> None:
    """Set as any other text, a sentence is an action where many begin with "Action T-2.1:"."""
    told = (
        "Measure Sea-1: Keep the dunes in place",
        "Action Sea-1.1: Plant marram grass on the northern dunes.",
        "Action Sea-1.2: Close the paths that cross the dunes in winter.",
        "Measure Sea-2: Keep the harbour open",
        "Action Sea-2.1: Dredge the channel every second spring.",
        "Action Sea-2.2: Build a shelter for the pilots.",
        "Measure Sea-3: Keep the lights burning",
        "Action Sea-3.1: Renew the lamps of both piers.",
        "Action Sea-3.2: Test the horns every month.",
    )

    found = read("Coastal adaptation measures", *(Line(t, white=LEADING) for t in told))

    codes = [c for c, _ in actions(found)]
    assert codes == ["Sea-1.1", "Sea-1.2", "Sea-2.1", "Sea-2.2", "Sea-3.1", "Sea-3.2"]

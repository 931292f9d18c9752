"""Cells that name who leads and who takes part, or who leads and by when."""

from __future__ import annotations

from drawn_grids import lines_at

from jalon.extract.rows.organisations import lead_and_due, lead_and_partners, names_text

NONE: frozenset[str] = frozenset()
DATES = ("Juin 2025",)


def test_the_first_name_leads_where_none_is_bold() -> None:
    """Without bold names the first entry leads and the others take part."""
    lead, partners = lead_and_partners(lines_at(100, "MSSS ;", "OPQ"), NONE)

    assert [e.item.text for e in lead] == ["MSSS ;"]
    assert [e.item.text for e in partners] == ["OPQ"]


def test_the_last_line_may_be_the_deadline() -> None:
    """Of a name over a date the date is the deadline."""
    names, due = lead_and_due(
        lines_at(100, "Cégep de Matane", "Juin 2025"), DATES.__contains__, NONE
    )

    assert [e.item.text for e in names] == ["Cégep de Matane"]
    assert due is not None
    assert due.item.text == "Juin 2025"


def test_the_end_of_a_line_does_not_part_names_that_signs_part() -> None:
    """Where semicolons part the names, a line's end is a space."""
    lines = lines_at(100, "City Hall ; Harbour", "Foundation ; Bar Association")

    assert names_text(lines, NONE, None) == "City Hall ; Harbour Foundation ; Bar Association"


def test_a_name_known_whole_joins_its_lines() -> None:
    """A name that fills a line of its own elsewhere is not cut where it is broken."""
    lines = lines_at(100, "Connectivity", "Office")

    assert names_text(lines, frozenset(("connectivity office",)), None) == "Connectivity Office"
    assert names_text(lines, NONE, None) == "Connectivity\nOffice"

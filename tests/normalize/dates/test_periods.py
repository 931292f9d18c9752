"""Periods named by headings, titles and covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.dates.periods import find_period, find_periods, parse_period

TYPICAL = [
    ("24-25", "2024-2025"),
    ("24–25", "2024-2025"),
    ("2024-2025", "2024-2025"),
    ("2024‑2025", "2024-2025"),
    ("2024 – 2025", "2024-2025"),
    ("2024/2025", "2024-2025"),
    ("2024-25", "2024-2025"),
    ("2019-2024", "2019-2024"),
    ("2024-27", "2024-2027"),
    ("Année 2025", "2025"),
    ("2025", "2025"),
    ("Année scolaire 2024-2025", "2024-2025"),
    ("Exercice 2021-2022", "2021-2022"),
    ("FY 2024-25", "2024-2025"),
    ("An 1 (2024-2025)", "2024-2025"),
    ("Année 2 : 2025-2026", "2025-2026"),
    ("2024-2025 (an 1)", "2024-2025"),
    ("2024-2025*", "2024-2025"),
    ("Year 1 (2024-25)", "2024-2025"),
    ("1re année 2024-2025", "2024-2025"),
    ("De 2024 à 2027", "2024-2027"),
    ("1er juillet 2024 au 30 juin 2025", "2024-2025"),
]
REFUSED = [
    "An 1",
    "Année 1",
    "Year 2",
    "Cible 2025-2026",
    "10-15",
    "24-26",
    "2010-12",
    "2025-2024",
    "2024-2025-2026",
    "2024-11-05",
    "T2 2025",
    "1999",
    "2 000",
    "24-25 %",
    "15-16 ans",
    "",
]
FOUND = [
    ("Ce que nous ferons entre 2026 et 2028", "2026-2028"),
    ("Priorities between 2026 and 2028", "2026-2028"),
    ("Pour les années 2026, 2027 et 2028", "2026-2028"),
    ("PLAN D'ACTION TRIENNAL 2024-2027", "2024-2027"),
    ("Rapport annuel 2024-2025", "2024-2025"),
    ("Cible 2025-2026", "2025-2026"),
    ("Cibles 24-25", "2024-2025"),
    ("Automne 2016", "2016"),
    ("État d’avancement des mesures au 31 mars 2021", "2020-2021"),
    ("Bilan au 30 juin 2024", "2023-2024"),
    ("Annual report for the year ended March 31, 2021", "2020-2021"),
    ("Montréal, le 12 juin 2023", "2023"),
    ("Automne 2024 – hiver 2025", "2024-2025"),
    ("Plan d'action 2025-2026, dépôt 2025", "2025-2026"),
    ("2026 Target", "2026"),
    ("FY2027 milestone", "2027"),
    ("2028 (cible)", "2028"),
]
NOT_FOUND = [
    "2000 participants",
    "7600, 3e Avenue Est",
    "2025 personnes rejointes",
    "2025 targeted visits",
    "Plan d'action 2023-2026, bilan 2024-2025",
    "Loi sur les collèges (RLRQ, c. C-29)",
    "418 656-2131",
    "Orientation 2",
]


@pytest.mark.parametrize(("text", "label"), TYPICAL, ids=[text for text, _ in TYPICAL])
def test_whole_text_names_a_period(text: str, label: str) -> None:
    """A column's heading gives its years, whatever its dashes and lead-in words."""

    period = parse_period(text)

    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_other_texts_name_none(text: str) -> None:
    """A text that says more or other than a period, or two at once, is refused."""

    assert parse_period(text) is None


@pytest.mark.parametrize(("text", "label"), FOUND, ids=[text for text, _ in FOUND])
def test_period_is_found_inside_a_heading(text: str, label: str) -> None:
    """A heading's one most explicit period is found."""

    period = find_period(text)

    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", NOT_FOUND, ids=repr)
def test_numbers_that_are_no_years_are_left_alone(text: str) -> None:
    """Counts, addresses and laws hold no period, and two periods are not one."""

    assert find_period(text) is None


def test_several_periods_come_in_reading_order() -> None:
    """A caller that knows which one it wants gets them all."""

    found = find_periods("État de situation 2020-2021 du plan 2019-2024")

    assert [period.label for period in found] == ["2020-2021", "2019-2024"]


@given(st.integers(2005, 2058))
def test_school_year_is_read_back(first: int) -> None:
    """Any school year printed long or short is the same period."""

    long, short = f"{first}-{first + 1}", f"{first} – {(first + 1) % 100:02}"

    assert parse_period(long) == parse_period(short)


@given(st.text(alphabet=st.sampled_from("0123456789 -–/()'àaneéu:.,%FY*"), max_size=25))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text gives a period in the right order of years, or none."""

    assert all(p.start_year <= p.end_year for p in (parse_period(text), find_period(text)) if p)

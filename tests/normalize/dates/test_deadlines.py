"""Deadlines read into days; the labelled set is measured elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.dates.deadlines import parse_deadline
from jalon.schemas.values import Interval, Period

TRIENNIAL = Period(2024, 2027, "2024-2027")
ONE_YEAR = Period(2024, 2025, "2024-2025")

TYPICAL: list[tuple[str, str | None, str | None]] = [
    ("Automne 2022", "2022-09-01", "2022-12-31"),
    ("Session d’hiver 2025", "2025-01-01", "2025-04-30"),
    ("2024-2025", "2024-07-01", "2025-06-30"),
    ("Exercice 2021-2022", "2021-04-01", "2022-03-31"),
    ("T2 2025", "2025-04-01", "2025-06-30"),
    ("1er trimestre 2026", "2026-01-01", "2026-03-31"),
    ("Février 2024", "2024-02-01", "2024-02-29"),
    ("Juin 2025 à mars 2026", "2025-06-01", "2026-03-31"),
    ("de juin à septembre 2025", "2025-06-01", "2025-09-30"),
    ("March 31, 2026", "2026-03-31", "2026-03-31"),
    ("D'ici juin 2026", None, "2026-06-30"),
    ("Avant le 30 juin 2026", None, "2026-06-29"),
    ("Fin mars 2025", "2025-03-21", "2025-03-31"),
    ("mi-2027", "2027-05-01", "2027-08-31"),
    ("2020-2021 (2 ans)", "2020-01-01", "2021-12-31"),
    ("À partir de\nmai 2020 pour une\ndurée limitée de\n4 ans", "2020-05-01", "2024-04-30"),
    ("30 avril 2020 (mesure renouvelable annuellement)", "2020-04-30", "2020-04-30"),
]
REFUSED = [
    "S.O.",
    "En continu",
    "T2",
    "T2 2024-2025",
    "5e trimestre 2025",
    "05/06/2025",
    "31 juin 2025",
    "2011-12",
    "Hiver 2022\nHiver 2024",
    "Mars et octobre 2025",
    "Mars, octobre 2025",
    "Juin 2025 (mars 2026)",
    "Avant la mi-mars 2025",
    "Décembre à janvier 2025",
    "Juin 2024 (reporté à juin 2025)",
    "Juin 2024, puis en continu",
    "2 rencontres en 2025",
    "Rentrée d'hiver 2025",
    "fin fin 2025",
    "Dès que possible",
    "Annuellement, en septembre",
    "",
]
BUGS_CAUGHT: list[tuple[str, str | None, str | None]] = [
    ("À l'automne 2023", "2023-09-01", "2023-12-31"),
    ("Au mois d'octobre 2024", "2024-10-01", "2024-10-31"),
    ("Entre janvier et mars 2025", "2025-01-01", "2025-03-31"),
    ("From June 2025 to March 2026", "2025-06-01", "2026-03-31"),
    ("T1 à T3 2025", "2025-01-01", "2025-09-30"),
    ("Avant le début de la session d'automne 2025", None, "2025-08-31"),
    ("2025 (printemps)", "2025-04-01", "2025-06-30"),
    ("mars 2025 (fin)", "2025-03-21", "2025-03-31"),
    ("2024-2025 (juin 2025)", "2025-06-01", "2025-06-30"),
    ("Mai, juin 2025", "2025-05-01", "2025-06-30"),
    ("A2024", "2024-09-01", "2024-12-31"),
]
IN_A_PLAN = [
    ("En continu", TRIENNIAL, "2024-07-01", "2027-06-30"),
    ("Mesure appliquée en continu par les cégeps", TRIENNIAL, "2024-07-01", "2027-06-30"),
    ("An 2", TRIENNIAL, "2025-07-01", "2026-06-30"),
    ("Automne", ONE_YEAR, "2024-09-01", "2024-12-31"),
    ("31 mars", ONE_YEAR, "2025-03-31", "2025-03-31"),
    ("En continu", Period(2025, 2025, "2025"), "2025-01-01", "2025-12-31"),
]


def _interval(start: str | None, end: str | None) -> Interval:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (start, end))
    return Interval(first, last)


@pytest.mark.parametrize(("text", "start", "end"), TYPICAL + BUGS_CAUGHT)
def test_deadline_names_days(text: str, start: str | None, end: str | None) -> None:
    """A printed deadline comes to the days that it names, an open end staying open."""

    assert parse_deadline(text) == _interval(start, end)


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_what_is_not_understood_is_refused(text: str) -> None:
    """A word, a day or a pair of dates that the grammar does not know gives no interval."""

    assert parse_deadline(text) is None


@pytest.mark.parametrize(("text", "plan", "start", "end"), IN_A_PLAN)
def test_plan_gives_the_missing_year(text: str, plan: Period, start: str, end: str) -> None:
    """The plan's period gives "en continu" its span and a season of a one-year plan its year."""

    assert parse_deadline(text, plan=plan) == _interval(start, end)


@pytest.mark.parametrize("text", ["Automne", "31 mars", "An 4"])
def test_plan_of_several_years_does_not_choose_one(text: str) -> None:
    """A season or day without a year stays open in a plan of three years."""

    assert parse_deadline(text, plan=TRIENNIAL) is None


@given(st.dates(dt.date(2000, 1, 1), dt.date(2059, 12, 31)))
def test_written_date_is_read_back(day: dt.date) -> None:
    """An ISO date is that one day."""

    assert parse_deadline(day.isoformat()) == Interval(day, day)


@given(
    st.lists(
        st.sampled_from(
            ["fin", "juin", "2025", "à", "d'ici", "T2", "12", "2024-2025", "automne", "et", ",",
             "(4 ans)", "avant", "exercice", "An 1", "en continu", "-", "mi-", "31", "zut"]
        ),
        max_size=6,
    )
)  # fmt: skip
def test_any_words_give_days_in_order_or_nothing(words: list[str]) -> None:
    """No run of date words raises, and no interval ends before it starts."""

    found = parse_deadline(" ".join(words), plan=TRIENNIAL)

    assert found is None or not (found.start and found.end) or found.start <= found.end


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text gives an interval or None."""

    assert isinstance(parse_deadline(text), Interval | None)

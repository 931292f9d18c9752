"""The registries as published: whole, resolvable, with their sources."""

from __future__ import annotations

import pytest

from jalon.normalize.bodies.registries import registry_rows
from jalon.registries import with_registries
from jalon.schemas.code_labels import LABELS
from jalon.schemas.dataset import Dataset

DATASET = with_registries(Dataset())


def test_every_body_is_published() -> None:
    """The table of organisations is the registry, entry by entry."""

    bodies = {body.id: body for body in registry_rows()}

    assert [row.organisation_id for row in DATASET.organisations] == list(bodies)
    for row in DATASET.organisations:
        body = bodies[row.organisation_id]
        assert (row.name, row.aliases, row.region_id) == (body.name, body.aliases, body.region)
        assert row.valid_to_year == (int(body.valid_to) if body.valid_to else None)


def test_pole_and_its_region() -> None:
    """A Pôle has its kind, its region and where its entry was learnt."""

    (pole,) = (row for row in DATASET.organisations if row.organisation_id == "pole-outaouais")
    (region,) = (row for row in DATASET.regions if row.region_id == pole.region_id)

    assert (pole.kind, region.name) == ("pole", "Outaouais")
    assert len(pole.source) > 10


def test_successors_are_published() -> None:
    """A body that took over from another is found from it, and the other way round."""

    rows = {row.organisation_id: row for row in DATASET.organisations}
    pairs = [(row.organisation_id, one) for row in rows.values() for one in row.successors]

    assert pairs
    assert all(old in rows[new].predecessors for old, new in pairs)


def test_crosswalk() -> None:
    """The third objective of 2024-2025 is counted under the first theme of today."""

    codes = {row.ministerial_theme: row.crosswalk for row in DATASET.ministerial_themes}

    assert codes["adapted-practices"] == "access"
    assert codes["transitions"] == "transitions"


@pytest.mark.parametrize(("year", "themes"), [(2024, 5), (2025, 4)])
def test_themes_of_a_year(year: int, themes: int) -> None:
    """Each year's list can be read from the wordings, numbers included."""

    rows = [
        row
        for row in DATASET.ministerial_theme_wordings
        if row.language == "fr"
        and row.first_year <= year <= (row.last_year or 9999)
        and row.number is not None
    ]

    assert sorted(row.number or "" for row in rows) == [str(n + 1) for n in range(themes)]


def test_sources_are_spelt_out() -> None:
    """A source is told in words, not by the key of a file that is not published."""

    tables = (DATASET.ministerial_theme_wordings, DATASET.indicator_families, DATASET.regions)
    sources = {row.source for table in tables for row in table}

    assert all(" " in source for source in sources)


def test_families_have_expressions_in_both_languages() -> None:
    """A family is named in French and in English."""

    assert all(row.expressions_fr and row.expressions_en for row in DATASET.indicator_families)


def test_every_code_has_its_label() -> None:
    """Each code that a column may hold is a row of its own, in both languages."""

    rows = {(row.code_list, row.code): row for row in DATASET.code_labels}

    assert (rows["comparator", "ge"].label_fr, rows["comparator", "ge"].label_en) == (
        "au moins",
        "at least",
    )
    assert "targets.comparator" in rows["comparator", "ge"].columns
    assert len(rows) == sum(map(len, LABELS.values()))

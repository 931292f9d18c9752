"""Cells in which each indicator stands over its target, named."""

from __future__ import annotations

from drawn_grids import lines_at

from jalon.extract.rows.inner_targets import inner_pairs
from jalon.vocabulary import Wordbook

FRENCH = Wordbook().in_language("fr")


def pairs_of(*texts: str) -> list[tuple[str | None, str | None]]:
    found = inner_pairs(lines_at(100.0, *texts), FRENCH, frozenset())
    return [(p.label.text if p.label else None, p.value.text if p.value else None) for p in found]


def test_each_target_belongs_to_the_indicator_above_it() -> None:
    """Lines go on with the indicator or the target that they stand under."""
    assert pairs_of(
        "Bancs posés", "Cible : 40", "Part des rues", "desservies", "Cible : la moitié", "au moins"
    ) == [("Bancs posés", "40"), ("Part des rues desservies", "la moitié au moins")]


def test_cells_that_name_no_target_are_left_to_others() -> None:
    """Nor those in which one indicator has none."""
    assert pairs_of("Bancs posés", "Rues desservies") == []
    assert pairs_of("Cible : 40", "Bancs posés") == []

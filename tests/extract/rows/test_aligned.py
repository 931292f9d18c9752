"""Lists set line beside line are cut on the lines where both begin an entry."""

from __future__ import annotations

import pytest
from drawn_grids import WORDS, item_at

from jalon.extract.rows.aligned import cut_level
from jalon.schemas.region import Line

ROOMS = ("Rooms fitted", "Meetings held at a", "distance", "Falls reported")


def lines_of(*placed: tuple[float, str]) -> list[Line]:
    """One line at each baseline."""
    return [n for y, text in placed for n in item_at(y, text).lines]


@pytest.mark.parametrize(
    ("values", "cut"),
    [
        (
            [(100.0, "34"), (112.0, "50 %"), (136.0, "moins de 12")],
            [
                ("Rooms fitted", "34"),
                ("Meetings held at a distance", "50 %"),
                ("Falls reported", "moins de 12"),
            ],
        ),
        ([(100.0, "34")], None),
        ([(106.0, "34"), (118.0, "50 %")], None),
    ],
    ids=["small letters begin a target", "one value", "not line by line"],
)
def test_both_lists_begin_on_one_line(
    values: list[tuple[float, str]], cut: list[tuple[str, str]] | None
) -> None:
    """A label that wraps stands beside nothing; a value in small letters is one by itself."""
    labels = lines_of(*zip((100.0, 112.0, 124.0, 136.0), ROOMS, strict=True))
    found = cut_level(labels, lines_of(*values), WORDS, frozenset())

    pairs = found and [(a.item.text, b.item.text) for a, b in zip(*found, strict=True)]
    assert pairs == cut

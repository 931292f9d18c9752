"""What stands in an indicator's cell besides its label: its running number, its baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.rows.entries import NUMBERED, Entry
from jalon.schemas.rows import Item
from jalon.schemas.units import Grid
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SURE = 0.8
BEYOND = 2  # a number from which a cell's only entry does not begin a list of its own


def numbered_columns(grid: Grid) -> frozenset[int]:
    """Columns whose cells are numbered on from row to row, and from table to table.

    A cell that begins with "8." or a column that runs 1, 2, 3 numbers its indicators; a cell with
    "1." and "2." in it is a list.
    """
    found = set()
    for i in range(len(grid.fields)):
        values = [v for line in grid.lines if line.values and (v := line.values[i]) is not None]
        firsts = [
            m for v in values if not v.is_inherited and (m := NUMBERED.match(v.lines[0].text))
        ]
        numbers = [int(m[1] or m[2]) for m in firsts]
        own = sum(not v.is_inherited for v in values)
        runs_on = (
            numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
        )
        if runs_on and len(numbers) == own and (numbers[-1] >= BEYOND):
            found.add(i)
    return frozenset(found)


def without_baselines(
    entries: Sequence[Entry], vocabulary: Vocabulary
) -> tuple[list[Entry], Item | None]:
    """The entries that are indicators, and the value of the one that states a baseline.

    The ministries' tables print it under the indicator: "Mesure de départ : 71,3 %".
    """
    kept: list[Entry] = []
    baseline: Item | None = None
    for entry in entries:
        label, sign, value = entry.item.text.partition(":")
        guesses = vocabulary.role_scores(label.strip().casefold()) if sign and kept else ()
        if guesses and guesses[0].role is Role.BASELINE and guesses[0].score >= SURE:
            baseline = baseline or replace(entry.item, text=value.strip())
        else:
            kept.append(entry)
    return kept, baseline

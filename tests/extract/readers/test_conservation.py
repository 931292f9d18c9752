"""Which words of a table nothing took up: told by the place where they stand."""

from __future__ import annotations

from drawn_grids import table_of

from jalon.extract.readers.conservation import find_lost
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage, RawTarget
from jalon.schemas.table import Cell

ROWS = [("Actions", "Cibles"), ("Former 12 gens", "5 %"), ("Aider 5 gens", "5 %")]
TABLE = table_of(ROWS)


def row_of(*cells: Cell) -> RawTarget:
    """A row that says all that two cells say, each at its place."""
    action, target = (Passage(c.text, 1, union(w.box for w in c.words)) for c in cells)
    return RawTarget(page=1, box=action.box, action=action, target=target)


def test_what_rows_say_is_kept() -> None:
    """Words that stand where a row says them are not lost."""
    rows = [row_of(*TABLE.cells[2:4]), row_of(*TABLE.cells[4:6])]

    assert find_lost(TABLE, 1, rows, ()) is None


def test_row_accounts_for_its_own_place_only() -> None:
    """Like words of another row are lost all the same."""
    finding = find_lost(TABLE, 1, [row_of(*TABLE.cells[2:4])], ())

    assert finding is not None
    assert dict(finding.params) == {"text": "Aider 5 gens | 5 %", "count": "4"}


def test_text_without_a_place_keeps_each_word_as_often_as_it_says_it() -> None:
    """A banner's text keeps whole words, each once."""
    finding = find_lost(TABLE, 1, [row_of(*TABLE.cells[2:4])], ("Aider 5 gens 2015",))

    assert finding is not None
    assert dict(finding.params) == {"text": "5 %", "count": "1"}

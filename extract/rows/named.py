"""Tables without headings whose caption says that they list actions: a name, what it comes to.

Djibouti's and other climate plans print "Tableau 2 : Présentation des mesures" over two columns,
the name of a measure in bold and its description beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.raw import Passage, RawAction
from jalon.schemas.table import Cell, Table
from jalon.schemas.units import Element, Loose
from jalon.schemas.values import Topic
from jalon.schemas.vocabulary import Vocabulary

NAMED = SETTINGS.named
SHARED = SETTINGS.shared

CAPTION = "tableau", "table", "tabla"


def named_actions(
    tables: Sequence[Table],
    elements: Sequence[Element],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[RawAction, ...]:
    """The actions of headless tables of two columns, in order.

    Args:
        tables: The tables that became neither grid nor labels.
        elements: The document in reading order; the caption is one of them.
        vocabulary: Knows the words for actions.
        lexicon: Lower-case words of the document.
    """
    found: list[RawAction] = []
    before: Table | None = None
    for table in tables:
        rows = _rows(table)
        goes_on = before is not None and _goes_on(before, table)
        if rows and (goes_on or _is_announced(table, elements, vocabulary)):
            found += [_action(name, text, table, lexicon) for name, text in rows]
            before = table
        else:
            before = None
    return tuple(found)


def _rows(table: Table) -> list[tuple[Cell, Cell]]:
    """Name and description of each row; nothing where the table is not of that kind."""
    cells = sorted((c for c in table.cells if c.words), key=lambda c: (c.row, c.col))
    if table.cols != 2 or table.rows < SHARED.fewest or len(cells) != 2 * table.rows:
        return []
    rows = [(a, b) for a, b in pairwise(cells) if a.col == 0 and b.col == 1 and a.row == b.row]
    bold = sum(all(w.is_bold for w in a.words) for a, _ in rows)
    plain = sum(not b.words[0].is_bold for _, b in rows)
    is_kind = len(rows) == table.rows and min(bold, plain) >= NAMED.bold * len(rows)
    return rows if is_kind else []


def _is_announced(table: Table, elements: Sequence[Element], vocabulary: Vocabulary) -> bool:
    for e in elements:
        if not isinstance(e, Loose) or e.page != table.page:
            continue
        is_near = -2.0 <= table.box.top - e.box.bottom <= NAMED.caption_pt
        text = e.block.text
        is_caption = is_near and text.casefold().startswith(CAPTION)
        if is_caption and vocabulary.speaks_of(text, Topic.DEEDS):
            return True
    return False


def _goes_on(before: Table, table: Table) -> bool:
    """Whether a table stands at the top of the next page as wide as the one before."""
    same = abs(before.box.x0 - table.box.x0) < 3.0 and abs(before.box.x1 - table.box.x1) < 3.0
    return same and table.page == before.page + 1


def _action(name: Cell, text: Cell, table: Table, lexicon: frozenset[str]) -> RawAction:
    return RawAction(
        page=table.page,
        box=name.box,
        action=Passage(join_lines(name.text.split("\n"), lexicon), table.page, name.box),
        description=Passage(join_lines(text.text.split("\n"), lexicon), table.page, text.box),
        method="records:named",
        confidence=0.8,
    )

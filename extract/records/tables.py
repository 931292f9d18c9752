"""What a table is: a grid under headings, pairs of label and value, or records side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.records.label_judge import KEY_ROLES, known_role
from jalon.extract.records.looks import look_of
from jalon.extract.records.mentions import label_key
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import TableText, banner_of, distinct, table_text
from jalon.extract.records.totals import TOTAL
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import union
from jalon.schemas.table import Cell, Table
from jalon.schemas.units import GridField, Labelled, Loose, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared
TABLES = SETTINGS.tables


@dataclass(frozen=True, slots=True)
class Side:
    """Labels down the left side of a table: how many are known, and what for."""

    known: int
    labels: int
    roles: frozenset[Role]

    @property
    def holds(self) -> bool:
        """Whether the table asks down its side."""
        return (
            self.known >= 2
            and self.known >= TABLES.known_share * self.labels
            and len(self.roles) > 1
        )


def side_of(
    text: TableText, vocabulary: Vocabulary, labels_known: frozenset[str] = frozenset()
) -> Side:
    """What stands in the first column of a table, read as labels.

    Args:
        text: The table.
        vocabulary: Knows headings.
        labels_known: Keys of labels that recur in the document.
    """
    known = labels = 0
    roles: set[Role] = set()
    for index in range(text.table.rows):
        cell = text.at[index][0]
        if cell is None or cell.row != index or not cell.words or cell.colspan == len(text.at[0]):
            continue
        labels += 1
        said = text.text_of(cell)
        if len(said) > TABLES.longest_label or TOTAL.match(said):
            continue
        key = label_key(said)[0]
        role, score = known_role(key, vocabulary)
        known += key in labels_known or (role is not None and score >= SHARED.known)
        if role is not None and score >= SHARED.known and role in KEY_ROLES:
            roles.add(role)
        elif key in labels_known:
            roles.add(Role.OTHER)
    return Side(known, labels, frozenset(roles))


def asks_down_side(table: Table, vocabulary: Vocabulary, labels_known: frozenset[str]) -> bool:
    """Whether a drawn table of two columns is a form: its labels stand in the first, row by row.

    Its cells part values from labels better than the lines of the page do.
    """
    if table.method != "ruled" or table.cols != TABLES.form_columns:
        return False
    if any(_names_level(c.text, vocabulary) for c in table.cells if c.col == 0 and c.colspan == 1):
        return False
    values = [c.text.strip() for c in table.cells if c.col and c.words]
    if sum(v.endswith(".") for v in values) > SHARED.most * len(values):
        return False  # a glossary
    side = side_of(table_text(table), vocabulary, labels_known)
    is_plain = Role.INDICATOR_TARGET not in side.roles  # whose cells hold columns of their own
    return side.holds and side.known == side.labels >= TABLES.fewest_asked and is_plain


def _names_level(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a label is a level's with its code ("Action 1.2"): a heading of what follows."""
    section = vocabulary.section_of(text)
    return section is not None and section.number is not None


def states_grid(fields: Sequence[GridField], vocabulary: Vocabulary) -> bool:
    """Whether headings name indicators and targets in columns beside a first one without a name.

    So logical frameworks stand: what their rows begin with ("Objectif global", "Résultat 1") is
    no label of the cells beside it.
    """
    if not fields or fields[0].key:
        return False
    named = {known_role(f.key, vocabulary)[0] for f in fields[1:] if f.key}
    return {Role.INDICATOR, Role.TARGET} <= named


def pairs_of(
    text: TableText, vocabulary: Vocabulary, labels_known: frozenset[str] = frozenset()
) -> list[Labelled | Loose]:
    """A table that asks down its side, as labels with their values, row after row."""
    found: list[Labelled | Loose] = []
    for index in range(text.table.rows):
        found.extend(_row_pairs(text, index, vocabulary, labels_known))
    return found


def _row_pairs(
    text: TableText, index: int, vocabulary: Vocabulary, labels_known: frozenset[str]
) -> list[Labelled | Loose]:
    banner = banner_of(text, index)
    cells = [c for c in distinct(text.at[index]) if c.words and c.row == index]
    if banner is not None:
        return [loose_of(text, banner)]
    found: list[Labelled | Loose] = []
    label: Cell | None = None
    for cell in cells:
        if cell.col == 0 or (label is None and is_label(text, cell, vocabulary, labels_known)):
            if label is not None:
                found.append(_labelled(text, label, []))
            label = cell
        elif label is not None:
            found.append(_labelled(text, label, [cell]))
            label = None
    if label is not None:
        found.append(_labelled(text, label, []))
    return found


def is_label(
    text: TableText, cell: Cell, vocabulary: Vocabulary, labels_known: frozenset[str]
) -> bool:
    """Whether a cell holds a label: one that recurs in the document, or a known key one."""
    said = text.text_of(cell)
    if not cell.words or len(said) > TABLES.longest_label:
        return False
    key = label_key(said)[0]
    role, score = known_role(key, vocabulary)
    return key in labels_known or (role in KEY_ROLES and score >= SHARED.known)


def _labelled(text: TableText, label: Cell, values: Sequence[Cell]) -> Labelled:
    heading = text.text_of(label)
    key, ordinal = label_key(heading)
    place = union(w.box for w in label.words)
    lines = tuple(line for c in values for line in text.lines_of(c))
    value = None
    if lines:
        value = Value(lines, text.table.page, union(n.box for n in lines))
    look = look_of(label.words, label.fill)
    box = union([place, *(n.box for n in lines)])
    page = text.table.page
    return Labelled(key, heading.rstrip(" :"), ordinal, page, place, look, value, "beside", box)


def loose_of(text: TableText, cell: Cell) -> Loose:
    """A cell as a piece that stands by itself."""
    block = block_of(text.lines_of(cell))
    return Loose(block, text.table.page, look_of(cell.words, cell.fill), block.box)

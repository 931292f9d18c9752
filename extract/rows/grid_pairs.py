"""The indicators and targets of one row of a grid, paired inside the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jalon.extract.records.combined import is_target, parts_of, starts_of_pairs
from jalon.extract.records.entries import Entry, labels_in, lines_begun, values_in, whole
from jalon.extract.records.items import item_of
from jalon.extract.rows.aligned import cut_level, cut_together
from jalon.extract.rows.asides import numbered_columns, without_baselines
from jalon.extract.rows.inner_targets import inner_pairs
from jalon.extract.rows.making import says_nothing
from jalon.extract.rows.pairs import Pair, paired
from jalon.extract.rows.periods import Period, Periods, periods_of, spanned
from jalon.extract.rows.reading import Around
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.rows.units import unit_column, unit_in, units_of
from jalon.schemas.raw import Passage
from jalon.schemas.units import Grid, GridMeaning, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

GRID_PAIRS = SETTINGS.grid_pairs
SHARED = SETTINGS.shared


Held = Mapping[Role, Sequence[tuple[int, Value]]]


@dataclass(frozen=True, slots=True)
class OpenGrid:
    """A grid that is being read, with what holds for all of its rows.

    Attributes:
        grid: The grid.
        meaning: What its columns mean.
        periods: The period of each column.
        numbered: Columns whose cells are numbered on from row to row.
        units: What each column's heading says of its bare numbers.
        unit_column: The column that holds nothing but units, if any.
    """

    grid: Grid
    meaning: GridMeaning
    periods: Periods
    numbered: frozenset[int]
    units: tuple[str | None, ...]
    unit_column: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A pair of a grid's row, and the period of the column that its target stands in.

    ``unit`` is what is said there of bare numbers.
    """

    pair: Pair
    period: Period | None = None
    unit: str | None = None


def opened(
    grid: Grid, meaning: GridMeaning, caption: str | None, vocabulary: Vocabulary
) -> OpenGrid:
    """A grid with what holds for all of its rows; ``caption`` is the text right above it."""
    return OpenGrid(
        grid,
        meaning,
        periods_of(grid, meaning.roles, vocabulary),
        numbered_columns(grid),
        units_of(grid, meaning, caption, vocabulary),
        unit_column(grid, meaning, vocabulary),
    )


def grid_pairs(of: OpenGrid, held: Held, around: Around) -> list[Stated]:
    """The pairs of one row, in the order of their indicators.

    Args:
        of: The grid that the row is of.
        held: The row's values by what their column means.
        around: Vocabulary and lexicon.
    """
    meaning = of.meaning
    lexicon, is_quantity = around.lexicon, around.vocabulary.is_quantity
    found = [
        Stated(p, unit=of.units[i])
        for i, v in held.get(Role.INDICATOR_TARGET, ())
        for p in inner_pairs(v.lines, around.vocabulary, lexicon)
        or _split(_combined(meaning, i, v, lexicon), meaning.signs[i], around.vocabulary)
    ]
    labels = _labels(of, held, around)
    columns = [i for i, r in enumerate(meaning.roles) if r.role is Role.TARGET]
    values = dict(held.get(Role.TARGET, ()))
    if not labels and not values:
        return found
    if not columns:
        return found + [Stated(p) for p in _inside(meaning, held, labels, around)]
    lists = _lists(held, around)
    cut = cut_together(labels, [_apart(v, around) for v in values.values()], lexicon)
    labels = list(cut) if len(cut) > len(labels) else labels
    items = [e.item for e in labels]
    covered = {k for i, v in values.items() for k in range(i + 1, i + v.across) if k in columns}
    of_columns: list[list[Stated]] = []
    for i in columns:
        value = values.get(i)
        last = max((k for k in covered if value and i < k < i + value.across), default=i)
        period = spanned(of.periods, i, last)
        if i in covered or (value is None and len(columns) > 1 and period is None):
            continue
        entries = (
            values_in(value.lines, is_quantity, lexicon, right_of(meaning, i, value), items)
            if value is not None
            else []
        )
        if all(says_nothing(e.item.text) for e in entries):
            entries = []
        own: Sequence[Entry] = labels
        level = lists.get(i) if len(labels) != len(entries) else None
        if level is not None:
            own, entries = level
        elif len(labels) == 1 and value is not None and entries:
            own, entries = _beside_one(labels[0], value, entries, around)
        pairs = paired(own, entries, is_quantity)
        if last > i:
            pairs = [replace(p, certainty=min(p.certainty, GRID_PAIRS.over_years)) for p in pairs]
        unit = _unit_beside(of, held) or of.units[i]
        of_columns.append([Stated(p, period, unit) for p in pairs])
    return found + _by_label(of_columns)


def _unit_beside(of: OpenGrid, held: Held) -> str | None:
    """The unit that the row's cell of units holds."""
    cells = (v for values in held.values() for i, v in values if i == of.unit_column)
    return unit_in(next(cells, None))


def _lists(held: Held, around: Around) -> dict[int, tuple[list[Entry], list[Entry]]]:
    """The one cell of indicators cut line beside line with each cell of targets, by column."""
    cells = held.get(Role.INDICATOR, ())
    if len(cells) != 1:
        return {}
    lines = cells[0][1].lines
    found = {
        i: cut_level(lines, v.lines, around.vocabulary, around.lexicon)
        for i, v in held.get(Role.TARGET, ())
    }
    return {i: both for i, both in found.items() if both is not None}


def _labels(of: OpenGrid, held: Held, around: Around) -> list[Entry]:
    """The indicators of a row; a number that counts on from row to row is the indicator's own."""
    found = [
        Entry(item_of(e.item.lines, around.lexicon), e.ordinal) if i in of.numbered else e
        for i, v in held.get(Role.INDICATOR, ())
        for e in labels_in(v.lines, around.lexicon, right_of(of.meaning, i, v))
    ]
    return without_baselines(found, around.vocabulary)[0]


def inner_baseline(meaning: GridMeaning, held: Held, around: Around) -> Passage | None:
    """The baseline that stands in the indicator's cell: "Mesure de départ : 71,3 %"."""
    for i, value in held.get(Role.INDICATOR, ()):
        entries = labels_in(value.lines, around.lexicon, meaning.rights[i])
        found = without_baselines(entries, around.vocabulary)[1]
        if found is not None:
            return Passage(found.text, value.page, found.box)
    return None


def _by_label(columns: Sequence[Sequence[Stated]]) -> list[Stated]:
    """The pairs of several columns, label by label where each has one for each label."""
    if len({len(c) for c in columns}) != 1:
        return [p for c in columns for p in c]
    return [p for row in zip(*columns, strict=True) for p in row]


def right_of(meaning: GridMeaning, index: int, value: Value) -> float:
    """Where the lines of a value end at most."""
    return value.right if value.right is not None else meaning.rights[index]


# one cell


def _beside_one(
    label: Entry, value: Value, entries: Sequence[Entry], around: Around
) -> tuple[list[Entry], list[Entry]]:
    """One label with its values: cut where they begin, several times, or one text for it."""
    one = [whole(value.lines, around.lexicon)]
    if len(entries) == 1:
        return [label], one
    begun = lines_begun(label.item.lines, around.lexicon)
    if len(begun) == len(entries):
        return begun, list(entries)
    own = [Entry(label.item)]
    if _are_several(entries, around.vocabulary):
        return own * len(entries), list(entries)
    return own, one


def _are_several(entries: Sequence[Entry], vocabulary: Vocabulary) -> bool:
    """Whether the values beside one label are targets each by itself, one of them a number."""
    texts = [e.item.text for e in entries]
    is_quantity, kinds = vocabulary.is_quantity, vocabulary.value_kinds
    if all(kinds(t).is_deed >= SHARED.deed and any(c.isdigit() for c in t) for t in texts):
        return True
    return any(is_quantity(t) for t in texts) and all(
        is_quantity(t) or (t[:1].isupper() and " " in t) for t in texts
    )


def _apart(value: Value, around: Around) -> list[Entry]:
    """The entries of a list of values: line by line where most are short numbers."""
    is_quantity = around.vocabulary.is_quantity
    found = values_in(value.lines, is_quantity, around.lexicon)
    numbers = sum(is_quantity(e.item.text) for e in found)
    return found if 2 * numbers >= len(found) else [whole(value.lines, around.lexicon)]


def _inside(
    meaning: GridMeaning, held: Held, labels: Sequence[Entry], around: Around
) -> list[Pair]:
    """The indicators of a grid without targets, each with the target that its cell holds."""
    indicators = held.get(Role.INDICATOR, ())
    inner = [
        p for _, v in indicators for p in inner_pairs(v.lines, around.vocabulary, around.lexicon)
    ]
    sign = next((meaning.signs[i] for i, _ in indicators), None)
    return inner or _split(labels, sign, around.vocabulary)


def _combined(
    meaning: GridMeaning, index: int, value: Value, lexicon: frozenset[str]
) -> list[Entry]:
    """The entries of a cell that holds indicators with their targets."""
    entries = labels_in(value.lines, lexicon, right_of(meaning, index, value))
    sign = meaning.signs[index]
    if sign is None or len(entries) > 1 or not entries:
        return entries
    starts = starts_of_pairs([n.text for n in value.lines], sign)
    if len(starts) == 1:
        return entries
    ends = [*starts[1:], len(value.lines)]
    return [Entry(item_of(value.lines[a:b], lexicon)) for a, b in zip(starts, ends, strict=True)]


def _are_in_turn(labels: Sequence[Entry], values: Sequence[Entry], vocabulary: Vocabulary) -> bool:
    """Whether each target stands under what it measures, as an entry of its own."""
    return all(is_target(e.item.text, vocabulary) for e in values) and not any(
        is_target(e.item.text, vocabulary) for e in labels
    )


def _split(entries: Sequence[Entry], sign: int | None, vocabulary: Vocabulary) -> list[Pair]:
    """Entries that hold indicator and target in one: "Nombre d'ateliers : 12"; or in turn."""
    parted = [parts_of(e.item.text, sign, vocabulary) for e in entries]
    labels, values = entries[::2], entries[1::2]
    is_even = len(labels) == len(values) > 0
    if is_even and not any(parted) and _are_in_turn(labels, values, vocabulary):
        return [Pair(a.item, b.item, 0.95) for a, b in zip(labels, values, strict=True)]
    found = []
    for entry, parts in zip(entries, parted, strict=True):
        if parts is None:
            found.append(Pair(entry.item, None, 0.9))
            continue
        label, target = (replace(entry.item, text=t) for t in parts)
        found.append(Pair(label, target, 0.95))
    return found

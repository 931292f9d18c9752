"""The indicators and targets of one labelled unit, paired inside the unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.combined import parts_of, sign_of
from jalon.extract.records.entries import Entry, entries_of
from jalon.extract.records.items import item_of
from jalon.extract.rows.aligned import cut_level
from jalon.extract.rows.pairs import Pair, paired
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.rows import Item
from jalon.schemas.units import Couple, Element, FieldRole, Labelled
from jalon.schemas.values import AIMS, Role
from jalon.schemas.vocabulary import Vocabulary

LABELLED = SETTINGS.labelled

BEARING_CERTAINTY = {"leader": 0.97, "tile": 0.93, "bracket": 0.97, "sign": 0.95}

Unit = Sequence[Labelled | Couple]


class Splitter:
    """Parts texts that hold indicator and target, at the sign that the document uses for it."""

    def __init__(self, texts: Sequence[str], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.sign = sign_of(texts, vocabulary)

    def split(self, entry: Entry) -> Pair:
        """The entry as indicator and target; as an indicator alone where nothing parts it."""
        parts = self.parts_of(entry.item.text)
        if parts is None:
            return Pair(entry.item, None, 0.9)
        label, target = parts
        return Pair(replace(entry.item, text=label), replace(entry.item, text=target), 0.95)

    def parts_of(self, text: str) -> tuple[str, str] | None:
        """Indicator and target of a text that states both, None for others."""
        return parts_of(text, self.sign, self.vocabulary)


def splitter_of(
    elements: Sequence[Element], labels: Mapping[str, FieldRole], vocabulary: Vocabulary
) -> Splitter:
    """What parts indicators from targets in this document, by all texts that may hold both."""
    roles = {r.role for r in labels.values()}
    both = {Role.INDICATOR_TARGET} if Role.TARGET in roles else AIMS - {Role.TARGET}
    texts = [
        e.item.text
        for x in elements
        if isinstance(x, Labelled) and x.value is not None and labels[x.key].role in both
        for e in entries_of(x.value, Role.INDICATOR, vocabulary, frozenset())
    ]
    return Splitter(texts, vocabulary)


def unit_pairs(
    unit: Unit,
    labels: Mapping[str, FieldRole],
    splitter: Splitter,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> list[Pair]:
    """Indicators and targets of a unit: by their numbers, else as they follow each other.

    Args:
        unit: The labels and couples of one action, in reading order.
        labels: What each label means, by key.
        splitter: Parts texts that hold both.
        vocabulary: Knows quantities.
        lexicon: Lower-case words of the document.
    """
    pairs = [_coupled(x, lexicon) for x in unit if isinstance(x, Couple)]
    aims: list[tuple[Role, list[Entry]]] = []
    for x in unit:
        if isinstance(x, Couple) or x.value is None or labels[x.key].role not in AIMS:
            continue
        role = labels[x.key].role
        entries = entries_of(x.value, role, vocabulary, lexicon)
        if x.ordinal is not None and len(entries) == 1:
            entries = [replace(entries[0], ordinal=x.ordinal)]
        aims.append((role, entries))
    for role, entries in aims:
        if role is Role.INDICATOR_TARGET:
            pairs += [splitter.split(e) for e in entries]
    names = [e for role, es in aims if role is Role.INDICATOR for e in es]
    values = [e for role, es in aims if role is Role.TARGET for e in es]
    if len(names) != len(values):
        names, values = _level(unit, labels, vocabulary, lexicon) or (names, values)
    if names and not values:
        return pairs + [splitter.split(e) for e in names]
    if not names and not values:
        return pairs
    return pairs + _paired(aims, names, values, vocabulary)


def _level(
    unit: Unit,
    labels: Mapping[str, FieldRole],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[list[Entry], list[Entry]] | None:
    """The lists of the one label of indicators and the one of targets, cut line beside line."""
    held = [
        (labels[x.key].role, x.value)
        for x in unit
        if isinstance(x, Labelled) and x.value is not None and labels[x.key].role in AIMS
    ]
    if sorted(role for role, _ in held) != [Role.INDICATOR, Role.TARGET]:
        return None
    lines = {role: value.lines for role, value in held}
    return cut_level(
        lines[Role.INDICATOR],
        lines[Role.TARGET],
        vocabulary,
        lexicon,
    )


def _coupled(couple: Couple, lexicon: frozenset[str]) -> Pair:
    certainty = BEARING_CERTAINTY.get(couple.bearing, LABELLED.left_over)
    return Pair(
        item_of(couple.label.lines, lexicon), item_of(couple.value.lines, lexicon), certainty
    )


def _paired(
    aims: Sequence[tuple[Role, list[Entry]]],
    names: Sequence[Entry],
    values: Sequence[Entry],
    vocabulary: Vocabulary,
) -> list[Pair]:
    runs = [role for role, _ in aims if role is not Role.INDICATOR_TARGET]
    alternates = len(runs) > 1 and all(a is not b for a, b in pairwise(runs))
    if len(names) != len(values):
        return _by_sequence(aims, vocabulary)
    pairs = paired(names, values, vocabulary.is_quantity)
    if alternates or any(p.is_gap for p in pairs):
        certainty = LABELLED.alternating if len(names) == 1 or alternates else LABELLED.by_order
        return [Pair(a.item, b.item, certainty) for a, b in zip(names, values, strict=True)]
    return pairs


def _by_sequence(aims: Sequence[tuple[Role, list[Entry]]], vocabulary: Vocabulary) -> list[Pair]:
    """Each target belongs to the indicators since the last target; equal numbers first."""
    numbered = _by_ordinal(aims)
    if numbered:
        return numbered
    pairs: list[Pair] = []
    waiting: list[Entry] = []
    for role, entries in aims:
        if role is Role.INDICATOR:
            pairs += [Pair(e.item, None, LABELLED.left_over) for e in waiting]
            waiting = list(entries)
        elif role is Role.TARGET:
            pairs += paired(waiting, entries, vocabulary.is_quantity)
            waiting = []
    return pairs + [Pair(e.item, None, LABELLED.left_over) for e in waiting]


def _by_ordinal(aims: Sequence[tuple[Role, list[Entry]]]) -> list[Pair]:
    """Pairs of labels that bear the same number; nothing where some label bears none."""
    names: dict[int, Item] = {}
    values: dict[int, Item] = {}
    for role, entries in aims:
        for e in entries:
            if e.ordinal is None:
                return []
            (names if role is Role.INDICATOR else values)[e.ordinal] = e.item
    return [
        Pair(names.get(n), values.get(n), LABELLED.alternating)
        for n in sorted(names.keys() | values.keys())
    ]

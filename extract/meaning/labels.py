"""What the labels of a document mean: one decision for all of them, by words, values and order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from jalon.extract.meaning.assign import assign
from jalon.extract.meaning.evidence import FieldSample
from jalon.extract.rows.labelled import Splitter, entries_of
from jalon.schemas.units import Element, FieldRole, Labelled
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SURE = 0.85  # score from which the words of a label leave no choice
BOTH = 0.6  # of a label's entries that hold an indicator and its target
TARGET = 0.5
LEVELS = frozenset((Role.THEME, Role.OBJECTIVE, Role.ACTION))
PAIR_KEY = "indicateur et cible"  # a label that every word list knows for one of both


def label_roles(
    elements: Sequence[Element], vocabulary: Vocabulary, taken: frozenset[Role]
) -> dict[str, FieldRole]:
    """What each label means, by its key.

    Args:
        elements: The document.
        vocabulary: Knows headings and values.
        taken: Levels that headings have already.
    """
    by_key: dict[str, list[Labelled]] = defaultdict(list)
    for e in elements:
        if isinstance(e, Labelled):
            by_key[e.key].append(e)
    if not by_key:
        return {}
    places = _places(elements)
    keys = sorted(by_key, key=lambda k: places[k])
    heads = _synonyms(keys, by_key, vocabulary)
    shown = [k for k in keys if heads.get(k, k) == k]
    most = max(len(v) for v in by_key.values())
    samples = []
    for i, key in enumerate(shown):
        held = [x for k in keys if heads.get(k, k) == key for x in by_key[k]]
        texts = _texts(held, vocabulary)
        name = _name_of(key, texts, vocabulary, taken)
        samples.append(FieldSample(name, texts, most, i / max(len(shown) - 1, 1)))
    roles = dict(zip(shown, assign(samples, vocabulary, taken), strict=True))
    return {key: roles[heads.get(key, key)] for key in keys}


def _texts(held: Sequence[Labelled], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The values of a label, each entry of a list by itself."""
    return tuple(
        e.item.text
        for x in held
        if x.value is not None
        for e in entries_of(x.value, Role.INDICATOR, vocabulary, frozenset())
    )


def _name_of(key: str, texts: Sequence[str], vocabulary: Vocabulary, taken: frozenset[Role]) -> str:
    """The label's words as far as its values do not contradict them."""
    if holds_both(texts, vocabulary):
        return PAIR_KEY
    scores = vocabulary.role_scores(key)
    if not scores or not texts:
        return key
    best = scores[0].role
    if best is Role.INDICATOR_TARGET:
        return key
    targets = sum(vocabulary.value_kinds(t).is_target for t in texts) / len(texts)
    if best in LEVELS and (best in taken or targets >= TARGET):
        return ""
    return key


def holds_both(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether most texts state an indicator and, after one sign, its target."""
    if not texts:
        return False
    splitter = Splitter(texts, vocabulary)
    found = 0.0
    for text in texts:
        parts = splitter.parts_of(text)
        if parts is None:
            continue
        label, target = (vocabulary.value_kinds(p) for p in parts)
        found += target.is_target * (1 - label.is_target)
    return found >= BOTH * len(texts)


def _places(elements: Sequence[Element]) -> dict[str, float]:
    """Where each label mostly stands among the labels of its unit."""
    seen: dict[str, list[int]] = defaultdict(list)
    run: list[str] = []
    for e in elements:
        if not isinstance(e, Labelled):
            continue
        if e.key in run and run[-1] != e.key and e.ordinal is None:
            run = []
        if e.key not in run:
            run.append(e.key)
        seen[e.key].append(run.index(e.key))
    return {k: sum(v) / len(v) for k, v in seen.items()}


def _synonyms(
    keys: Sequence[str], by_key: dict[str, list[Labelled]], vocabulary: Vocabulary
) -> dict[str, str]:
    """Labels that surely mean the same ("Indicateur", "Indicateurs"): each to the most frequent."""
    best: dict[Role, str] = {}
    for key in sorted(keys, key=lambda k: -len(by_key[k])):
        scores = vocabulary.role_scores(key)
        if scores and scores[0].score >= SURE:
            best.setdefault(scores[0].role, key)
    out = {}
    for key in keys:
        scores = vocabulary.role_scores(key)
        if scores and scores[0].score >= SURE:
            out[key] = best[scores[0].role]
    return out

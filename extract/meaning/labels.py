"""What the labels of a document mean: one decision for all of them, by words, values and order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from jalon.extract.meaning.assign import assign
from jalon.extract.meaning.evidence import FieldSample
from jalon.extract.meaning.levels import HeadingRole, depth_of
from jalon.extract.meaning.settings import SETTINGS
from jalon.extract.records.combined import parts_of, sign_of
from jalon.extract.records.entries import entries_of
from jalon.schemas.units import Couple, Element, FieldRole, Labelled
from jalon.schemas.values import AIMS, LEVELS, Role
from jalon.schemas.vocabulary import Vocabulary

LABELS = SETTINGS.labels
SHARED = SETTINGS.shared

LEVEL_KEYS = {Role.THEME: "axe", Role.OBJECTIVE: "objectif stratégique", Role.ACTION: "action"}
NAMED_ONLY = frozenset((Role.NUMBER, Role.BASELINE, Role.RESULT, Role.PERCENT))  # by words alone
PROSE_KEY = "description"
INDICATOR_KEY, TARGET_KEY = "indicateur", "cible"
PAIR_KEY = "indicateur et cible"  # a label that every word list knows for one of both
NEITHER = frozenset((Role.STATUS, Role.PERCENT, Role.RESULT, Role.BASELINE, Role.BUDGET))


def label_roles(
    elements: Sequence[Element], vocabulary: Vocabulary, headings: Sequence[HeadingRole]
) -> dict[str, FieldRole]:
    """What each label means, by its key.

    Args:
        elements: The document.
        vocabulary: Knows headings and values.
        headings: What its headings seem to mean before labels are known.
    """
    taken = frozenset(h.role for h in headings)
    depth = _depth_of_actions(headings)
    by_key: dict[str, list[Labelled]] = defaultdict(list)
    for e in elements:
        if isinstance(e, Labelled):
            by_key[e.key].append(e)
    if not by_key:
        return {}
    places = _places(elements)
    keys = sorted(by_key, key=lambda k: places[k])
    heads = _synonyms(keys, by_key, _together(elements), vocabulary)
    shown = [k for k in keys if heads.get(k, k) == k]
    most = max(len(v) for v in by_key.values())
    texts = {
        key: _texts([x for k in keys if heads.get(k, k) == key for x in by_key[k]], vocabulary)
        for key in shown
    }
    levels = _level_names(texts, vocabulary, depth)
    taken -= {_level_of(k, texts[k], by_key[k], most, vocabulary) for k in shown}
    are_coupled = sum(isinstance(e, Couple) for e in elements) >= LABELS.fewest_couples
    pairs = frozenset(k for k in shown if _holds_both(k, texts[k], vocabulary, are_coupled))
    names = {k: levels.get(k) or _name_of(k, texts[k], vocabulary, taken) for k in shown}
    names |= {k: PAIR_KEY for k in pairs if k not in levels}
    names |= _by_alternation(elements, names, texts, vocabulary)
    samples = []
    for i, key in enumerate(shown):
        name = names[key]
        place = i / max(len(shown) - 1, 1)
        samples.append(FieldSample(name, texts[key], most, place, is_combined=key in pairs))
    closed = NAMED_ONLY.union(LEVELS) if Role.ACTION in taken else NAMED_ONLY
    if are_coupled:
        closed |= AIMS
    roles = dict(zip(shown, assign(samples, vocabulary, closed), strict=True))
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
    scores = vocabulary.role_scores(key)
    if (
        texts
        and (not scores or scores[0].score < LABELS.weak)
        and _are_sentences(texts, vocabulary)
    ):
        return PROSE_KEY
    if not scores or not texts:
        return key
    best = scores[0].role
    if best is Role.INDICATOR_TARGET:
        return key
    targets = sum(vocabulary.value_kinds(t).is_target for t in texts) / len(texts)
    if best in LEVELS and (
        best in taken or (targets >= LABELS.target and scores[0].score < SHARED.sure)
    ):
        return ""
    return key


def _holds_both(key: str, texts: Sequence[str], vocabulary: Vocabulary, are_coupled: bool) -> bool:
    """Whether a label's values are indicators with their targets, whatever its words may say.

    Not where these surely say that it is neither: "On track – 60%" is a state of progress. Where
    no label names the pairs of indicator and target, half a word is enough.
    """
    scores = vocabulary.role_scores(key)
    least = SHARED.known if are_coupled else SHARED.sure
    is_other = bool(scores) and scores[0].score >= least and scores[0].role in NEITHER
    return not is_other and holds_both(texts, vocabulary)


def _by_alternation(
    elements: Sequence[Element],
    names: Mapping[str, str],
    texts: Mapping[str, Sequence[str]],
    vocabulary: Vocabulary,
) -> dict[str, str]:
    """Two labels that follow each other again and again, numbers in the second: both aims.

    Only where at most one of the two is known, and nothing else is an indicator or a target.
    """
    said = {k: vocabulary.role_scores(n) for k, n in names.items()}
    known = {k: s[0].role for k, s in said.items() if s and s[0].score >= SHARED.known}
    if Role.TARGET in known.values() or Role.INDICATOR_TARGET in known.values():
        return {}
    labels = [e.key for e in elements if isinstance(e, Labelled) and e.key in names]
    counts = Counter(labels)
    best: tuple[int, str, str] | None = None
    for (a, b), n in Counter(pairwise(labels)).items():
        if a == b or n < LABELS.often * max(counts[a], counts[b]) or b in known:
            continue
        if known.get(a) is Role.INDICATOR or (
            a not in known and Role.INDICATOR not in known.values()
        ):
            first, second = (_numbers(texts[k], vocabulary) for k in (a, b))
            if second >= LABELS.some and second > first and (best is None or n > best[0]):
                best = (n, a, b)
    return {best[1]: INDICATOR_KEY, best[2]: TARGET_KEY} if best is not None else {}


def _numbers(texts: Sequence[str], vocabulary: Vocabulary) -> float:
    """Share of the texts that count or measure something."""
    return sum(vocabulary.value_kinds(t).has_number for t in texts) / max(len(texts), 1)


def _are_sentences(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether the values are sentences that describe, and nothing that is measured or named."""
    words = sum(len(t.split()) for t in texts) / len(texts)
    kinds = [vocabulary.value_kinds(t) for t in texts]
    named = sum(max(k.is_body, k.is_target, k.is_indicator, k.is_due) for k in kinds)
    return words >= LABELS.sentence and named < SHARED.mostly * len(texts)


def _depth_of_actions(headings: Sequence[HeadingRole]) -> int:
    """How many parts the codes of the actions among the headings mostly have, 0 without any."""
    depths = Counter(depth_of(h.number) for h in headings if h.role is Role.ACTION)
    return depths.most_common(1)[0][0] if depths else 0


def _level_of(
    key: str,
    texts: Sequence[str],
    held: Sequence[Labelled],
    most: int,
    vocabulary: Vocabulary,
) -> Role | None:
    """The level that a label surely names in most units; an action is another in each."""
    scores = vocabulary.role_scores(key)
    if not scores or scores[0].role not in LEVELS or scores[0].score < SHARED.sure:
        return None
    stated = sum(x.value is not None for x in held)
    is_action = scores[0].role is Role.ACTION
    differs = len(set(texts)) >= SHARED.mostly * len(texts) or not is_action
    return scores[0].role if stated >= SHARED.mostly * most and differs else None


def _level_names(
    texts: Mapping[str, Sequence[str]], vocabulary: Vocabulary, depth: int
) -> dict[str, str]:
    """What to call labels whose values bear codes: those of levels, the deepest code lowest."""
    depths: dict[str, int] = {}
    deeds: dict[str, float] = {}
    for key, held in texts.items():
        sections = [vocabulary.section_of(t) for t in held if len(t.split()) > 2]
        found = [s for s in sections if s is not None and s.number]
        if found and len(found) >= LABELS.coded * len(held):
            depths[key] = Counter(depth_of(s.number) for s in found).most_common(1)[0][0]
            deeds[key] = sum(vocabulary.value_kinds(s.label).is_deed for s in found) / len(found)
    out = {}
    lowest = depth or max(depths.values(), default=0)
    for key, own in depths.items():
        scores = vocabulary.role_scores(key)
        said = next((g.role for g in scores if g.role in LEVELS and g.score >= SHARED.known), None)
        if said is None and (own > depth if depth else own == lowest):
            said = Role.ACTION
        elif said is None:
            said = Role.THEME if own == 1 and deeds[key] < SHARED.mostly else Role.OBJECTIVE
        out[key] = LEVEL_KEYS[said]
    return out


def holds_both(texts: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether most texts state an indicator and, after one sign, its target."""
    if not texts:
        return False
    sign = sign_of(texts, vocabulary)
    found = 0.0
    for text in texts:
        parts = parts_of(text, sign, vocabulary)
        if parts is None:
            continue
        label, target = (vocabulary.value_kinds(p) for p in parts)
        found += target.is_target * (1 - label.is_target)
    return found >= LABELS.both * len(texts)


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


def _together(elements: Sequence[Element]) -> frozenset[tuple[str, str]]:
    """Pairs of labels that follow each other within units: they do not mean the same."""
    labels = [e for e in elements if isinstance(e, Labelled)]
    counts = Counter(x.key for x in labels)
    seen: Counter[tuple[str, str]] = Counter()
    run: list[str] = []
    for x in labels:
        run = [] if x.key in run and run[-1] != x.key and x.ordinal is None else run
        seen.update((k, x.key) for k in run if k != x.key)
        run = run if x.key in run else [*run, x.key]
    return frozenset(
        pair
        for pair, n in seen.items()
        if n + seen[pair[1], pair[0]] >= SHARED.mostly * min(counts[pair[0]], counts[pair[1]])
    )


def _synonyms(
    keys: Sequence[str],
    by_key: dict[str, list[Labelled]],
    together: frozenset[tuple[str, str]],
    vocabulary: Vocabulary,
) -> dict[str, str]:
    """Labels that surely mean the same ("Indicateur", "Indicateurs"): each to the most frequent."""
    best: dict[Role, str] = {}
    for key in sorted(keys, key=lambda k: -len(by_key[k])):
        scores = vocabulary.role_scores(key)
        if scores and scores[0].score >= SHARED.known:
            best.setdefault(scores[0].role, key)
    out = {}
    for key in keys:
        scores = vocabulary.role_scores(key)
        if not scores or scores[0].role not in best:
            continue
        is_rare = len(by_key[key]) <= LABELS.rare * len(by_key[best[scores[0].role]])
        if scores[0].score >= SHARED.sure or (scores[0].score >= SHARED.known and is_rare):
            head = best[scores[0].role]
            apart = (head, key) in together or (key, head) in together
            out[key] = key if apart else head
    return out

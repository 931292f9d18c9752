"""What speaks for each role of a field: its heading's words and what its values are like.

Facts only, each between about 0 and 1: what they weigh for a role is fitted (``weights``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jalon.extract.meaning.settings import SETTINGS
from jalon.extract.meaning.weights import Numbers
from jalon.schemas.raw import Passage
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

EVIDENCE = SETTINGS.evidence
SHARED = SETTINGS.shared

ROLES = (
    Role.NUMBER,
    Role.THEME,
    Role.OBJECTIVE,
    Role.ACTION,
    Role.DESCRIPTION,
    Role.INDICATOR,
    Role.TARGET,
    Role.INDICATOR_TARGET,
    Role.BASELINE,
    Role.RESULT,
    Role.DUE,
    Role.LEAD,
    Role.PARTNERS,
    Role.LEAD_PARTNERS,
    Role.LEAD_DUE,
    Role.STATUS,
    Role.PERCENT,
    Role.BUDGET,
    Role.NOTE,
    Role.OTHER,
)


@dataclass(frozen=True, slots=True)
class FieldSample:
    """One field as the decision sees it.

    Attributes:
        key: Its folded heading; "" without one.
        texts: Its values, one a unit, the empty ones left out.
        units: How many units there are.
        place: Rank among the fields, left to right or top to bottom, 0 to 1.
        periods: The periods that its columns' headings name, where it stands for several.
        bold: Share of its values set in bold.
        is_combined: Whether a sign parts its values into indicator and target.
        leaf: The lowest line of a heading of several; "" where it has one.
    """

    key: str
    texts: tuple[str, ...]
    units: int
    place: float
    periods: tuple[Passage | None, ...] = ()
    bold: float = 0.0
    is_combined: bool = False
    leaf: str = ""


KINDS = (
    *("is_target", "is_due", "is_body", "is_indicator", "is_deed", "is_code", "is_state"),
    *("is_number", "is_money", "is_percent", "is_tick", "is_label_like", "has_number"),
    *("is_period", "is_blank"),
)
OWN = (
    *KINDS,
    *("tiny", "length", "long", "short", "longer", "spread", "repeats", "filled", "bold"),
    *("empty", "is_combined", "place", "always"),
)
OF_COMPANY = ("is_target", "is_due", "is_body", "is_indicator", "is_deed", "is_code")
FACTS = (*OWN, *(f"beside_{name}" for name in OF_COMPANY), "company", "alone")


def word_scores(sample: FieldSample, vocabulary: Vocabulary) -> Numbers:
    """How surely the heading says each of ``ROLES``, 0 to 1."""
    words = dict.fromkeys(ROLES, 0.0)
    guesses = vocabulary.role_scores(sample.key) if sample.key else ()
    if sample.leaf and (not guesses or guesses[0].score < EVIDENCE.known):
        guesses = vocabulary.role_scores(sample.leaf) or guesses
    for guess in guesses:
        role = Role.THEME if guess.role is Role.ISSUE else guess.role
        role = role if role in words else Role.OTHER
        words[role] = max(words[role], guess.score)
    if max(words.values()) < EVIDENCE.known and MONEY.search(sample.key):
        words[Role.BUDGET] = SHARED.sure
    if sample.key in SECTORS:
        words[Role.THEME] = max(words[Role.THEME], SHARED.sure)
        words[Role.OTHER] = min(words[Role.OTHER], EVIDENCE.known)
    if sample.key in IMPLIED:
        words[IMPLIED[sample.key]] = EVIDENCE.implied_score
    return np.array([words[r] for r in ROLES])


# columns under years hold targets, ticked ones a schedule: less surely than a word says so
IMPLIED = {"#years": Role.TARGET, "#ticks": Role.DUE}
# a heading of no known word that speaks of money: "Estimated financial resources (in US $)"
MONEY = re.compile(
    r"\bco[u\u00fb]ts?\b|\bcosts?\b|\bfinancial resources\b|\bus ?\$|\busd\b"
    r"|\beuros?\b|\u20ac|\bf ?cfa\b|\bbudget\b|\brs\b\.?"
)
# what climate plans and strategies sort their actions by
SECTORS = frozenset(("secteur", "secteurs", "sector", "sectors", "stratégies sectorielles"))


def facts_of(samples: Sequence[FieldSample], vocabulary: Vocabulary) -> Numbers:
    """``FACTS`` of each field, fields x facts: what its values are like, and those beside it."""
    own = np.array([_own_facts(s, vocabulary) for s in samples])
    several = min(len(samples), EVIDENCE.many_fields) / EVIDENCE.many_fields
    beside = [
        [max(np.delete(own[:, OWN.index(name)], i), default=0.0) for name in OF_COMPANY]
        + [several, float(len(samples) == 1)]
        for i in range(len(samples))
    ]
    return np.hstack([own, np.array(beside)])


def _own_facts(sample: FieldSample, vocabulary: Vocabulary) -> list[float]:
    texts = sample.texts[: EVIDENCE.most_values]
    if not texts:
        blank = dict.fromkeys(OWN, 0.0) | {"empty": 1.0, "always": 1.0}
        return [blank[name] for name in OWN]
    kinds = [vocabulary.value_kinds(t) for t in texts]
    n = len(kinds)
    lengths = [min(k.n_chars, EVIDENCE.most_characters) for k in kinds]
    length = sum(lengths) / n
    facts = {name: sum(getattr(k, name) for k in kinds) / n for name in KINDS}
    facts |= {
        "tiny": sum(k.n_chars <= 2 for k in kinds) / n,
        "length": float(np.log1p(length)) / 6,
        "long": min(max(length - EVIDENCE.short_text, 0.0) / EVIDENCE.long_text, 1.0),
        "short": max(1.0 - length / EVIDENCE.short_text, 0.0),
        "longer": min(max(length - EVIDENCE.middling_text, 0.0) / EVIDENCE.longer_text, 1.0),
        "spread": float(np.std(np.log1p(lengths))),
        "repeats": 1.0 - len(set(texts)) / len(texts),
        "filled": min(len(sample.texts) / max(sample.units, 1), EVIDENCE.most_entries),
        "bold": sample.bold,
        "empty": 0.0,
        "is_combined": float(sample.is_combined),
        "place": sample.place,
        "always": 1.0,
    }
    return [facts[name] for name in OWN]

"""What speaks for each role of a field: its heading's words and what its values are like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jalon.schemas.raw import Passage
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

MOST_VALUES = 60  # of a field that are looked at
LONG_TEXT = 90  # characters from which a value is more likely a description
SHORT_TEXT = 45

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
    """

    key: str
    texts: tuple[str, ...]
    units: int
    place: float
    periods: tuple[Passage | None, ...] = ()
    bold: float = 0.0
    is_combined: bool = False


@dataclass(frozen=True, slots=True)
class Scores:
    """For each of ``ROLES`` what words and values say, and the best word score."""

    total: tuple[float, ...]
    words: tuple[float, ...]


def scores_of(sample: FieldSample, vocabulary: Vocabulary) -> Scores:
    """What speaks for each role of a field, in arbitrary units; 0 says nothing either way."""
    words = dict.fromkeys(ROLES, 0.0)
    for guess in vocabulary.role_scores(sample.key) if sample.key else ():
        role = Role.THEME if guess.role is Role.ISSUE else guess.role
        role = role if role in words else Role.OTHER
        words[role] = max(words[role], guess.score)
    if max(words.values()) < KNOWN and MONEY.search(sample.key):
        words[Role.BUDGET] = SAID
    if sample.key in SECTORS:
        words[Role.THEME] = max(words[Role.THEME], SAID)
        words[Role.OTHER] = min(words[Role.OTHER], KNOWN)
    if sample.key in IMPLIED:
        words[IMPLIED[sample.key]] = IMPLIED_SCORE
    values = value_fit(sample, vocabulary)
    if words[Role.BUDGET] >= SAID:
        values[Role.TARGET] -= (
            1.0  # sums of money are like targets, and the heading says they are not
        )
    total = tuple(WORDS * words[r] + VALUES * values[r] for r in ROLES)
    return Scores(total, tuple(words[r] for r in ROLES))


# columns under years hold targets, ticked ones a schedule: less surely than a word says so
IMPLIED = {"#years": Role.TARGET, "#ticks": Role.DUE}
IMPLIED_SCORE = 0.45
KNOWN, SAID = 0.5, 0.85
# a heading of no known word that speaks of money: "Estimated financial resources (in US $)"
MONEY = re.compile(
    r"\bco[u\u00fb]ts?\b|\bcosts?\b|\bfinancial resources\b|\bus ?\$|\busd\b"
    r"|\beuros?\b|\u20ac|\bf ?cfa\b"
)
# what climate plans and strategies sort their actions by
SECTORS = frozenset(("secteur", "secteurs", "sector", "sectors", "stratégies sectorielles"))
WORDS = 2.4  # weight of the heading's words
VALUES = 1.5  # weight of the values
EMPTY = 0.2  # a field without values fits anything as badly


def value_fit(sample: FieldSample, vocabulary: Vocabulary) -> dict[Role, float]:
    """How well the values of a field fit each role, about -1 to 1."""
    texts = sample.texts[:MOST_VALUES]
    if not texts:
        return {r: -EMPTY if r is not Role.OTHER else 0.0 for r in ROLES}
    kinds = [vocabulary.value_kinds(t) for t in texts]

    def share(name: str) -> float:
        return float(sum(getattr(k, name) for k in kinds)) / len(kinds)

    target, due, body = share("is_target"), share("is_due"), share("is_body")
    indicator, deed, code = share("is_indicator"), share("is_deed"), share("is_code")
    code = max(code, sum(k.n_chars <= 2 for k in kinds) / len(kinds) * (1 - share("is_tick")) * 0.9)
    state, number, money = share("is_state"), share("is_number"), share("is_money")
    percent, tick = share("is_percent"), share("is_tick")
    length = sum(min(k.n_chars, 400) for k in kinds) / len(kinds)
    long = min(max(length - SHORT_TEXT, 0.0) / LONG_TEXT, 1.0)
    short = max(1.0 - length / SHORT_TEXT, 0.0)
    repeats = 1.0 - len(set(texts)) / len(texts) if len(texts) > 1 else 0.0
    filled = len(sample.texts) / max(sample.units, 1)
    is_value = max(number, code, tick, due * 0.8)
    label = share("is_label_like")
    both = float(sample.is_combined)
    return {
        Role.NUMBER: 1.3 * code + 0.3 * short - 1.2 * (1 - code),
        Role.THEME: 0.5 * repeats + 0.2 * label - 1.2 * is_value - 0.4 * target,
        Role.OBJECTIVE: 0.3 * deed + 0.35 * repeats - 1.2 * is_value - 0.4 * target,
        Role.ACTION: 0.8 * deed
        + 0.15 * sample.bold
        + 0.1 * filled
        - 1.3 * is_value
        - 0.5 * max(indicator, target)
        - 0.4 * body,
        Role.DESCRIPTION: 0.7 * long - 1.0 * is_value - 0.3 * max(indicator, body) - 0.25,
        Role.INDICATOR: -0.5 * both
        + 1.0 * indicator
        + 0.25 * label
        - 1.3 * is_value
        - 0.5 * target
        - 0.5 * deed
        - 0.35 * body
        - 0.3 * repeats,
        Role.TARGET: -1.2 * both
        + 1.1 * target
        - 0.7 * (1 - target) * max(body, deed, indicator, long)
        - 0.5 * state
        - 1.0 * code * (1 - number)
        - 0.35 * due * (1 - target),
        Role.INDICATOR_TARGET: 1.0 * both
        + 0.3 * indicator
        + 0.3 * share("has_number")
        - 0.6
        - 0.8 * is_value,
        Role.BASELINE: 0.7 * target + 0.2 * number - 0.5 * max(body, deed) - 0.4,
        Role.RESULT: 0.35 * share("has_number") - 0.3 * max(body, due) - 0.35,
        Role.DUE: 1.3 * due + 0.9 * tick - 0.9 * (1 - max(due, tick)),
        Role.LEAD: 1.0 * body - 0.9 * max(is_value, target, indicator) - 0.4 * deed - 0.1,
        Role.PARTNERS: 0.9 * body - 0.9 * max(is_value, target, indicator) - 0.4 * deed - 0.2,
        Role.LEAD_PARTNERS: 0.5 * body - 0.6 * is_value - 0.5,
        Role.LEAD_DUE: 0.3 * body + 0.3 * due - 0.5,
        Role.STATUS: 1.2 * state - 0.6 * (1 - state) - 0.1,
        Role.PERCENT: 0.5 * percent * number - 0.6,
        Role.BUDGET: 0.6 * money - 0.5,
        Role.NOTE: -0.3,
        Role.OTHER: -0.05,
    }

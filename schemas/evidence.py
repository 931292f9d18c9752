"""What a short text is like, whatever its heading says, and the words that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.quantity_words import WordEntry


@dataclass(frozen=True, slots=True)
class ValueKinds:
    """How much a text is like each kind of value: 0 (not at all) to 1 (cannot be else).

    The scores do not exclude one another: "2025" may be a deadline and a number. They are meant
    to be added up over all the cells of a column.

    Attributes:
        is_blank: Nothing, a dash, "S.O.": a cell that states that it has nothing to state.
        is_tick: A mark alone: "X", "✓", "☒", "●".
        is_number: Nothing but a number, with its bound, sign, unit or range.
        has_number: Something in it is counted or measured; dates and codes are not.
        is_percent: It holds a percentage.
        is_money: It holds a sum of money.
        is_target: What a target's cell says: a bound, a quantity, "À déterminer".
        is_due: A deadline or a rhythm: a date, a season, "en continu".
        is_period: Nothing but the years of a period.
        is_body: Names of organisations, of their parts, or titles of persons.
        is_indicator: What is measured: "Nombre de …", "Rate of …".
        is_deed: What is done: an infinitive, an imperative, a noun of action.
        is_code: Nothing but the number of an item: "1.1", "A2", "OS 23".
        is_state: How far something has come: "En cours", "Not started".
        is_label_like: Short, no digit, no sentence: a heading or a name.
        n_chars: Characters after spaces are folded.
        n_words: Words.
    """

    is_blank: float
    is_tick: float
    is_number: float
    has_number: float
    is_percent: float
    is_money: float
    is_target: float
    is_due: float
    is_period: float
    is_body: float
    is_indicator: float
    is_deed: float
    is_code: float
    is_state: float
    is_label_like: float
    n_chars: int
    n_words: int


@dataclass(frozen=True, slots=True)
class EvidenceLexicon:
    """Words with which texts of one kind begin, or end, or that they hold."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    indicator_heads: tuple[WordEntry, ...]
    indicator_hints: tuple[WordEntry, ...]
    deed_verbs: tuple[WordEntry, ...]
    deed_nouns: tuple[WordEntry, ...]
    after_infinitive: tuple[WordEntry, ...]
    body_heads: tuple[WordEntry, ...]
    body_tails: tuple[WordEntry, ...]
    titles: tuple[WordEntry, ...]
    units: tuple[WordEntry, ...]
    everybody: tuple[WordEntry, ...]
    rhythms: tuple[WordEntry, ...]
    changes: tuple[WordEntry, ...]
    not_participles: tuple[WordEntry, ...]
    participles: tuple[WordEntry, ...]
    ticks: tuple[WordEntry, ...]

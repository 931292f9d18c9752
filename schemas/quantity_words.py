"""The reviewed word lists of numbers, targets and progress, as their files hold them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from pydantic import ConfigDict

from jalon.schemas.quantities import ProgressState
from jalon.schemas.values import Comparator, Per, Unit

# A misspelt key in a word list is an error, not a word that is quietly lost.
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class WordEntry:
    """Words of one language that mean the same; ``source`` is ``seen`` or ``usage``."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MagnitudeWords:
    """Words that multiply the number before them."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    factor: float
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CollectiveWords:
    """Nouns for a rounded number."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    number: float
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Words in which numbers are written, and words whose number is a name or a date."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    number_words: tuple[WordEntry, ...]
    articles: tuple[WordEntry, ...]
    article_hints_before: tuple[WordEntry, ...]
    article_hints_after: tuple[WordEntry, ...]
    collectives: tuple[CollectiveWords, ...]
    magnitudes: tuple[MagnitudeWords, ...]
    fractions_after: tuple[WordEntry, ...]
    fractions_alone: tuple[WordEntry, ...]
    months: tuple[WordEntry, ...]
    seasons: tuple[WordEntry, ...]
    before_year: tuple[WordEntry, ...]
    numbered_things: tuple[WordEntry, ...]
    streets: tuple[WordEntry, ...]
    function_words: tuple[WordEntry, ...]


@dataclass(frozen=True, slots=True)
class ComparatorWords:
    """Words before or after a number that bound it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    comparator: Comparator
    position: Literal["before", "after"]
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Words after a number that say what it counts.

    ``is_short`` marks abbreviations that mean something else elsewhere ("m", "s"): they count
    only where the indicator speaks of the unit's kind.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    unit: Unit
    language: str
    source: str
    words: tuple[str, ...]
    is_short: bool = False
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class PerWords:
    """Words after a number that say what a frequency counts by."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    per: Per
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MultiplierWords:
    """Words at the head of a text that state a change without a number: "doubler" is +100 percent.

    ``is_whole`` marks those that must be the whole text: "2 x" goes on in "2 x par an".
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    change_pct: float
    language: str
    source: str
    words: tuple[str, ...]
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class ScaleWords:
    """Words of a heading that multiply the numbers under it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    factor: float
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class QuantityLexicon:
    """What stands around a number and says how it is meant."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    comparators: tuple[ComparatorWords, ...]
    units: tuple[UnitWords, ...]
    foreign_currencies: tuple[WordEntry, ...]
    percentage_points: tuple[WordEntry, ...]
    increases: tuple[WordEntry, ...]
    decreases: tuple[WordEntry, ...]
    increases_after: tuple[WordEntry, ...]
    decreases_after: tuple[WordEntry, ...]
    changes_by: tuple[WordEntry, ...]
    passages: tuple[WordEntry, ...]
    final_before: tuple[WordEntry, ...]
    multipliers: tuple[MultiplierWords, ...]
    per: tuple[PerWords, ...]
    once: tuple[CollectiveWords, ...]
    signed_indicators: tuple[WordEntry, ...]
    scales: tuple[ScaleWords, ...]
    plain_counts: tuple[WordEntry, ...]
    brackets_as_minus: tuple[WordEntry, ...]
    frame_before: tuple[WordEntry, ...]
    frame_after: tuple[WordEntry, ...]
    reference_before: tuple[WordEntry, ...]
    time_indicators: tuple[WordEntry, ...]


@dataclass(frozen=True, slots=True)
class TargetLexicon:
    """Words of targets that state no number, and of indicators that say what is measured."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    to_be_determined: tuple[WordEntry, ...]
    may_precede_undetermined: tuple[WordEntry, ...]
    not_applicable: tuple[WordEntry, ...]
    yes_no: tuple[WordEntry, ...]
    ranks: tuple[WordEntry, ...]
    counts: tuple[WordEntry, ...]
    rates: tuple[WordEntry, ...]
    percentages: tuple[WordEntry, ...]
    dangling: tuple[WordEntry, ...]
    baselines: tuple[WordEntry, ...]
    target_labels: tuple[WordEntry, ...]
    infinitive_endings: tuple[str, ...]
    not_infinitives: tuple[WordEntry, ...]


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """Words that make a text with a number in it a sentence, or a thing that is no figure."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    verbs: tuple[WordEntry, ...]
    not_labels: tuple[WordEntry, ...]


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words that state how far something has come."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    state: ProgressState
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgressLexicon:
    """Words by which a status states its share and its state."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    labels: tuple[WordEntry, ...]
    overall: tuple[WordEntry, ...]
    about: tuple[WordEntry, ...]
    rates: tuple[WordEntry, ...]
    done: tuple[WordEntry, ...]
    aims: tuple[WordEntry, ...]
    steps: tuple[WordEntry, ...]
    forecasts: tuple[WordEntry, ...]
    states: tuple[StateWords, ...]


@dataclass(frozen=True, slots=True)
class DirectionWords:
    """Words of an indicator that tell whether less of it is better."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    unwanted: tuple[WordEntry, ...]
    cuts: tuple[WordEntry, ...]

"""What indicators count and which ministerial theme an action serves: registries and findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.values import Code, Measure, Unit

# A misspelt key in a registry is an error, not an entry that is quietly lost.
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class IndicatorFamily:
    """One family of indicators; ``fr`` and ``en`` are the expressions that name it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    code: str
    label_fr: str
    label_en: str
    source: str
    example: str
    fr: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyRegistry:
    """The registry of indicator families, with the words that may stand before the noun."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    registry: str
    sources: dict[str, str]
    families: tuple[IndicatorFamily, ...]
    counters: tuple[str, ...]
    rates: tuple[str, ...]
    changes: tuple[str, ...]
    makers: tuple[str, ...]
    skips: tuple[str, ...]
    questions: tuple[str, ...]
    satisfied: tuple[str, ...]
    only_counted: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorMeaning:
    """What an indicator's label says, as data.

    Attributes:
        family: What is counted; None when unsure.
        qualifier: What the label adds to the noun ("impliqués", "de transfert"), as printed and
            on one line; None when it adds nothing or the family is unknown.
        unit: PERCENT for a share, COUNT for a number of things, else None.
        measure: IATI's measure that goes with the unit, else None.
    """

    family: Code | None
    qualifier: str | None = None
    unit: Unit | None = None
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class ThemeWording:
    """One wording of a ministerial theme, and the years for which it was asked.

    ``first_year`` is the year in which the school year begins; ``last_year`` is None while the
    wording stands; ``number`` is the one that the ministry printed, None where none was.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    number: str | None
    first_year: int
    last_year: int | None
    language: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class MinisterialTheme:
    """One theme of the ministry over the years.

    ``names`` name the theme wherever they stand, ``hints`` only support it; ``crosswalk`` is the
    code under which it is counted when years are compared.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    code: str
    label_fr: str
    label_en: str
    crosswalk: str
    wordings: tuple[ThemeWording, ...]
    names: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeRegistry:
    """The registry of ministerial themes; ``others`` hold a theme's word and are not it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    registry: str
    sources: dict[str, str]
    themes: tuple[MinisterialTheme, ...]
    others: tuple[str, ...]
    schooling: tuple[str, ...]
    staff: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyPhrase:
    """One expression of a family, ready to be compared by its stems."""

    code: str
    text: str
    languages: tuple[str, ...]
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyIndex:
    """The registry of families in the form in which it is searched; word lists by stems."""

    phrases: dict[tuple[str, ...], FamilyPhrase]
    spellings: dict[str, FamilyPhrase]
    counters: frozenset[tuple[str, ...]]
    rates: frozenset[tuple[str, ...]]
    changes: frozenset[tuple[str, ...]]
    makers: frozenset[tuple[str, ...]]
    skips: frozenset[str]
    questions: tuple[str, ...]
    satisfied: frozenset[str]
    only_counted: frozenset[tuple[str, ...]]
    others: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ThemeIndex:
    """The registry of ministerial themes in the form in which it is searched.

    ``names`` and ``hints`` are (code, expression, stems); ``weights`` say how much a stem tells:
    the fewer themes have it, the more.
    """

    themes: tuple[MinisterialTheme, ...]
    others: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, str, tuple[str, ...]], ...]
    hints: tuple[tuple[str, str, tuple[str, ...]], ...]
    schooling: tuple[tuple[str, ...], ...]
    staff: tuple[tuple[str, ...], ...]
    weights: dict[str, float]

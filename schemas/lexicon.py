"""The reviewed word lists that the package ships, as records; their files are checked on load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.values import DocType, Role

# A misspelt key in a word list is an error, not a word that is quietly lost.
_STRICT = ConfigDict(extra="forbid")


class Strength(StrEnum):
    """How much a heading may hold beside a listed word and still be understood."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Words for one role in one language; ``source`` is ``seen`` or ``usage``."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    language: str
    strength: Strength
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCombo:
    """Words for one role, made of one of ``first`` and one of ``second`` in either order."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    language: str
    strength: Strength
    source: str
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleQuestion:
    """Headings that ask: how they start, and beginnings of words one of which they hold.

    ``holds`` is empty where the start alone tells.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    starts: tuple[str, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RolePair:
    """What two roles named by one heading mean together."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    roles: tuple[Role, Role]
    means: Role


@dataclass(frozen=True, slots=True)
class RoleTurn:
    """Words beside a role's word that make it another role."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    means: Role
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleDoubt:
    """Headings that may mean several roles, each with the score (0 to 1) that it gets."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    roles: dict[Role, float]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleLexicon:
    """The word list of column headings, as its file holds it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    entries: tuple[RoleWords, ...]
    abbreviations: dict[str, str]
    pairs: tuple[RolePair, ...]
    turns: tuple[RoleTurn, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    unsure: tuple[str, ...]
    doubts: tuple[RoleDoubt, ...] = ()
    combos: tuple[RoleCombo, ...] = ()
    questions: tuple[RoleQuestion, ...] = ()
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionWords:
    """Words that open a section heading of one level, longest first when matched."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    language: str
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionLexicon:
    """The word list of section headings, as its file holds it.

    ``numbered_openers`` may follow a plain number without a full stop ("1 Améliorer …");
    ``never_openers`` look like infinitives and are nouns ("2 Ateliers"). ``levels`` are words
    before a code that give no role; ``abbreviations`` the letters of codes that do ("OS 23").
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    keywords: tuple[SectionWords, ...]
    levels: tuple[str, ...]
    abbreviations: dict[str, Role]
    noun_endings: tuple[str, ...]
    qualifiers: tuple[str, ...]
    ordinals: dict[str, str]
    infinitive_endings: tuple[str, ...]
    never_openers: tuple[str, ...]
    numbered_openers: tuple[str, ...]
    not_labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocKindWords:
    """Phrases that speak for one kind of document, each with the same weight (0 to 1)."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    kind: DocType
    weight: float
    source: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lemma:
    """One word of a text, its dictionary form and its universal part of speech (``NOUN``)."""

    text: str
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A column heading as printed, and what it puts in brackets, folded.

    ``printed`` is empty for a part of a coordinated heading, which is not tagged. The tagger is
    asked only where ``is_thorough``. ``index`` is the word list to search.
    """

    printed: str
    index: RoleIndex
    aside: str = ""
    is_thorough: bool = True


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """One listed phrase of a column heading, ready to be compared by its stems."""

    role: Role
    strength: Strength
    languages: tuple[str, ...]
    text: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearSpelling:
    """A heading's stems with a misspelt one set right, and the phrases found in them.

    ``found`` holds each phrase with the places where its stems begin and end.
    """

    stems: tuple[str, ...]
    found: tuple[tuple[RolePhrase, int, int], ...]


@dataclass(frozen=True, slots=True, eq=False)
class RoleIndex:
    """The word list of column headings in the form in which it is searched.

    ``exact`` goes by folded words, ``phrases`` by stems; ``spellings`` are the single words
    against which a misspelt one is held. ``doubts`` are headings that may mean several roles, by
    their words and by their stems; ``questions`` hold folded beginnings. ``by_lemmas``: spaCy's
    tagger says what unlisted words are.
    """

    exact: dict[str, RolePhrase]
    phrases: dict[tuple[str, ...], RolePhrase]
    spellings: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]
    pairs: dict[frozenset[Role], Role]
    turns: dict[tuple[Role, str], Role]
    unsure: frozenset[tuple[str, ...]]
    doubts: dict[tuple[str, ...], tuple[tuple[Role, float], ...]]
    questions: tuple[RoleQuestion, ...]
    counters: frozenset[str]
    by_lemmas: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SectionIndex:
    """The word list of section headings in the form in which it is searched."""

    keyword: re.Pattern[str]
    roles: dict[str, Role]
    levels: frozenset[str]
    abbreviations: dict[str, Role]
    noun_endings: tuple[str, ...]
    ordinals: dict[str, str]
    infinitive_endings: tuple[str, ...]
    never_openers: frozenset[str]
    numbered_openers: frozenset[str]
    not_labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class LinkLexicon:
    """Words of action titles that do not tell one action from another."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    source: str
    generic: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocKindRoles:
    """Column roles that together speak for one kind of document."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    kind: DocType
    weight: float
    needs: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class DocKindLexicon:
    """What titles, headings and columns say of the kind of a document."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    source: str
    entries: tuple[DocKindWords, ...]
    roles: tuple[DocKindRoles, ...]
    follow_ups: tuple[str, ...]
    plans: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LanguageLexicon:
    """Words that only one language has and hardly a sentence of it can do without."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    fr: tuple[str, ...]
    en: tuple[str, ...]

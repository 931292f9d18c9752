"""Steps between a text and its value: what a parser found in it, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.registries import Body, OrganisationWords
from jalon.schemas.values import Period


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period with its stretch of the text and how explicit it is (rank 0 is best)."""

    start: int
    end: int
    rank: int
    period: Period


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the registries found in a text, from ``start`` to ``end``, and its bearers."""

    start: int
    end: int
    bodies: tuple[Body, ...]
    is_acronym: bool

    @property
    def is_group(self) -> bool:
        """Whether it names a group, not one body."""
        return self.bodies[0].is_group


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The registries' names ready for look-up.

    Attributes:
        by_words: The words of a name, folded and without connectives, to its bearers.
        inside: Whether the name of these words may stand inside a longer text.
        by_acronym: An acronym with its capitals to its bearers.
        groups: Ids of the groups.
        ministries: Ids of the ministries.
        region_names: Words of the regions' names.
        over_commas: Words that stand on the two sides of a comma in a name.
        vocabulary: Every word of every name.
        longest: Words of the longest name.
        words: The words by which lists are taken apart.
    """

    by_words: Mapping[tuple[str, ...], tuple[Body, ...]]
    inside: Mapping[tuple[str, ...], bool]
    by_acronym: Mapping[str, tuple[Body, ...]]
    groups: frozenset[str]
    ministries: frozenset[str]
    region_names: frozenset[tuple[str, ...]]
    over_commas: frozenset[tuple[str, str]]
    vocabulary: frozenset[str]
    longest: int
    words: OrganisationWords


@dataclass(frozen=True, slots=True)
class ListText:
    """A list of organisations as text, with the known names in it."""

    text: str
    known: tuple[KnownName, ...]
    index: NameIndex

    def known_at(self, position: int) -> KnownName | None:
        """The known name that begins there, or None."""
        return next((name for name in self.known if name.start == position), None)

    def is_inside_known(self, start: int, end: int) -> bool:
        """Whether a known name goes over this stretch."""
        return any(name.start < end and start < name.end for name in self.known)


@dataclass(frozen=True, slots=True)
class SeasonWords:
    """A season's names and months; a term of that name may begin or end elsewhere."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    words: tuple[str, ...]
    first_month: int
    last_month: int
    term_first_month: int | None = None
    term_last_month: int | None = None


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words of dates and deadlines.

    ``kinds`` are phrases by what they do in a deadline; ``counted`` is what a heading counts.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    source: str
    months: dict[int, tuple[str, ...]]
    seasons: tuple[SeasonWords, ...]
    ordinals: dict[int, tuple[str, ...]]
    numbers: dict[str, int]
    kinds: dict[str, tuple[str, ...]]
    counted: tuple[str, ...]
    labels: tuple[str, ...]
    weekdays: tuple[str, ...]
    postponed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateToken:
    """A word or sign of a deadline: what it is, and its number (a month, a year, an ordinal)."""

    kind: str
    value: int = 0
    other: int = 0


@dataclass(frozen=True, slots=True)
class CalendarSpan:
    """Days of the calendar, the year perhaps still to be found.

    Attributes:
        first_month: 1 to 12.
        last_month: 1 to 12; before ``first_month`` where the span goes over New Year.
        first_day: 1 to 31.
        last_day: 1 to 31; 0 for the month's last day.
        year: Of the first day; None where the text names none.
        years: Years between the first day's and the last day's.
    """

    first_month: int
    last_month: int
    first_day: int = 1
    last_day: int = 0
    year: int | None = None
    years: int = 0

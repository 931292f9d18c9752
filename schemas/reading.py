"""Steps between a text and its value: what a parser found in it, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
        vocabulary: Every word of every name.
        longest: Words of the longest name.
        words: The words by which lists are taken apart.
    """

    by_words: Mapping[tuple[str, ...], tuple[Body, ...]]
    inside: Mapping[tuple[str, ...], bool]
    by_acronym: Mapping[str, tuple[Body, ...]]
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

"""A user's own words: headings, section words and bodies that add to the package's lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.lexicon import RoleIndex, SectionIndex
from jalon.schemas.registries import Registries
from jalon.schemas.values import Role

# A misspelt key is an error, not a word that is quietly lost.
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """Headings of columns and labels of fields that mean one role.

    ``documents`` (identifiers of content) and ``publishers`` (identifiers of bodies) say where
    they do; without either, everywhere.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    words: tuple[str, ...]
    documents: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()

    @property
    def is_scoped(self) -> bool:
        """Whether the words mean the role in some documents only."""
        return bool(self.documents or self.publishers)


@dataclass(frozen=True, slots=True)
class OwnSection:
    """Words for one level of a plan that stand before its number ("Cap 2")."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: Role
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnBody:
    """A body with the names by which documents call it; the id follows from the name."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A user's vocabulary file, as it stands; ``lemmas`` asks for spaCy's tagger."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    headings: tuple[OwnHeading, ...] = ()
    sections: tuple[OwnSection, ...] = ()
    bodies: tuple[OwnBody, ...] = ()
    lemmas: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class OwnWords:
    """The package's lists with a user's words added, ready for search.

    ``digest`` is the SHA-256 of the user's file in hexadecimal digits; ``registries`` is None
    where the file names no body, which are then the package's. ``headings`` are all of the
    file's; those of some documents only are not in ``roles``.
    """

    digest: str
    roles: RoleIndex
    sections: SectionIndex
    registries: Registries | None = None
    headings: tuple[OwnHeading, ...] = ()

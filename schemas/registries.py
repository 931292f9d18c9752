"""Registries: the bodies and regions that documents name, reviewed by people.

Read from the package's data files and checked on loading; published with the dataset as they
stand, so that every identifier can be looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from pydantic import ConfigDict

from jalon.schemas.values import Code

# A misspelt key in a registry is an error, not an alias that is quietly lost.
_STRICT = ConfigDict(extra="forbid")


class BodyKind(StrEnum):
    """What sort of body an entry is."""

    POLE = "pole"
    MINISTRY = "ministry"
    UNIVERSITY = "university"
    CEGEP = "cegep"
    PRIVATE_COLLEGE = "private_college"
    STATE_SCHOOL = "state_school"
    ORDER = "order"
    BODY = "body"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Body:
    """One body of a registry.

    Attributes:
        id: Slug, stable over releases.
        name: As the body prints it itself.
        source: Where the entry was learnt (in the file a key, in the record the words).
        kind: Set by the file when the entry gives none.
        brands: Names of products or campaigns under which it publishes.
        aliases: Other names, former ones included; matched inside longer texts too.
        short_names: Names that count only where they are a whole item ("Garneau").
        acronyms: Matched with their capitals.
        domains: Web domains that it publishes under.
        region: Two-digit code of the administrative region, None for a national body.
        valid_from: First year, None where it is not known or does not matter.
        valid_to: Last year, None while it stands.
        predecessors: Ids of the bodies that it took over from.
        successors: Ids of the bodies that took over from it.
        part_of: Id of the body that it belongs to.
        is_group: A group named as such ("ordres professionnels"), not one body.
        is_known: False where an id is kept ready and no such body was found.
        note: What a reader should know.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: str
    name: str
    source: str
    kind: BodyKind | None = None
    brands: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    region: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    part_of: str | None = None
    is_group: bool = False
    is_known: bool = True
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region: two-digit code, name, and the other words that name it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    id: str
    name: str
    source: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyFile:
    """A registry's file: the sources by key, and the entries that name them."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    registry: str
    sources: dict[str, str]
    entries: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class RegionFile:
    """The regions' file."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    registry: str
    sources: dict[str, str]
    entries: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Registries:
    """Everything that the registries hold, sources spelt out, sorted by id."""

    bodies: tuple[Body, ...]
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Words by which a list of organisations is taken apart; see the data file for each."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    sources: dict[str, str]
    source: str
    heads: dict[str, tuple[str, ...]]
    plural_heads: dict[str, str]
    sub_units: tuple[str, ...]
    affiliated: tuple[str, ...]
    openers: tuple[str, ...]
    continuers: tuple[str, ...]
    nothing: tuple[str, ...]
    labels: tuple[str, ...]
    preambles: tuple[str, ...]
    publisher: dict[str, tuple[str, ...]]
    education: dict[str, tuple[str, ...]]
    abbreviations: dict[str, str]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes a document.

    Attributes:
        code: Its id in the registry, with score and evidence; None where none knows it.
        is_education: Whether it teaches or brings together bodies that do; None where the
            document does not name it.
    """

    code: Code | None
    is_education: bool | None

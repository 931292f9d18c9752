"""The registries: read from their data files, checked, and ready for publication.

A Pôle or a synonym is added by editing one YAML file of ``data/registries``; the checks
here refuse a slip (an id used twice, a name that two living bodies share, a missing source).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import TypeAdapter

from jalon.normalize.text.folding import fold, tidy
from jalon.normalize.text.wordlists import load_yaml
from jalon.schemas.registries import (
    Body,
    BodyFile,
    BodyKind,
    OrganisationWords,
    Region,
    RegionFile,
    Registries,
)

_FILES = {
    "poles.yaml": BodyKind.POLE,
    "ministries.yaml": BodyKind.MINISTRY,
    "institutions.yaml": None,
    "orders.yaml": BodyKind.ORDER,
    "bodies.yaml": BodyKind.BODY,
}


class RegistryError(ValueError):
    """A registry's file contradicts itself; the message names the entry and what is wrong."""


@cache
def load_registries(folder: Path | None = None) -> Registries:
    """Return the registries of the package, or those of another folder, checked.

    Raises:
        RegistryError: When entries contradict each other.
        pydantic.ValidationError: When a file has an unknown key or a wrong type.
    """
    root = _root(folder)
    bodies: list[Body] = []
    for name, kind in _FILES.items():
        read = TypeAdapter(BodyFile).validate_python(_read(root, name))
        bodies += [_complete(entry, kind, read.sources) for entry in read.entries]
    regions = TypeAdapter(RegionFile).validate_python(_read(root, "regions.yaml"))
    spelt = [replace(r, source=_source(r.id, r.source, regions.sources)) for r in regions.entries]
    registries = Registries(
        tuple(sorted(bodies, key=lambda b: b.id)), tuple(sorted(spelt, key=lambda r: r.id))
    )
    check_registries(registries)
    return registries


@cache
def load_organisation_words(folder: Path | None = None) -> OrganisationWords:
    """Return the words by which lists of organisations are taken apart."""
    loaded = _read(_root(folder), "organisation_words.yaml")
    return TypeAdapter(OrganisationWords).validate_python(loaded)


def registry_rows() -> tuple[Body, ...]:
    """Return the rows of the published registry of bodies, sorted by id."""
    return load_registries().bodies


def region_rows() -> tuple[Region, ...]:
    """Return the rows of the published registry of regions, sorted by code."""
    return load_registries().regions


def names_of(body: Body) -> tuple[str, ...]:
    """Return every name of a body that may stand inside a longer text, acronyms left out.

    A cégep is also called "Collège …" and the other way round; an order drops "du Québec".
    """
    named = dict.fromkeys((body.name, *body.aliases, *body.brands))
    if body.kind is BodyKind.CEGEP:
        for name in tuple(named):
            named |= dict.fromkeys(_cegep_or_college(name))
    if body.kind is BodyKind.ORDER:
        named |= dict.fromkeys(name.removesuffix(" du Québec") for name in tuple(named))
    return tuple(named)


def check_registries(registries: Registries) -> None:
    """Raise RegistryError when ids, names, links or regions do not hold together."""
    bodies = registries.bodies
    _check_ids(bodies)
    _check_links(bodies, {region.id for region in registries.regions})
    _check_names(bodies)


def _root(folder: Path | None) -> Path | Traversable:
    return folder or files("jalon.normalize").joinpath("data", "registries")


def _read(root: Path | Traversable, name: str) -> object:
    return load_yaml(root.joinpath(name).read_text(encoding="utf-8"))


def _complete(entry: Body, kind: BodyKind | None, sources: dict[str, str]) -> Body:
    found = BodyKind.GROUP if entry.is_group else entry.kind or kind
    if found is None:
        raise RegistryError(f"{entry.id!r}: no kind")
    return replace(entry, kind=found, source=_source(entry.id, entry.source, sources))


def _source(entry_id: str, key: str, sources: dict[str, str]) -> str:
    if key not in sources:
        raise RegistryError(f"{entry_id!r}: source {key!r} is not one of {sorted(sources)}")
    return sources[key]


def _check_ids(bodies: Iterable[Body]) -> None:
    for entry_id, times in Counter(body.id for body in bodies).items():
        if times > 1:
            raise RegistryError(f"{entry_id!r}: id given to {times} entries")


def _check_links(bodies: tuple[Body, ...], regions: set[str]) -> None:
    by_id = {body.id: body for body in bodies}
    for body in bodies:
        parent = (body.part_of,) if body.part_of else ()
        for other in (*body.predecessors, *body.successors, *parent):
            if other not in by_id:
                raise RegistryError(f"{body.id!r}: names {other!r}, which is in no registry")
        for other in body.predecessors:
            if body.id not in by_id[other].successors:
                raise RegistryError(f"{other!r}: lacks its successor {body.id!r}")
        if body.region is not None and body.region not in regions:
            raise RegistryError(f"{body.id!r}: region {body.region!r} is not known")


def _check_names(bodies: tuple[Body, ...]) -> None:
    """A name may be shared only by bodies that did not stand in the same year."""
    owners: dict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        keys = {fold(name) for name in (*names_of(body), *body.short_names)}
        for key in keys | {tidy(name) for name in body.acronyms}:
            owners[key].append(body)
    for key, sharing in owners.items():
        for i, one in enumerate(sharing):
            for other in sharing[i + 1 :]:
                if _overlap(one, other):
                    raise RegistryError(f"{key!r}: name of both {one.id!r} and {other.id!r}")


def _overlap(one: Body, other: Body) -> bool:
    starts = int(one.valid_from or 0), int(other.valid_from or 0)
    ends = int(one.valid_to or 9999), int(other.valid_to or 9999)
    return max(starts) < min(ends)


def _cegep_or_college(name: str) -> tuple[str, ...]:
    for word, other in (("Cégep", "Collège"), ("Collège", "Cégep")):
        if name.startswith(f"{word} "):
            return (other + name.removeprefix(word),)
    return ()

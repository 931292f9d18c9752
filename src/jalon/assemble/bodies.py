"""The bodies that a row names: as printed, and in the registry."""

from __future__ import annotations

from jalon.assemble.findings import Desk
from jalon.normalize.bodies.organisations import parse_organisations
from jalon.normalize.bodies.own_name import means_publisher
from jalon.schemas.raw import Passage


def organisations(
    passages: tuple[Passage, ...], desk: Desk
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The organisations of some passages: as printed, and the identifiers that are known."""
    found = [
        item
        for passage in passages
        for item in parse_organisations(passage.text, year=desk.year, registries=desk.registries)
    ]
    names = tuple(dict.fromkeys(item.text for item in found))
    known = (item.organisation_id or _own_id(item.text, desk) for item in found)
    ids = tuple(dict.fromkeys(code for code in known if code is not None))
    return names, ids


def _own_id(name: str, desk: Desk) -> str | None:
    """The publisher's identifier where a name only says so: "Pôle", "la Direction"."""
    publisher = desk.publisher.code if desk.publisher is not None else None
    is_own = publisher is not None and means_publisher(name, desk.registries)
    return publisher.code if publisher is not None and is_own else None

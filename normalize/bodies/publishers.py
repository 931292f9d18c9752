"""Publishers: which body a cover, a running head, an address or a title names.

A Pôle is known by its names and brands, by its web domain, or by the word "Pôle" beside its
region; any other body only where the text says little else, since a cover also names the
ministry that pays.
"""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.bodies.name_index import name_index, words_of
from jalon.normalize.bodies.name_search import find_names
from jalon.normalize.bodies.organisation_names import resolve_in, standing
from jalon.normalize.bodies.registries import load_registries
from jalon.normalize.text.folding import fold, tidy
from jalon.schemas.reading import KnownName, NameIndex
from jalon.schemas.registries import Body, BodyKind, Registries
from jalon.schemas.values import Code

_POLE = re.compile(
    r"""\b(?:
        poles?\b (?=.*\b(?:enseignement|regional|regionale|interordres?|superieur)\b)
      | (?:higher[ ]education|interlevel)\b .* \b(?:hub|pole)\b
      | poles?[ ](?:d[eu][ ]|de[ ]la[ ]|de[ ]l'|des[ ])?(?=\S+$)     # "Pôle Montérégie"
    )""",
    re.VERBOSE,
)
# What stands before a body that did not publish: "présenté au ministère …".
_ADDRESSEE = re.compile(
    r"\b(?:depose|presente|remis|soumis|transmis|finance|soutenu|subventionne|adresse"
    r"|avec (?:le soutien|l'appui|la participation|l'aide)|submitted|presented|funded|supported)"
    r"(?:e|s|es)?\b.{0,40}$"
)
_SHARE_OF_WORDS = 0.5  # of the text that a body other than a Pôle must fill


def resolve_publisher(
    text: str, *, year: int | None = None, registries: Registries | None = None
) -> Code | None:
    """Return the id of the one body that text names as its publisher, or None.

    Args:
        text: A cover's line, a running head, a title or an address as printed.
        year: Year of the document, for names that two bodies bore at different times.
        registries: Other registries than the package's.

    >>> resolve_publisher("RECONNAÎTRE Pôle d'enseignement supérieur - Montérégie").code
    'pole-monteregie'
    >>> resolve_publisher("Pôle lanaudois en enseignement supérieur, bilan 2023-2024").code
    'pole-lanaudiere'
    >>> resolve_publisher("Plan d'action 2025-2026")
    """
    loaded = registries or load_registries()
    index = name_index(registries)
    whole = resolve_in(text, index, year)
    if whole is not None:
        return whole
    named = {**_by_domain(text, loaded), **_named_poles(text, index, year)}
    if named:
        ((body_id, evidence), *others) = named.items()
        return None if others else Code(body_id, 0.95, evidence)
    return _by_region(text, loaded) or _only_body(text, index, year)


def _named_poles(text: str, index: NameIndex, year: int | None) -> dict[str, str]:
    """The Pôles whose name or brand stands in the text, each with its evidence."""
    plain = tidy(text)
    return {
        body.id: f"names {plain[name.start : name.end]}"
        for name in find_names(plain, index)
        if (body := standing(name.bodies, year)) and body.kind is BodyKind.POLE
    }


def _by_domain(text: str, registries: Registries) -> dict[str, str]:
    """The bodies whose web domain stands in the text, each with its evidence."""
    folded = fold(text)
    return {
        body.id: f"address {domain}"
        for body in registries.bodies
        for domain in body.domains
        if re.search(rf"(?<![\w-]){re.escape(domain)}(?![\w-])", folded)
    }


def _by_region(text: str, registries: Registries) -> Code | None:
    """The word "Pôle" and the words of one region."""
    folded = fold(text)
    if not _POLE.search(folded):
        return None
    words = folded.replace("-", " ")
    regions = {code for word, code in _region_words(registries) if re.search(rf"\b{word}\b", words)}
    poles = [
        body
        for body in registries.bodies
        if body.kind is BodyKind.POLE and body.region in regions and body.valid_to is None
    ]
    if len(regions) != 1 or len(poles) != 1:
        return None
    return Code(poles[0].id, 0.85, f"a Pôle of region {poles[0].region}")


@cache
def _packaged_region_words() -> tuple[tuple[str, str], ...]:
    return _spell(load_registries())


def _region_words(registries: Registries) -> tuple[tuple[str, str], ...]:
    is_packaged = registries is load_registries()
    return _packaged_region_words() if is_packaged else _spell(registries)


def _spell(registries: Registries) -> tuple[tuple[str, str], ...]:
    """Patterns of the words of each region, as they stand in folded text without hyphens."""
    return tuple(
        (re.escape(fold(word).replace("-", " ")), region.id)
        for region in registries.regions
        for word in (region.name, *region.words)
    )


def _only_body(text: str, index: NameIndex, year: int | None) -> Code | None:
    """The one body that the text names, where it fills half of it and is no addressee."""
    plain = tidy(text)
    names = [name for name in find_names(plain, index) if not name.is_group]
    bodies = {body.id for name in names if (body := _bearer(name, year)) is not None}
    if len(bodies) != 1 or _ADDRESSEE.search(fold(plain[: names[0].start])):
        return None
    filled = words_of(plain[names[0].start : names[0].end], index.words)
    if len(filled) < _SHARE_OF_WORDS * len(words_of(plain, index.words)):
        return None
    return Code(bodies.pop(), 0.85, f"names {plain[names[0].start : names[0].end]}")


def _bearer(name: KnownName, year: int | None) -> Body | None:
    return standing(name.bodies, year)

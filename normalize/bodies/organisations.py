"""Lists of organisations: taken apart as a reader would, each resolved where it is known.

A list is cut at commas, bullets, "et", dashes, slashes and ends of lines, but only where a name
does not go on: "ministère de l'Immigration, de la Francisation et de l'Intégration" is one
body, "CIQ-BCI-Fédération des cégeps" three. What is known of names decides, then the words with
which names begin; where both are silent the text stays whole, which loses nothing.
"""

from __future__ import annotations

import re

from jalon.normalize.bodies.list_cuts import BULLETS, EDGES, TOKEN, pieces, resolve_under_plural
from jalon.normalize.bodies.name_index import folded_words, name_index
from jalon.normalize.bodies.name_search import find_names
from jalon.normalize.bodies.organisation_names import resolve_in, resolve_organisation
from jalon.normalize.text.folding import fold
from jalon.schemas.reading import ListText, NameIndex
from jalon.schemas.registries import OrganisationWords, Registries
from jalon.schemas.values import Organisation

__all__ = ["parse_organisations", "resolve_organisation"]

_LINE_END = re.compile(r"(?P<before>[^\W\d_]+)-\n\s*(?P<after>[^\W\d_]+)")
# "Abitibi- Témiscamingue": a line's end that was made a space; "pré- et postnatal" is none.
_WRAP_MADE_SPACE = re.compile(r"(?<=[^\W\d_])- (?=[^\W\d_])(?!(?:et|ou|and|or)\b)")
_OPENING = re.compile(rf"^(?:(?:et|and|&|ou|or)\s+|[-\u2013\u2014*{BULLETS}]\s*)", re.IGNORECASE)
_OPTIONAL_ENDING = re.compile(r"\((?:s|e|es|trice)\)")


def parse_organisations(
    text: str, *, year: int | None = None, registries: Registries | None = None
) -> list[Organisation]:
    """Return the organisations that text lists, as printed and in order, each resolved or not.

    Args:
        text: One cell or passage. A line's end may be a wrap or a separator.
        year: Year of the document, for names that two bodies bore at different times.
        registries: Other registries than the package's.

    >>> [o.text for o in parse_organisations("CIQ-BCI-Fédération des cégeps-MES, OPQ")]
    ['CIQ', 'BCI', 'Fédération des cégeps', 'MES', 'OPQ']
    >>> [o.text for o in parse_organisations("Ministère de la Santé et des Services sociaux")]
    ['Ministère de la Santé et des Services sociaux']
    >>> parse_organisations("S.O.")
    []
    """
    index = name_index(registries)
    cleaned = (_clean(piece, index.words) for piece in pieces(_read(text, index)))
    items = [item for item in cleaned if item]
    return [Organisation(item, _identify(items, i, year, index)) for i, item in enumerate(items)]


def _read(text: str, index: NameIndex) -> ListText:
    plain = re.sub(r"[^\S\n]+", " ", text.replace("\r", "\n").replace("\u00ad", ""))
    plain = _join_words(_WRAP_MADE_SPACE.sub("-\n", plain.strip()), index)
    return ListText(plain, tuple(find_names(plain, index)), index)


def _join_words(text: str, index: NameIndex) -> str:
    """Undo a hyphen that only breaks a line: the joined word is one of the registries' names."""

    def joined(match: re.Match[str]) -> str:
        whole = match["before"] + match["after"]
        return whole if match["after"].islower() and fold(whole) in index.vocabulary else match[0]

    return _LINE_END.sub(joined, text)


def _clean(piece: str, words: OrganisationWords) -> str:
    """The item without bullets, edges, connecting words and labels; "" where it says nobody."""
    item = re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\n\s*", "-", piece)).strip(EDGES)
    item = _without_label(_OPENING.sub("", item), words)
    if fold(item).strip(" .") in _nothing(words) or not TOKEN.search(item):
        return ""
    return re.sub(r"(?<=\w{3})\.$", "", item)


def _nothing(words: OrganisationWords) -> frozenset[str]:
    return frozenset(word.strip(" .") for word in folded_words(words.nothing))


def _without_label(item: str, words: OrganisationWords) -> str:
    label, colon, rest = item.partition(":")
    plain = _OPTIONAL_ENDING.sub("", fold(label)).strip()
    if plain in folded_words(words.labels) and (colon or not rest):
        return rest.strip() if colon else item
    folded = fold(item)
    for preamble in sorted(words.preambles, key=len, reverse=True):
        if folded.startswith(f"{fold(preamble)} "):
            return item[len(preamble) :].strip()
    return item


def _identify(items: list[str], i: int, year: int | None, index: NameIndex) -> str | None:
    """The item's id; after "Cégeps Garneau", "Limoilou" is read as a cégep too."""
    found = resolve_in(items[i], index, year)
    if found is None:
        found = resolve_under_plural(items[i], " ".join(items[: i + 1]), index, year)
    return found.code if found else None

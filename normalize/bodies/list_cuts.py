"""Where a list of organisations is cut: one decision for each kind of separator.

A decision is given what stands to the left since the last cut, the place where the right begins,
and the text with the names that are known in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jalon.normalize.bodies.name_index import bearers_of, folded_words
from jalon.normalize.bodies.organisation_names import resolve_in
from jalon.normalize.text.folding import fold
from jalon.schemas.reading import KnownName, ListText, NameIndex
from jalon.schemas.registries import OrganisationWords
from jalon.schemas.values import Code

BULLETS = "\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u00b7\uf0b7\uf0a7\u27a2\u2713\u25ba\u25b8"
EDGES = " \t\n,;:|/&+" + BULLETS
TOKEN = re.compile(r"[^\W_]+")
_SEPARATOR = re.compile(
    rf"""
      (?P<hard> [;|\t{BULLETS}] | \s\+\s | (?:^|\n)\s*[-\u2013\u2014*]\s+ )
    | (?P<comma> , )
    | (?P<slash> \s*/\s* )
    | (?P<word> \s+ (?: et | and | & | ainsi\s+que | as\s+well\s+as | or | ou ) \s+ )
    | (?P<with> \s+ (?: en\s+(?:collaboration|partenariat|concertation)\s+avec
                      | in\s+(?:collaboration|partnership)\s+with ) \s+ )
    | (?P<dash> \s*[-\u2010-\u2015]\s* )
    | (?P<line> [^\S\n]*\n\s* )
    | (?P<space> (?<=\S)[^\S\n]+(?=\S) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:[ld]['’]|(?:les?|la|the|ses|leurs?|its|their|tous\sles|toutes\sles|autres)\s)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ0-9]{1,9}")
_TAKES_COMPLEMENT = re.compile(r"\b(?:des?|du|d|of|for|pour)\b")
_DOUBLET_LETTERS = 4  # "directeur/directrice" begin alike
_CHAIN_KNOWN = 2  # known acronyms that make a run of them a list


def pieces(reading: ListText) -> Iterator[str]:
    """Yield the text between its cuts; nothing is cut inside brackets."""
    text, begin, position, depth = reading.text, 0, 0, 0
    while position < len(text):
        depth = _depth_after(text[position], depth)
        match = _SEPARATOR.match(text, position) if depth == 0 else None
        if match and _cuts(match, begin, reading):
            yield text[begin : match.start()]
            begin = position = match.end()
        else:
            position = max(position + 1, match.end() if match else 0)
    yield text[begin:]


def resolve_under_plural(
    item: str, before: str, index: NameIndex, year: int | None = None
) -> Code | None:
    """Return the body that the item names after the last plural ("Cégeps …") of ``before``."""
    plurals = _plurals(index.words)
    heads = [word for token in TOKEN.findall(before) if (word := fold(token)) in plurals]
    if not heads:
        return None
    rest = item.partition(" ")[2] if _first_word(item) in plurals else item
    return resolve_in(f"{plurals[heads[-1]]} {rest}", index, year) if rest else None


def _depth_after(character: str, depth: int) -> int:
    if character in "([":
        return depth + 1
    return max(0, depth - 1) if character in ")]" else depth


def _cuts(match: re.Match[str], begin: int, reading: ListText) -> bool:
    """Whether the text is cut at this separator, or a name goes on over it."""
    if match.lastgroup is None or reading.is_inside_known(match.start(), match.end()):
        return False
    left = reading.text[begin : match.start()].strip(EDGES)
    return _DECISIONS[match.lastgroup](left, match.end(), reading)


def _always(_left: str, _right: int, _reading: ListText) -> bool:
    return True


def _at_comma(left: str, right: int, reading: ListText) -> bool:
    """A comma cuts, unless the name goes on with "de" or with a part of the body before."""
    if _continues(right, reading):
        return _is_under_plural(left, right, reading)
    units = folded_words(reading.index.words.sub_units)
    is_part = (
        _first_word(reading.text[right:]) in units and reading.text[right:].lstrip()[0].islower()
    )
    return not (is_part and _is_known(left, reading))


def _at_slash(left: str, right: int, reading: ListText) -> bool:
    """A slash cuts between names, not between "directeur/directrice" nor in "et/ou"."""
    ahead = reading.text[right:].split()
    if not left or not ahead or _last_word(left) in {"et", "and", "m"}:
        return False
    one, other = left.rsplit(maxsplit=1)[-1], ahead[0].strip(EDGES)
    is_doublet = fold(one)[:_DOUBLET_LETTERS] == fold(other)[:_DOUBLET_LETTERS]
    if is_doublet and not _begins_name(right, reading):
        return False
    if reading.text[:right].endswith("/ "):
        return True
    are_acronyms = bool(_ACRONYM.fullmatch(one) and _ACRONYM.fullmatch(other))
    return are_acronyms or (_is_known(left, reading) and _begins_name(right, reading))


def _at_word(left: str, right: int, reading: ListText) -> bool:
    """A word as "et" cuts before a name, not within "Regroupement des cégeps et universités"."""
    if not left:
        return False
    if _continues(right, reading):
        return _rest_is_known(right, reading) and _is_under_plural(left, right, reading)
    known = _known_after_article(right, reading)
    if known is not None and (known.is_acronym or not known.is_group):
        return True
    if _is_whole_body(left, reading) and _begins_with_capital(right, reading):
        return True
    is_name = _begins_name(right, reading) or _rest_is_known(right, reading)
    return is_name and (not _takes_pair(left, reading) or _is_under_plural(left, right, reading))


def _at_dash(left: str, right: int, reading: ListText) -> bool:
    """A dash cuts only between two whole known names that are not one body."""
    if not left or _first_word(left) in folded_words(reading.index.words.affiliated):
        return False
    if _is_chain(left, right, reading):
        return True
    return _is_known(left, reading) and reading.known_at(right) is not None


def _at_line(left: str, right: int, reading: ListText) -> bool:
    """A line's end cuts before a name, where what stands before it is whole."""
    if not left or _last_word(left) in folded_words(reading.index.words.openers):
        return False
    if _continues(right, reading):
        return False
    return _begins_name(right, reading) or _begins_with_acronym(right, reading)


def _at_space(left: str, right: int, reading: ListText) -> bool:
    """Names set side by side on one line: a second one after a whole one cuts."""
    known = reading.known_at(right)
    if known is None or _last_word(left) in folded_words(reading.index.words.openers):
        return False
    if not (_is_known(left, reading) or left.endswith(")")):
        return False
    if known.is_group:
        return not _is_plural(left, reading)
    return known.is_acronym or _first_word(reading.text[right:]) in _heads(reading.index.words)


def _continues(position: int, reading: ListText) -> bool:
    """Whether the text goes on with a word or sign that carries a name on ("de", "(")."""
    here = _skip_spaces(reading.text, position)
    token = TOKEN.match(reading.text, here)
    if token is None:
        return reading.text[here : here + 1] == "("
    return fold(token[0]) in folded_words(reading.index.words.continuers)


def _skip_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _after_article(position: int, reading: ListText) -> int:
    here = _skip_spaces(reading.text, position)
    match = _ARTICLE.match(reading.text, here)
    return match.end() if match else here


def _known_after_article(position: int, reading: ListText) -> KnownName | None:
    here = _skip_spaces(reading.text, position)
    return reading.known_at(here) or reading.known_at(_after_article(position, reading))


def _begins_name(position: int, reading: ListText) -> bool:
    """Whether a name begins there: one that is known, or one of the nouns that begin names."""
    if _known_after_article(position, reading) is not None:
        return True
    token = TOKEN.match(reading.text, _after_article(position, reading))
    return token is not None and fold(token[0]) in _heads(reading.index.words)


def _is_whole_body(text: str, reading: ListText) -> bool:
    """Whether the text names one body whose name does not go on with "et", as ministries' do."""
    found = resolve_in(text, reading.index) if text else None
    return found is not None and found.code not in reading.index.groups | reading.index.ministries


def _begins_with_capital(position: int, reading: ListText) -> bool:
    here = _after_article(position, reading)
    return reading.text[here : here + 1].isupper() and not reading.text.isupper()


def _begins_with_acronym(position: int, reading: ListText) -> bool:
    token = TOKEN.match(reading.text, position)
    is_acronym = token is not None and _ACRONYM.fullmatch(token[0]) is not None
    return is_acronym and not reading.text.isupper()


def _rest_is_known(position: int, reading: ListText) -> bool:
    """Whether what stands up to the next separator names a body, alone or after a plural."""
    rest = re.split(r"[,;\n]| et | and ", reading.text[position:], maxsplit=1)[0].strip()
    if _is_known(rest, reading):
        return True
    return resolve_under_plural(rest, reading.text[:position], reading.index) is not None


def _is_known(text: str, reading: ListText) -> bool:
    return bool(text) and resolve_in(text, reading.index) is not None


def _is_under_plural(left: str, right: int, reading: ListText) -> bool:
    """Whether "Cégeps de Lévis" stands before, so that "de Thetford" is another of them."""
    return resolve_under_plural(left, reading.text[:right], reading.index) is not None


def _is_plural(text: str, reading: ListText) -> bool:
    return _first_word(text) in _plurals(reading.index.words)


def _takes_pair(left: str, reading: ListText) -> bool:
    """Whether the left part is a noun with "de(s)" that may take both ("Table des A et B")."""
    return not _is_known(left, reading) and bool(_TAKES_COMPLEMENT.search(fold(left)))


def _is_chain(left: str, right: int, reading: ListText) -> bool:
    """Whether a run of acronyms goes over the hyphen, two or more of them known."""
    start = reading.text.rfind(left, 0, right)
    run = re.match(r"[^\s,;]+", reading.text[max(start, 0) :])
    parts = re.split(r"[-\u2010-\u2015]", run[0]) if run else []
    known = [part for part in parts if bearers_of(part, reading.index)]
    return len(known) >= _CHAIN_KNOWN and all(_ACRONYM.fullmatch(part) for part in parts)


def _first_word(text: str) -> str:
    token = TOKEN.search(text)
    return fold(token[0]) if token else ""


def _last_word(text: str) -> str:
    tokens = TOKEN.findall(text)
    return fold(tokens[-1]) if tokens and text[-1] not in ")." else ""


def _heads(words: OrganisationWords) -> frozenset[str]:
    return folded_words(tuple(word for group in words.heads.values() for word in group))


def _plurals(words: OrganisationWords) -> dict[str, str]:
    return {fold(plural): singular for plural, singular in words.plural_heads.items()}


_DECISIONS: dict[str, Callable[[str, int, ListText], bool]] = {
    "hard": _always,
    "with": _always,
    "comma": _at_comma,
    "slash": _at_slash,
    "word": _at_word,
    "dash": _at_dash,
    "line": _at_line,
    "space": _at_space,
}

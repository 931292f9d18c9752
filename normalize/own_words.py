"""A user's own words added to the package's lists: new lists, nothing of ours changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from jalon.normalize.bodies.registries import RegistryError, check_registries, load_registries
from jalon.normalize.labels import role_words, section_words
from jalon.normalize.labels.role_words import plain_heading
from jalon.normalize.text.folding import fold, slug
from jalon.normalize.text.lemmas import has_lemmas
from jalon.normalize.text.stems import words_of
from jalon.normalize.text.wordlists import load_yaml, read_wordlist
from jalon.schemas.lexicon import (
    RoleIndex,
    RoleLexicon,
    RoleWords,
    SectionIndex,
    SectionLexicon,
    SectionWords,
    Strength,
)
from jalon.schemas.own_words import OwnBody, OwnFile, OwnHeading, OwnSection, OwnWords
from jalon.schemas.registries import Body, BodyKind, Registries
from jalon.schemas.values import LEVELS, Role

_SOURCE = "own"
_NO_LANGUAGE = "own"


class OwnWordsError(ValueError):
    """A user's vocabulary cannot be used.

    Attributes:
        code: What is wrong, as the catalogue of messages knows it.
        detail: The entry ("headings[2].role") and what stands there.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        self.code = code
        self.detail = detail
        super().__init__(f"{code}: {detail}")


def own_words(*files: bytes) -> OwnWords:
    """Return the package's lists with the words of a user's YAML files added.

    A user's heading stands before ours of the same words. Headings of some documents only are
    kept apart; ``own_words_of`` adds those of one document.

    Raises:
        OwnWordsError: The file is no YAML, or an entry cannot be used.

    >>> own = own_words(b"headings: [{role: indicator, words: [Signe observable]}]")
    >>> own.roles.exact["signe observable"].role
    <Role.INDICATOR: 'indicator'>
    """
    read = [_parsed(data) for data in files]
    own = OwnFile(
        headings=tuple(dict.fromkeys(h for file in read for h in file.headings)),
        sections=tuple(dict.fromkeys(s for file in read for s in file.sections)),
        bodies=tuple(dict.fromkeys(b for file in read for b in file.bodies)),
        lemmas=any(file.lemmas for file in read),
    )
    if own.lemmas and not has_lemmas():
        raise OwnWordsError("vocabulary_no_lemmas", "jalon[lemmas]")
    if not (own.headings or own.sections or own.bodies or own.lemmas):
        raise OwnWordsError("vocabulary_empty")
    _check_words(own)
    everywhere = _with_headings(h for h in own.headings if not h.is_scoped)
    return OwnWords(
        digest=hashlib.sha256(b"\n".join(files)).hexdigest(),
        roles=replace(everywhere, by_lemmas=own.lemmas),
        sections=_with_sections(own.sections),
        registries=_with_bodies(own.bodies) if own.bodies else None,
        headings=own.headings,
    )


def own_words_of(own: OwnWords, content_id: str | None, publisher_id: str | None) -> OwnWords:
    """Return ``own`` with the headings of one document and its publisher; itself without any.

    What was said of the document stands before what was said of its publisher, and both before
    what was said of all.
    """
    of_document = [h for h in own.headings if content_id in h.documents]
    of_publisher = [h for h in own.headings if publisher_id in h.publishers]
    if not of_document and not of_publisher:
        return own
    everywhere = [h for h in own.headings if not h.is_scoped]
    said: set[tuple[str, ...]] = set()
    headings = []
    for heading in (*of_document, *of_publisher, *everywhere):
        words = [w for w in heading.words if words_of(plain_heading(w)) not in said]
        said |= {words_of(plain_heading(word)) for word in words}
        headings.append(replace(heading, words=tuple(words)))
    roles = replace(_with_headings(headings), by_lemmas=own.roles.by_lemmas)
    return replace(own, roles=roles)


def _parsed(data: bytes) -> OwnFile:
    try:
        loaded = load_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise OwnWordsError("vocabulary_not_utf8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark is not None else ""
        raise OwnWordsError("vocabulary_not_yaml", where) from error
    try:
        return TypeAdapter(OwnFile).validate_python({} if loaded is None else loaded)
    except ValidationError as error:
        raise _as_ours(error.errors()[0]) from error


def _as_ours(error: ErrorDetails) -> OwnWordsError:
    """Return the first thing that is wrong, by the entry in which it stands."""
    place = _place(error["loc"])
    kind = error["type"]
    if kind in {"unexpected_keyword_argument", "unexpected_positional_argument"}:
        return OwnWordsError("vocabulary_unknown_key", place)
    if kind in {"missing", "missing_argument"}:
        return OwnWordsError("vocabulary_missing_key", place)
    if kind == "enum":
        known = ", ".join(role.value for role in Role)
        return OwnWordsError("vocabulary_bad_role", f"{place}: {error['input']!r}; {known}")
    return OwnWordsError("vocabulary_bad_value", f"{place}: {error['input']!r}"[:120])


def _place(loc: Iterable[int | str]) -> str:
    """Return where an error stands ("headings[2].role"), entries counted from 1."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".")


def _check_words(own: OwnFile) -> None:
    """Refuse words that are none, levels that a plan has not, and words that mean two roles."""
    for place, entry in _entries(own):
        if not entry.words:
            raise OwnWordsError("vocabulary_bad_value", f"{place}.words: []")
        for word in entry.words:
            if not words_of(plain_heading(word)):
                raise OwnWordsError("vocabulary_bad_value", f"{place}.words: {word!r}")
    for number, section in enumerate(own.sections, start=1):
        if section.role not in LEVELS:
            detail = f"sections[{number}].role: {section.role.value!r}"
            raise OwnWordsError("vocabulary_bad_level", detail)
    _check_roles("headings", (h for h in own.headings if not h.is_scoped))
    _check_roles("sections", own.sections)
    for number, body in enumerate(own.bodies, start=1):
        if not words_of(body.name):
            raise OwnWordsError("vocabulary_bad_value", f"bodies[{number}].name: {body.name!r}")


def _entries(own: OwnFile) -> Iterator[tuple[str, OwnHeading | OwnSection]]:
    for number, heading in enumerate(own.headings, start=1):
        yield f"headings[{number}]", heading
    for number, section in enumerate(own.sections, start=1):
        yield f"sections[{number}]", section


def _check_roles(kind: str, entries: Iterable[OwnHeading | OwnSection]) -> None:
    said: dict[tuple[str, ...], tuple[Role, int]] = {}
    for number, entry in enumerate(entries, start=1):
        for word in entry.words:
            role, first = said.setdefault(words_of(plain_heading(word)), (entry.role, number))
            if role is not entry.role:
                detail = f"{kind}[{first}], {kind}[{number}]: {word!r}"
                raise OwnWordsError("vocabulary_two_roles", detail)


def _with_headings(headings: Iterable[OwnHeading]) -> RoleIndex:
    """Return the list of headings with a user's before ours."""
    ours = read_wordlist("column_roles.yaml", RoleLexicon)
    own = tuple(
        RoleWords(heading.role, _NO_LANGUAGE, Strength.WEAK, _SOURCE, heading.words)
        for heading in headings
    )
    index = role_words.index_of(replace(ours, entries=(*own, *ours.entries)))
    # a word of several meanings has the one that the user gives it
    taken = {words_of(plain_heading(word)) for entry in own for word in entry.words}
    doubts = {words: means for words, means in index.doubts.items() if words not in taken}
    return replace(index, doubts=doubts)


def _with_sections(sections: Iterable[OwnSection]) -> SectionIndex:
    ours = read_wordlist("section_words.yaml", SectionLexicon)
    own = tuple(
        SectionWords(section.role, _NO_LANGUAGE, _SOURCE, tuple(map(fold, section.words)))
        for section in sections
    )
    return section_words.index_of(replace(ours, keywords=(*own, *ours.keywords)))


def _with_bodies(bodies: Iterable[OwnBody]) -> Registries:
    """Return the registries with a user's bodies.

    Raises:
        OwnWordsError: A body has the id or a name of another.
    """
    ours = load_registries()
    added = ours.bodies
    for number, own in enumerate(bodies, start=1):
        body = Body(
            id=own.id or slug(own.name),
            name=own.name,
            source=_SOURCE,
            kind=BodyKind.BODY,
            aliases=own.aliases,
            acronyms=own.acronyms,
            domains=own.domains,
        )
        if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", body.id) is None:
            raise OwnWordsError("vocabulary_bad_value", f"bodies[{number}].id: {body.id!r}")
        added = (*added, body)
        try:
            check_registries(replace(ours, bodies=added))
        except RegistryError as error:
            detail = f"bodies[{number}]: {own.name!r}"
            raise OwnWordsError("vocabulary_body_known", detail) from error
    return replace(ours, bodies=tuple(sorted(added, key=lambda body: body.id)))

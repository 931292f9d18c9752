"""A user's own words: added to the package's lists, which stay as they were; checked on reading."""

from __future__ import annotations

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.bodies.publishers import resolve_publisher
from jalon.normalize.labels.codes import split_code
from jalon.normalize.labels.role_scores import role_scores
from jalon.normalize.labels.roles import role_of
from jalon.normalize.labels.sections import section_of
from jalon.normalize.own_words import OwnWordsError, own_words
from jalon.schemas.values import Role

OWN = """
headings:
  - {role: indicator, words: [Signe observable, Résultats]}
  - {role: lead, words: [Timonier]}
sections:
  - {role: theme, words: [Cap]}
bodies:
  - {name: Ville de Brume, aliases: [Municipalité de Brume], acronyms: [VDBR]}
""".encode()

# what stands in the file, the code of the error, what its detail names
REFUSED = [
    ("headings: [", "vocabulary_not_yaml", "line"),
    ("", "vocabulary_empty", ""),
    ("headings: []", "vocabulary_empty", ""),
    ("- 1", "vocabulary_bad_value", ""),
    ("heading: []", "vocabulary_unknown_key", "heading"),
    ("headings: [{role: lead, wrods: [x]}]", "vocabulary_", "headings[1]"),
    ("headings: [{role: lead}]", "vocabulary_missing_key", "headings[1].words"),
    ("headings: [{role: chief, words: [x]}]", "vocabulary_bad_role", "headings[1].role: 'chief'"),
    ("headings: [{role: lead, words: [1]}]", "vocabulary_bad_value", "headings[1].words[1]: 1"),
    ("headings: [{role: lead, words: []}]", "vocabulary_bad_value", "headings[1].words"),
    ("headings: [{role: lead, words: ['-']}]", "vocabulary_bad_value", "headings[1].words: '-'"),
    ("sections: [{role: lead, words: [Cap]}]", "vocabulary_bad_level", "sections[1].role: 'lead'"),
    (
        "headings: [{role: lead, words: [Cap]}, {role: due, words: [CAP]}]",
        "vocabulary_two_roles",
        "headings[1], headings[2]: 'CAP'",
    ),
    ("bodies: [{name: Fédération des cégeps}]", "vocabulary_body_known", "bodies[1]"),
    ("bodies: [{name: Brume, id: A b}]", "vocabulary_bad_value", "bodies[1].id: 'A b'"),
]


def test_own_words_are_understood_beside_ours() -> None:
    """Headings, sections and bodies of the user's file are known, and ours still are."""
    own = own_words(OWN)

    assert role_scores("Signes observables", index=own.roles)[0].role is Role.INDICATOR
    assert role_scores("Échéance", index=own.roles)[0].role is Role.DUE
    guess = role_of("Timonier", index=own.roles)
    assert guess is not None
    assert guess.role is Role.LEAD
    section = section_of("Cap 2 : Réussir", index=own.sections)
    assert section is not None
    assert section.role is Role.THEME
    split = split_code("Cap 2 : Réussir", index=own.sections)
    assert split is not None
    assert split.level == "Cap"
    body = resolve_publisher("Municipalité de Brume", registries=own.registries)
    assert body is not None
    assert body.code == "ville-de-brume"


def test_the_lists_of_the_package_stay_as_they_are() -> None:
    """Nothing global changes: without the user's lists the user's words are unknown."""
    own_words(OWN)

    assert role_scores("Signe observable") == ()
    assert section_of("Cap 2 : Réussir") is None
    assert resolve_publisher("Municipalité de Brume") is None


def test_the_user_decides_what_a_word_of_ours_means() -> None:
    """A heading that we know in another meaning, or in several, means what the user says."""
    own = own_words(OWN)

    assert [guess.role for guess in role_scores("Résultats", index=own.roles)] == [Role.INDICATOR]
    assert len(role_scores("Résultats")) > 1


def test_the_digest_is_that_of_the_file() -> None:
    """The digest is the SHA-256 of the bytes; the same bytes give the same digest."""
    assert own_words(OWN).digest == hashlib.sha256(OWN).hexdigest()


@pytest.mark.parametrize(("text", "code", "detail"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_used_is_said_with_its_entry(text: str, code: str, detail: str) -> None:
    """A fault names the entry, counted from 1, and what stands there."""
    with pytest.raises(OwnWordsError) as caught:
        own_words(text.encode())

    assert caught.value.code.startswith(code)
    assert detail in caught.value.detail


def test_bytes_that_are_no_text_are_refused() -> None:
    """A file that is not UTF-8 is said to be so."""
    with pytest.raises(OwnWordsError, match="vocabulary_not_utf8"):
        own_words(b"\xff\xfe\x00")


@given(st.text(max_size=60))
def test_any_text_is_a_vocabulary_or_refused_in_our_words(text: str) -> None:
    """No text brings about another error than ours."""
    with suppress(OwnWordsError):
        own_words(text.encode("utf-8", "surrogatepass"))

"""Word lists: one edit of one data file is all that a new word takes."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from jalon.normalize.labels import (
    codes,
    doc_kinds,
    family_words,
    indicators,
    links,
    role_scores,
    role_words,
    roles,
    section_words,
    sections,
    themes,
)
from jalon.normalize.text import wordlists
from jalon.normalize.text.stems import content_stems, words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import RoleLexicon
from jalon.schemas.links import ActionKey
from jalon.schemas.meaning import FamilyRegistry, ThemeRegistry


def _forget() -> None:
    """Drop all that was read or answered, so that the next question reads the files."""
    for cached in (
        wordlists._read,
        role_words.role_index,
        role_words._abbreviations,
        roles.role_of,
        role_scores.role_scores,
        family_words.family_index,
        indicators.read_indicator,
        section_words.section_index,
        codes.split_code,
        sections.section_of,
        themes._index,
        themes._names_in,
        links._generic,
        links._words_of_title,
        doc_kinds._phrases,
    ):
        cached.cache_clear()


@pytest.fixture
def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """A copy of the data folder in use, and a function that edits one line of one file."""
    folder = tmp_path / "data"
    shutil.copytree(Path(str(wordlists.data_folder())), folder)
    monkeypatch.setattr(wordlists, "data_folder", lambda: folder)

    def replace(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
        _forget()

    _forget()
    yield replace
    monkeypatch.undo()
    _forget()


def test_a_new_heading_is_one_edit(edit: Callable[..., None]) -> None:
    """A synonym added to the list of headings is understood, in the plural as well."""
    assert roles.role_of("Jalons") is None

    edit("column_roles.yaml", "extrant, livrable, produit", "jalon, extrant, livrable, produit")

    guess = roles.role_of("Jalons")
    assert guess is not None
    assert guess.role.value == "indicator"


def test_a_new_indicator_word_is_one_edit(edit: Callable[..., None]) -> None:
    """A noun added to a family is counted with it."""
    assert indicators.indicator_family_of("Nombre de rassemblements tenus") is None

    edit(
        "registries/indicator_families.yaml",
        "fr: [rencontre, réunion,",
        "fr: [rassemblement, rencontre, réunion,",
    )

    code = indicators.indicator_family_of("Nombre de rassemblements tenus")
    assert code is not None
    assert code.code == "meetings"


def test_a_new_name_of_a_theme_is_one_edit(edit: Callable[..., None]) -> None:
    """An expression added to a ministerial theme names it."""
    assert themes.ministerial_theme_of("Démocratisation des études") is None

    edit(
        "registries/ministerial_themes.yaml",
        "names: [accessibilité,",
        "names: [démocratisation des études, accessibilité,",
    )

    code = themes.ministerial_theme_of("Démocratisation des études")
    assert code is not None
    assert code.code == "access"


def test_a_new_word_for_a_level_is_one_edit(edit: Callable[..., None]) -> None:
    """A word added for a level opens a section heading."""
    assert sections.section_of("Cap 2 : Réussir") is None

    edit("section_words.yaml", "orientation, orientation stratégique, grande", "cap, grande")

    section = sections.section_of("Cap 2 : Réussir")
    assert section is not None
    assert section.number == "2"


def test_a_misspelt_key_is_an_error(edit: Callable[..., None]) -> None:
    """A key that the record does not know is refused, so that no entry is lost in silence."""
    edit("link_words.yaml", "generic: [", "generik: [")

    with pytest.raises(ValidationError, match="generik"):
        links.link_actions([ActionKey("a", "x")], [ActionKey("b", "y")])


def test_no_heading_has_two_roles() -> None:
    """One expression stands for one role."""
    lexicon = read_wordlist("column_roles.yaml", RoleLexicon)
    listed = {
        (words_of(role_words.plain_heading(word)), entry.role)
        for entry in lexicon.entries
        for word in entry.words
    }
    counts = Counter(words for words, _ in listed)

    assert [words for words, count in counts.items() if count > 1] == []


def test_no_expression_is_in_two_families() -> None:
    """One expression counts one thing."""
    families = read_wordlist("registries/indicator_families.yaml", FamilyRegistry).families
    owners: dict[tuple[str, ...], set[str]] = {}
    for family in families:
        for text in (*family.fr, *family.en):
            owners.setdefault(content_stems(text), set()).add(family.code)

    assert {stems: codes for stems, codes in owners.items() if len(codes) > 1} == {}


def test_every_registry_entry_has_a_known_source_and_a_clean_code() -> None:
    """Codes are slugs, each once, and every source is one of the file's own list."""
    families = read_wordlist("registries/indicator_families.yaml", FamilyRegistry)
    registry = read_wordlist("registries/ministerial_themes.yaml", ThemeRegistry)
    codes = [f.code for f in families.families] + [t.code for t in registry.themes]

    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)
    assert len(codes) == len(set(codes))
    assert {f.source for f in families.families} <= set(families.sources)
    assert {w.source for t in registry.themes for w in t.wordings} <= set(registry.sources)


def test_the_example_of_each_family_is_read_as_its_family() -> None:
    """The printed example that stands with a family belongs to it."""
    families = read_wordlist("registries/indicator_families.yaml", FamilyRegistry).families
    found = {
        f.code: indicators.indicator_family_of(re.sub(r"^\d+ ", "", f.example)) for f in families
    }

    assert {code: one.code if one else None for code, one in found.items()} == {
        f.code: f.code for f in families
    }

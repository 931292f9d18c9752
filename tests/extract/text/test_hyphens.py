"""Lines joined: which hyphens belong to the word and which only break it."""

from __future__ import annotations

import pytest
from drawn_pages import Sheet
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.text.hyphens import join_lines, lexicon_of

LEXICON = frozenset({"parcours", "savoir-faire", "porte", "parole", "demi-journée", "formation"})

TYPICAL = [
    pytest.param(["les par-", "cours offerts"], "les parcours offerts", id="known-word"),
    pytest.param(["un perfectionne-", "ment"], "un perfectionnement", id="unknown-word"),
    pytest.param(["le savoir-", "faire"], "le savoir-faire", id="hyphenated-in-the-document"),
    pytest.param(["leur porte-", "parole"], "leur porte-parole", id="both-halves-are-words"),
    pytest.param(["une demi-", "heure"], "une demi-heure", id="prefix-keeps-it"),
    pytest.param(["le sous-", "comité"], "le sous-comité", id="another-prefix"),
    pytest.param(["le MEQ-", "ordres"], "le MEQ-ordres", id="acronym"),
    pytest.param(["MEQ-MIFI-", "ordres"], "MEQ-MIFI-ordres", id="acronyms"),
    pytest.param(["Chaudière-", "Appalaches"], "Chaudière-Appalaches", id="capital"),
    pytest.param(["2025-", "2026"], "2025-2026", id="years"),
    pytest.param(["l’ensei-", "gnement"], "l’enseignement", id="after-an-elision"),
    pytest.param(["PAR-", "COURS"], "PAR-COURS", id="capitals-are-left-as-printed"),
    pytest.param(["par\u2010", "cours"], "parcours", id="unicode-hyphen"),
    pytest.param(["Cégep –", "Université"], "Cégep – Université", id="dash"),
    pytest.param(["avant -", "après"], "avant - après", id="hyphen-with-a-space"),
    pytest.param(["one", "two", "three"], "one two three", id="plain"),
    pytest.param(["a self-", "assessment"], "a self-assessment", id="english-prefix"),
    pytest.param([], "", id="nothing"),
    pytest.param(["", "a"], "a", id="blank-first"),
    pytest.param(["-", "a"], "- a", id="hyphen-alone"),
]


@pytest.mark.parametrize(("lines", "expected"), TYPICAL)
def test_hyphens_at_line_ends(lines: list[str], expected: str) -> None:
    """A hyphen that only breaks a word goes; one that the word is written with stays."""
    assert join_lines(lines, LEXICON) == expected


def test_lexicon_holds_whole_words_only() -> None:
    """What is broken at a line's end is no word; hyphenated words are kept as such."""
    sheet = Sheet()
    sheet.text(50, 100, "Le savoir-faire des par-")
    sheet.text(50, 112, "cours (2025)")

    assert lexicon_of([sheet.page()]) == {"le", "savoir-faire", "des", "cours"}


lines = st.lists(st.text(st.sampled_from("abÀé-’ 2‐M"), max_size=8), max_size=5)


@given(lines)
def test_joining_only_drops_hyphens_and_spaces(texts: list[str]) -> None:
    """Letters and figures are never lost, doubled or moved."""
    kept = [c for c in join_lines(texts, LEXICON) if c not in "-‐ "]

    assert kept == [c for text in texts for c in text if c not in "-‐ "]


@given(st.lists(st.text(st.sampled_from("abÀé’2"), min_size=1), max_size=5))
def test_lines_without_hyphens_are_joined_by_spaces(texts: list[str]) -> None:
    """Nothing is done to lines that end in no hyphen."""
    assert join_lines(texts) == " ".join(texts)

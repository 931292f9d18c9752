"""Words mended: doubled, set wide, marks raised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from drawn_grids import words_at
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.pdf.repair import repair_words
from jalon.schemas.geometry import Box
from jalon.schemas.page import Word


def mended(words: Sequence[Word]) -> list[str]:
    """Texts of the words after repair."""
    return [w.text for w in repair_words(words)[0]]


def letters(text: str, *, gap: float = 4.0, wide: float = 12.0, size: float = 9.0) -> list[Word]:
    """Letters set one by one, ``gap`` points apart, ``wide`` points at a space."""
    words: list[Word] = []
    x = 36.0
    for char in text:
        if char == " ":
            x += wide - gap
            continue
        box = Box(x, 92.0, x + 4.5, 102.0)
        words.append(Word(char, box, 100.0, "Test", size, order=len(words)))
        x += 4.5 + gap
    return words


SPACED = [
    pytest.param("BRILLER", ["BRILLER"], id="one-word"),
    pytest.param("PLAN DACTION", ["PLAN", "DACTION"], id="two-words"),
    pytest.param("ABC", ["A", "B", "C"], id="too-few"),
    pytest.param("1234", ["1", "2", "3", "4"], id="figures-in-a-row"),
]


@pytest.mark.parametrize(("text", "expected"), SPACED)
def test_letters_set_wide_are_one_word(text: str, expected: list[str]) -> None:
    """Single letters evenly parted are joined; figures side by side are not."""
    assert mended(letters(text)) == expected


def test_letters_far_apart_stay_apart() -> None:
    """Letters in the columns of a table make no word."""
    assert mended(letters("ABCDE", gap=30.0)) == list("ABCDE")


def test_word_drawn_twice_is_one() -> None:
    """A copy on the same spot is left out, and said."""
    (word,) = words_at(36, 100, "Agir")
    copy = replace(word, box=Box(*(v + 0.3 for v in word.box)), order=1)

    words, notes = repair_words([word, copy])

    assert words == (word,)
    assert "duplicate_text" in notes


def test_same_word_elsewhere_is_another() -> None:
    """A word that is printed again stays."""
    words = [*words_at(36, 100, "2"), *words_at(60, 100, "2"), *words_at(36, 112, "2")]

    assert mended(words) == ["2", "2", "2"]
    assert repair_words(words)[1] == frozenset()


def test_slanted_text_is_a_watermark() -> None:
    """Text that runs aslant over the page is left out, and said."""
    words = [*words_at(36, 100, "Agir"), replace(words_at(50, 200, "ÉBAUCHE")[0], angle_deg=315)]

    kept, notes = repair_words(words)

    assert [w.text for w in kept] == ["Agir"]
    assert "watermark" in notes


RAISED = [
    pytest.param(6.0, 96.0, 0.5, True, id="smaller-and-higher"),
    pytest.param(9.0, 96.0, 0.5, False, id="as-large"),
    pytest.param(6.0, 100.0, 0.5, False, id="on-the-line"),
    pytest.param(6.0, 103.0, 0.5, False, id="below"),
    pytest.param(6.0, 96.0, 12.0, False, id="apart"),
    pytest.param(6.0, 88.0, 0.5, False, id="on-the-line-above"),
]


@pytest.mark.parametrize(("size", "baseline", "gap", "expected"), RAISED)
def test_footnote_marks_are_told(size: float, baseline: float, gap: float, expected: bool) -> None:
    """A mark is smaller and higher than the word that it touches."""
    (word,) = words_at(36, 100, "Nb")
    x = word.box.x1 + gap
    mark = Word("1", Box(x, baseline - 5, x + 3, baseline + 1), baseline, "Test", size, order=1)

    assert repair_words([word, mark])[0][1].is_raised is expected


tokens = st.lists(
    st.tuples(
        st.sampled_from(["A", "b", "1", "é", "Agir", "•"]),
        st.integers(min_value=0, max_value=60),
        st.sampled_from([100.0, 96.0, 112.0]),
        st.sampled_from([5.0, 9.0]),
    ),
    max_size=10,
)


@given(tokens)
def test_repair_keeps_the_text_and_is_done_once(
    placed: list[tuple[str, int, float, float]],
) -> None:
    """Nothing is made up or lost save copies, and mended words need no more mending."""
    words = [
        replace(w, text=text, order=i)
        for i, (text, x, y, size) in enumerate(placed)
        for w in words_at(36 + 6 * x, y, "x" * len(text), size=size)
    ]

    once, notes = repair_words(words)

    if "duplicate_text" not in notes:
        assert "".join(w.text for w in once) == "".join(w.text for w in words)
    assert [w.text for w in repair_words(once)[0]] == [w.text for w in once]

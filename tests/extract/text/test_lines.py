"""Words to lines and blocks: baselines, bullets, raised marks, paragraphs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawn_grids import lines_at, words_at
from hypothesis import given
from hypothesis import strategies as st

from jalon.extract.text.lines import blocks_of, is_mark, lines_of, marks_of, text_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Word


def raised(word: Word, text: str) -> Word:
    """A footnote mark that touches the end of ``word``."""
    box = Box(word.box.x1, word.box.top - 1, word.box.x1 + 4, word.box.top + 5)
    return replace(
        word, text=text, box=box, baseline=word.baseline - 4, size_pt=5.0, is_raised=True,
        has_space_before=False, order=word.order + 1,
    )  # fmt: skip


BULLETED = [
    pytest.param("• Nb de projets", "•", "Nb de projets", id="disc"),
    pytest.param("– Nb de projets", "–", "Nb de projets", id="dash"),
    pytest.param("\uf0b7 Nb de projets", "\uf0b7", "Nb de projets", id="symbol-font"),
    pytest.param("➢ Nb de projets", "➢", "Nb de projets", id="arrow-head"),
    pytest.param("* Nb de projets", "*", "Nb de projets", id="star"),
    pytest.param("2 projets", "", "2 projets", id="number"),
    pytest.param("-5 %", "", "-5 %", id="negative"),
    pytest.param("–", "", "–", id="lone-dash-is-text"),
]


@pytest.mark.parametrize(("printed", "bullet", "text"), BULLETED)
def test_bullet_is_parted_from_its_text(printed: str, bullet: str, text: str) -> None:
    """A sign that opens a line is its bullet; a sign alone may be a value."""
    (line,) = lines_at(100, printed)

    assert (line.bullet, line.text) == (bullet, text)


def test_lone_disc_is_no_line() -> None:
    """A bullet without text says nothing."""
    assert lines_at(100, "•") == []


DOTS = [
    pytest.param(Box(28, 95, 32, 99), "•", id="left-of-the-line"),
    pytest.param(Box(2, 95, 6, 99), "", id="too-far"),
    pytest.param(Box(28, 80, 32, 84), "", id="above"),
    pytest.param(Box(20, 90, 32, 102), "", id="too-large"),
    pytest.param(Box(60, 95, 64, 99), "", id="right-of-its-beginning"),
]


@pytest.mark.parametrize(("dot", "bullet"), DOTS)
def test_drawn_dot_is_a_bullet(dot: Box, bullet: str) -> None:
    """A small shape just left of a line's first word is its bullet."""
    (line,) = lines_of(words_at(36, 100, "Nb de projets"), [Fill(dot, 0)])

    assert line.bullet == bullet


def test_words_on_one_baseline_are_a_line_whatever_their_order() -> None:
    """Lines are read from left to right and from the top down."""
    words = [*words_at(36, 112, "Taux"), *words_at(80, 100.8, "projets"), *words_at(36, 100, "Nb")]

    assert [n.text for n in lines_of(words)] == ["Nb projets", "Taux"]


def test_wide_gap_parts_columns() -> None:
    """What stands farther apart than asked is another line on the same baseline."""
    words = [*words_at(36, 100, "Nb de projets"), *words_at(200, 100, "Min 2")]

    assert [n.text for n in lines_of(words, column_gap_em=1.5)] == ["Nb de projets", "Min 2"]
    assert [n.text for n in lines_of(words)] == ["Nb de projets Min 2"]


def test_turned_words_are_left_out() -> None:
    """Text that runs up the side of a table is no part of its lines."""
    words = [replace(w, angle_deg=270) for w in words_at(36, 100, "Orientation")]

    assert lines_of(words) == []


MARKS = [
    pytest.param("2", True, id="number"),
    pytest.param("1,2", True, id="two"),
    pytest.param("(3)", True, id="bracket"),
    pytest.param("*", True, id="star"),
    pytest.param("†", True, id="dagger"),
    pytest.param("e", False, id="ordinal"),
    pytest.param("er", False, id="first"),
    pytest.param("", False, id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), MARKS)
def test_marks_are_told_from_ordinals(text: str, expected: bool) -> None:
    """Raised figures and stars point to a note; raised letters end a numeral."""
    assert is_mark(text) is expected


def test_raised_mark_is_kept_apart() -> None:
    """A footnote mark is no part of the text, so that 300¹ is not 3001."""
    words = words_at(36, 100, "Nb 300")
    words.append(raised(words[-1], "1"))
    (line,) = lines_of(words)

    assert line.text == "Nb 300"
    assert line.baseline == 100
    assert marks_of([line]) == ("1",)


def test_raised_letters_end_their_word() -> None:
    """5e is one word although its e is raised."""
    words = words_at(36, 100, "La 5")
    words.append(raised(words[-1], "e"))

    assert text_of(words) == "La 5e"


BLOCKS = [
    pytest.param(["Former les", "gens"], ["Former les gens"], id="paragraph"),
    pytest.param(["Former", "", "Aider"], ["Former", "Aider"], id="blank-line"),
    pytest.param(["• Former", "• Aider", " les gens"], ["Former", "Aider les gens"], id="bullets"),
    pytest.param(["**Titre", "Former les gens"], ["Titre", "Former les gens"], id="bold-title"),
    pytest.param(["Les par-", "cours"], ["Les parcours"], id="broken-word"),
    pytest.param([], [], id="nothing"),
]


@pytest.mark.parametrize(("texts", "expected"), BLOCKS)
def test_lines_are_grouped_into_blocks(texts: list[str], expected: list[str]) -> None:
    """A bullet, another look or a wider leading begins a block."""
    blocks = blocks_of(lines_at(100, *texts), frozenset({"parcours"}))

    assert [b.text for b in blocks] == expected


def test_leading_of_the_block_decides() -> None:
    """In text set wide the usual distance of the lines is no paragraph's end."""
    lines = [*lines_at(100, "Former les", "gens du", "réseau", leading=13)]
    lines += lines_at(152, "Aider", leading=13)

    assert [b.text for b in blocks_of(lines)] == ["Former les gens du réseau", "Aider"]


tokens = st.lists(
    st.tuples(
        st.sampled_from(["•", "Nb", "2", "–", "de", "80 %"]),
        st.floats(min_value=0, max_value=500),
        st.floats(min_value=20, max_value=300),
    ),
    max_size=12,
)


@given(tokens)
def test_every_word_is_in_one_line(placed: list[tuple[str, float, float]]) -> None:
    """Words other than bullets are neither lost nor doubled, and their line's box holds them."""
    words = [w for text, x, y in placed for w in words_at(x, y, text)]
    words = [replace(w, order=i) for i, w in enumerate(words)]

    lines = lines_of(words, column_gap_em=2)

    held = [w.order for n in lines for w in n.words]
    assert len(held) == len(set(held))
    assert {w.order for w in words} - set(held) <= {w.order for w in words if w.text in "•–"}
    assert all(n.box.contains(w.box, 1e-6) for n in lines for w in n.words)
    assert [w for b in blocks_of(lines) for n in b.lines for w in n.words] == [
        w for n in lines for w in n.words
    ]


@pytest.mark.parametrize(
    ("gap", "text"),
    [pytest.param(0.0, "sous\u2010représentés", id="touching"),
     pytest.param(3.0, "sous\u2010 et suréquipés", id="suspended")],
)  # fmt: skip
def test_hyphen_of_another_font_holds_its_word_together(gap: float, text: str) -> None:
    """Drawn by itself, it stands in one word; before a space it is suspended."""
    tail = text.partition("\u2010")[2].strip().split(" ")
    (first,) = words_at(50, 100, "sous")
    (hyphen,) = words_at(first.box.x1, 100, "\u2010")
    rest = words_at(hyphen.box.x1 + gap, 100, " ".join(tail))

    assert text_of([first, hyphen, *rest]) == text

"""Marks of a picture that are no letters: bullets, badges, short rules, slanted and large words."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.badges import find_badges
from jalon.extract.scans.bullets import part_bullets
from jalon.extract.scans.cuts import parted
from jalon.extract.scans.found import Found
from jalon.extract.scans.grounds import ended
from jalon.extract.scans.line_words import Sign, is_of_latin_text, words_of_line
from jalon.extract.scans.ruling import hidden_rules, short_pieces, without_rules
from jalon.extract.scans.slant import slanted
from jalon.extract.scans.words import words_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Rule

PAPER, INK = 250, 20


def blank(height: int = 400, width: int = 600) -> Grey:
    """A white picture, two pixels to a point."""
    return np.full((height, width), PAPER, dtype=np.uint8)


def written(grey: Grey, text: str, at: tuple[int, int], scale: float = 1.0) -> None:
    """Put words into a picture; ``at`` is where their baseline begins."""
    cv2.putText(grey, text, at, cv2.FONT_HERSHEY_DUPLEX, scale, INK, 2, cv2.LINE_AA)


def test_a_disc_before_a_line_is_its_bullet() -> None:
    """A solid mark before a line, or at its beginning, is parted from it; a full stop is none."""
    grey = blank()
    cv2.circle(grey, (30, 100), 5, INK, -1)
    grey[90:112, 60:200] = INK
    cv2.circle(grey, (30, 160), 5, INK, -1)
    grey[150:172, 60:200] = INK
    cv2.circle(grey, (30, 231), 3, INK, -1)
    grey[210:232, 60:200] = INK
    lines = [(60, 90, 200, 112), (25, 150, 200, 172), (60, 210, 200, 232)]

    parted_lines = part_bullets(grey, lines, 13.0)

    assert [line for line, _ in parted_lines] == [
        (60, 90, 200, 112),
        (60, 150, 200, 172),
        (60, 210, 200, 232),
    ]
    assert [mark is not None for _, mark in parted_lines] == [True, True, False]


def test_a_disc_with_a_figure_is_a_badge_and_a_letter_is_none() -> None:
    """What is dark and round with a little light in it is a badge; rings are letters."""
    grey = blank()
    cv2.circle(grey, (100, 100), 20, 90, -1)
    cv2.line(grey, (100, 90), (100, 110), PAPER, 4)
    cv2.circle(grey, (200, 100), 18, INK, 6)
    # a heavy letter: round and dark, but dented
    cv2.circle(grey, (300, 100), 20, INK, -1)
    cv2.line(grey, (300, 92), (312, 92), PAPER, 4)
    cv2.rectangle(grey, (280, 84), (296, 94), PAPER, -1)

    ((box, level),) = find_badges(Raster(grey, 2.0))

    assert box == pytest.approx(Box(40, 40, 60.5, 60.5), abs=1)
    assert level == 90


def test_a_rule_goes_on_through_the_low_cells_of_a_band() -> None:
    """A piece shorter than a letter may be is found between two rules, and painted over."""
    grey = blank()
    for y in (60, 80, 300):
        grey[y : y + 2, 40:560] = INK
    grey[60:302, 300:302] = INK
    raster = Raster(grey, 2.0)
    across = [Rule(Box(20, y, 280, y + 1), is_horizontal=True) for y in (30.0, 40.0, 150.0)]
    long = Rule(Box(150, 40.5, 151, 150.5), is_horizontal=False)

    pieces = short_pieces(raster, [*across, long])

    assert [(round(p.position), round(p.start), round(p.end)) for p in pieces] == [(150, 30, 40)]
    clean = without_rules(raster, [*across, long, *pieces])
    assert clean.grey[66:76, 296:306].min() > 200


def test_light_rules_in_a_dark_heading_are_rules() -> None:
    """Between headings that are white on dark, white lines part the columns."""
    grey = blank()
    shade = Fill(Box(20, 20, 280, 50), 0x303030)
    grey[40:100, 300:302] = INK

    found = hidden_rules(Raster(grey, 2.0), [shade])

    assert [(round(r.position), r.is_horizontal) for r in found] == [(150, False)]


def test_a_rule_ends_at_the_side_of_a_dark_cell() -> None:
    """A rule that seems to end in the midst of a dark shade ends where the shade begins."""
    rule = Rule(Box(20, 99, 230, 100), is_horizontal=True)
    whole = Rule(Box(20, 149, 280, 150), is_horizontal=True)

    cut, kept = ended([rule, whole], [Fill(Box(200, 100, 280, 150), 0x303030)])

    assert cut.box.x1 == 200
    assert kept == whole


def test_boxes_of_neighbours_do_not_overlap() -> None:
    """A line that reaches over the first letters of the next column ends before it."""
    assert parted([(10, 10, 120, 30), (100, 11, 220, 31)]) == [
        (10, 10, 100, 30),
        (100, 11, 220, 31),
    ]


def test_slanted_words_are_in_italics() -> None:
    """Words whose strokes lean are italics; upright ones are not."""
    grey = blank(100, 800)
    written(grey, "Titre", (10, 60))
    written(grey, "Titre", (310, 60))
    lean = np.array([[1.0, -0.25, 15.0], [0.0, 1.0, 0.0]])
    grey[:, 300:] = cv2.warpAffine(
        np.ascontiguousarray(grey[:, 300:]), lean, (500, 100), borderValue=PAPER
    )
    inks = [box_of(grey[:, :300], 0), box_of(grey[:, 300:], 300)]

    line = [Found("Titre", ink, ("1",), 99.0) for ink in inks]

    assert slanted(line, Raster(grey, 2.0)) == [False, True]


def box_of(grey: Grey, x: int) -> Box:
    """Bounds of the ink in points, two pixels to one."""
    rows, columns = (np.flatnonzero((grey < 170).any(axis=a)) for a in (1, 0))
    sides = (columns[0] + x, rows[0], columns[-1] + 1 + x, rows[-1] + 1)
    return Box(*(float(v) / 2 for v in sides))


def test_a_large_figure_keeps_its_size_beside_small_words() -> None:
    """Words of one line may have two sizes; they stand on one baseline."""
    found = [
        Found("58", Box(10, 30, 40, 51), ("1",), 99.0),
        Found("ateliers", Box(50, 43.3, 90, 51), ("1",), 99.0),
    ]

    large, small = words_of(found, Raster(blank(), 2.0), [])

    assert large.size_pt > 2 * small.size_pt
    assert large.baseline == small.baseline


SPACES = [
    pytest.param("2à3", (0, 46, 92), ["2", "à", "3"], id="beside figures"),
    pytest.param("-40", (0, 40, 52), ["–", "40"], id="after the dash of an item"),
    pytest.param("1.9", (0, 10, 40), ["1.", "9"], id="after the stop of a code"),
    pytest.param("1.9", (0, 10, 20), ["1.9"], id="not in a number"),
    pytest.param("②Un", (0, 40, 52), ["2", "Un"], id="after a badge"),
    pytest.param("|Un", (0, 40, 52), ["Un"], id="what a rule left"),
    pytest.param("a40", (0, 12, 24), ["a40"], id="not between signs that stand close"),
]


@pytest.mark.parametrize(("text", "lefts", "words"), SPACES)
def test_spaces_that_were_not_read_are_seen_in_the_ink(
    text: str, lefts: tuple[int, ...], words: list[str]
) -> None:
    """Figures, dashes and badges are parted from letters where the ink has a gap."""
    grey = blank(60, 120)
    for left in lefts:
        grey[20:40, 10 + left : 18 + left] = INK
    signs = [Sign(ch, (left + 4) / 100, 99.0) for ch, left in zip(text, lefts, strict=True)]

    found = words_of_line(signs, (10, 20, 110, 40), "1", Raster(grey, 2.0))

    assert [f.text for f in found] == words


def test_the_reader_is_asked_for_latin_signs_only() -> None:
    """Accents, quotes and units may be read; other scripts may not."""
    assert all(is_of_latin_text(ch) for ch in "éÉœ’«»%$€≥–•①1")
    assert not any(is_of_latin_text(ch) for ch in "əņжあ中")

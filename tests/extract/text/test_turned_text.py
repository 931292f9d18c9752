"""Text that runs another way than the page, on pages that are turned themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from jalon.extract.files import open_pdf
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Word

TURNS = (0, 90, 180, 270)
WIDTH, HEIGHT, SIZE = 400.0, 300.0, 12.0
START = (20.0, 10.0)  # where a text begins, seen along itself from the middle of the page


def drawn(path: Path, *, rotate: int, angle: int, lines: int = 1) -> Page:
    """A page with /Rotate whose text runs ``angle`` degrees counterclockwise in user space."""
    # reportlab takes the size as displayed.
    size = (WIDTH, HEIGHT) if rotate in (0, 180) else (HEIGHT, WIDTH)
    canvas = Canvas(str(path), pagesize=size)
    canvas.setPageRotation(rotate)
    canvas.setFont("Helvetica", SIZE)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(angle)
    for line in range(lines):
        canvas.drawString(START[0], START[1] - 1.5 * SIZE * line, "Vers la fjord")
    canvas.save()
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)
    return page


def expected_corner(rotate: int, angle: int) -> tuple[float, float]:
    """Where the text begins on the page as displayed."""
    quarter = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}
    cos, sin = quarter[angle]
    x = WIDTH / 2 + START[0] * cos - START[1] * sin
    y = HEIGHT / 2 + START[0] * sin + START[1] * cos
    return {
        0: (x, HEIGHT - y),
        90: (y, x),
        180: (WIDTH - x, y),
        270: (HEIGHT - y, WIDTH - x),
    }[rotate]


def starts_at(word: Word) -> tuple[float, float]:
    """The corner of the word's box where its descent begins."""
    b = word.box
    corners = {0: (b.x0, b.bottom), 90: (b.x0, b.top), 180: (b.x1, b.top), 270: (b.x1, b.bottom)}
    return corners[word.angle_deg]


@pytest.mark.parametrize("rotate", TURNS)
@pytest.mark.parametrize("angle", TURNS)
def test_words_keep_text_place_and_direction(tmp_path: Path, rotate: int, angle: int) -> None:
    """Whatever way page and text are turned, words are whole and stand where they are drawn."""
    page = drawn(tmp_path / "a.pdf", rotate=rotate, angle=angle)

    assert [w.text for w in page.words] == ["Vers", "la", "fjord"]
    assert {w.angle_deg for w in page.words} == {(rotate - angle) % 360}
    assert page.words[0].size_pt == pytest.approx(page.words[2].size_pt)
    assert page.words[0].size_pt == pytest.approx(SIZE, rel=0.25)
    # The box begins a descent below the baseline.
    assert starts_at(page.words[0]) == pytest.approx(expected_corner(rotate, angle), abs=0.3 * SIZE)


@pytest.mark.parametrize("rotate", TURNS)
@pytest.mark.parametrize("angle", TURNS)
def test_a_page_on_its_side_is_turned(tmp_path: Path, rotate: int, angle: int) -> None:
    """A page whose text runs another way is read upright, and its boxes can be brought back."""
    page = drawn(tmp_path / "a.pdf", rotate=rotate, angle=angle, lines=6)
    direction = (rotate - angle) % 360

    assert page.turned_deg == (360 - direction) % 360
    assert {w.angle_deg for w in page.words} == {0}
    first = min(page.words, key=lambda w: (w.baseline, w.box.x0))
    assert 0.15 * SIZE < first.box.bottom - first.baseline < 0.3 * SIZE
    shown = Word("Vers", page.as_displayed(first.box), 0.0, angle_deg=direction)
    assert starts_at(shown) == pytest.approx(expected_corner(rotate, angle), abs=0.3 * SIZE)


def test_drawing_turns_with_its_page(tmp_path: Path) -> None:
    """Rules stay under the words that they underline when the page is turned."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(90)
    for line in range(5):
        canvas.drawString(-100, 60 - 30 * line, "un texte couché sur le côté")
        canvas.line(-100, 55 - 30 * line, 40, 55 - 30 * line)
    canvas.save()
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)

    assert (page.width, page.height, page.turned_deg) == (HEIGHT, WIDTH, 90)
    for rule, word in zip(page.rules, page.words[::6], strict=True):
        assert rule.is_horizontal
        assert rule.position - word.baseline == pytest.approx(5, abs=0.5)
        assert rule.start == pytest.approx(word.box.x0, abs=1.5)


def test_a_label_on_its_side_does_not_turn_the_page(tmp_path: Path) -> None:
    """One vertical label beside upright text leaves the page as it is."""
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.drawString(100, 200, "Renforcer la formation continue du personnel")
    canvas.translate(50, 100)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Recommandations")
    canvas.save()
    with open_pdf(path) as document:
        page = next(iter(document.pages()))
    assert isinstance(page, Page)

    assert page.turned_deg == 0
    assert [w.text for w in page.words if w.angle_deg == 270] == ["Recommandations"]
    assert page.as_displayed(Box(1, 2, 3, 4)) == Box(1, 2, 3, 4)

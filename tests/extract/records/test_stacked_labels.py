"""Names one under the other with their values beside them: each is a label by itself."""

from __future__ import annotations

from drawn_grids import WORDS, lines_at

from jalon.extract.records.flush import parted_labels
from jalon.extract.records.looks import look_of
from jalon.extract.records.paragraphs import Paragraph


def column(x: float, *texts: str) -> Paragraph:
    """Lines of one column that were taken for one text."""
    lines = tuple(lines_at(100, *texts, x=x))
    return Paragraph(lines, 1, look_of(lines[0].words), None)


def texts_of(*columns: Paragraph) -> list[str]:
    """The texts after known names were parted."""
    return [" ".join(n.text for n in p.lines) for p in parted_labels(columns, WORDS)]


def test_known_names_without_leading_between_them_are_parted() -> None:
    """Neither two labels nor their two values run on as one text."""
    found = texts_of(column(60, "Supported by", "Timeframe"), column(200, "Councils", "End 2027"))

    assert found == ["Supported by", "Timeframe", "Councils", "End 2027"]


def test_a_label_on_two_lines_stays_whole() -> None:
    """What goes on in lower case is one name, and so is its value."""
    columns = column(60, "Direction", "responsable"), column(200, "Direction des", "études")

    assert texts_of(*columns) == ["Direction responsable", "Direction des études"]


def test_known_words_with_nothing_beside_them_are_no_labels() -> None:
    """Two lines of a text that could each name a column stay one text."""
    assert texts_of(column(60, "Timeframe", "Supported by")) == ["Timeframe Supported by"]

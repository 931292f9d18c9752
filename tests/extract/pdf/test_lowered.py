"""Lowered figures of formulas, where lines stand close."""

from __future__ import annotations

from pathlib import Path

from raw_pdf import raw_pdf, text

from jalon.extract.pdf.open import open_bytes
from jalon.schemas.page import Page


def test_a_lowered_figure_stays_on_its_line() -> None:
    """The 2 of CO2 has the baseline of its word, however near the next line is."""
    end = 20 + 8.5 * (0.722 + 0.778)  # Helvetica's C and O
    lines = b"".join(
        text(20, y, "CO", size=8.5) + text(end, y - 3.2, "2", size=5.6) for y in (200, 190)
    )
    with open_bytes(Path("a.pdf"), raw_pdf(lines)) as file:
        (page,) = file.pages()

    assert isinstance(page, Page)
    assert [(w.text, w.baseline) for w in page.words] == [
        ("CO", 100.0),
        ("2", 100.0),
        ("CO", 110.0),
        ("2", 110.0),
    ]
    assert all(
        two.box.bottom <= co.box.bottom
        for co, two in zip(page.words[::2], page.words[1::2], strict=True)
    )

"""The typefaces that documents are set in, where Debian's packages put them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path("/usr/share/fonts/truetype")
FACES = ("Regular", "Bold", "Italic", "BoldItalic")


def _files(stem: str, faces: tuple[str, ...] = FACES) -> tuple[str, ...]:
    return tuple(f"{stem}-{face}.ttf" for face in faces)


OBLIQUE = ("", "-Bold", "-Oblique", "-BoldOblique")
FAMILIES: dict[str, tuple[str, ...]] = {
    "Lato": _files("lato/Lato"),
    "Carlito": _files("crosextra/Carlito"),
    "Caladea": _files("crosextra/Caladea"),
    "Liberation Sans": _files("liberation/LiberationSans"),
    "Liberation Serif": _files("liberation/LiberationSerif"),
    "Liberation Sans Narrow": _files("liberation/LiberationSansNarrow"),
    "Open Sans": _files("open-sans/OpenSans"),
    "Roboto": _files("roboto/unhinted/RobotoTTF/Roboto"),
    "Roboto Condensed": _files("roboto/unhinted/RobotoCondensed"),
    "DejaVu Sans": tuple(f"dejavu/DejaVuSans{face}.ttf" for face in OBLIQUE),
    "DejaVu Sans Condensed": tuple(f"dejavu/DejaVuSansCondensed{face}.ttf" for face in OBLIQUE),
    "DejaVu Serif": tuple(
        f"dejavu/DejaVuSerif{face}.ttf" for face in ("", "-Bold", "-Italic", "-BoldItalic")
    ),
}


def has_font(name: str) -> bool:
    """Return whether the machine has the four faces of a family."""
    return all((FOLDER / file).is_file() for file in FAMILIES[name])


@cache
def register(name: str) -> tuple[str, str, str, str]:
    """Make a family known to ReportLab; return the names of its four faces.

    Where the machine lacks the family, these are the names of Helvetica's.
    """
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 - slow to load
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    if not has_font(name):
        return "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"
    made = []
    for face, file in zip(FACES, FAMILIES[name], strict=True):
        known = f"{name.replace(' ', '')}-{face}"
        pdfmetrics.registerFont(TTFont(known, str(FOLDER / file)))
        made.append(known)
    return made[0], made[1], made[2], made[3]


def measure(text: str, name: str, size: float, *, is_bold: bool = False) -> float:
    """Return the width of a text set on one line, in points."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415

    return float(pdfmetrics.stringWidth(text, register(name)[int(is_bold)], size))


def count_lines(text: str, width: float, name: str, size: float, *, is_bold: bool = False) -> int:
    """Return how many lines a text takes within a width."""
    lines, room = 1, width
    space = measure(" ", name, size)
    for word in text.split(" "):
        wide = measure(word, name, size, is_bold=is_bold)
        if wide > room and room < width:
            lines, room = lines + 1, width
        while wide > width > size:
            lines, wide = lines + 1, wide - width
        room -= wide + space
    return lines


def line_height(name: str) -> float:
    """Return how far an office suite sets lines apart, as a share of the size."""
    return {"Open Sans": 1.38, "Carlito": 1.25, "Lato": 1.24}.get(name, 1.22)

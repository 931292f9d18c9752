"""The numbers of this floor, each with its unit and its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A second reading of a page's characters, by pdfplumber, and what it says at one spot."""

    slack_pt: float = 1.0  # a character's middle may stand this far outside of our box
    # of the largest type at the spot; smaller characters may be footnote marks
    raised: float = 0.75
    same_place: float = 0.3  # of the type size; the same character again this near is fake bold
    gap: float = 0.2  # of the type size; a wider gap between characters is a space
    new_line: float = 0.6  # of the type size; a character this much lower begins a line


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them, by what they serve."""

    text: Text = Text()


SETTINGS = Settings()

"""Slides drawn by hand: boxes with centred text, circles with numbers, arrows, lines."""

from __future__ import annotations

from typing import cast

from drawn_pages import Sheet

from jalon.schemas.geometry import Box
from jalon.schemas.page import Connector, Fill, Page, Word
from jalon.schemas.raw import SlidesReading
from jalon.schemas.values import Role, RoleGuess
from jalon.schemas.vocabulary import Vocabulary

SIDES = {
    "enjeu": Role.ISSUE,
    "enjeux": Role.ISSUE,
    "issue": Role.ISSUE,
    "issues": Role.ISSUE,
    "recommandation": Role.RECOMMENDATION,
    "recommandations": Role.RECOMMENDATION,
    "recommendation": Role.RECOMMENDATION,
    "recommendations": Role.RECOMMENDATION,
    "no": Role.NUMBER,
}


class Words:
    """The few labels that these slides bear."""

    def role_of(self, heading: str) -> RoleGuess | None:
        """The side that a label names."""
        role = SIDES.get(heading.strip(" .:").lower())
        return RoleGuess(role, 1.0, heading) if role is not None else None


WORDS = cast("Vocabulary", Words())


class Slide(Sheet):
    """A slide in the making, 960 by 540 points."""

    def __init__(
        self, number: int = 1, title: str = "", size: tuple[int, int] = (960, 540)
    ) -> None:
        super().__init__(number, *map(float, size))
        self.connectors: list[Connector] = []
        if title:
            self.text(80, 50, title, size=28, weight=700)

    def box(
        self, x0: float, top: float, x1: float, bottom: float, *lines: str, size: float = 14.0
    ) -> Box:
        """Draws a rounded box with its text in the middle."""
        box = self.panel(x0, top, x1, bottom, colour=0xEEEEEE, rounded=True)
        self.middle(box, *lines, size=size)
        return box

    def middle(self, box: Box, *lines: str, size: float = 14.0) -> None:
        """Sets lines in the middle of a box."""
        y = box.y_mid - 1.2 * size * (len(lines) - 1) / 2 + 0.35 * size
        for line in lines:
            self.text(box.x_mid - _width(line, size) / 2, y, line, size=size)
            y += 1.2 * size

    def ellipse(
        self, x0: float, top: float, x1: float, bottom: float, *lines: str, size: float = 14.0
    ) -> Box:
        """Draws an oval with its text in the middle."""
        self.oval(x0, top, x1, bottom, 0xDDEEDD)
        box = Box(x0, top, x1, bottom)
        self.middle(box, *lines, size=size)
        return box

    def circle(self, x: float, y: float, number: str, radius: float = 15.0) -> None:
        """Draws a number in a circle around (x, y)."""
        self.ellipse(x - radius, y - radius, x + radius, y + radius, number, size=12.0)

    def arrow(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draws a block arrow."""
        fill = Fill(Box(x0, top, x1, bottom), 0x999999, is_rectangle=False, order=len(self.fills))
        self.fills.append(fill)

    def line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draws a slanted line."""
        self.connectors.append(Connector(start, end))

    def upward(self, x: float, y: float, text: str, size: float = 12.0) -> None:
        """Sets one word that runs upward from (x, y) in a dark bar."""
        box = Box(x - size, y - _width(text, size), x, y)
        self.panel(*box.grown(4.0), colour=0x222222)
        self.words.append(Word(text, box, y, "Test", size, angle_deg=270, order=len(self.words)))

    def page(self) -> Page:
        """The slide as drawn."""
        return Page(
            self.number,
            *self.size,
            words=tuple(self.words),
            rules=tuple(self.rules),
            fills=tuple(self.fills),
            connectors=tuple(self.connectors),
        )


def _width(text: str, size: float) -> float:
    return Sheet().text(0.0, 0.0, text, size=size)


def found_in(reading: SlidesReading) -> list[tuple[str, str, str | None]]:
    """Number, text and issue of each recommendation."""
    return [
        (r.number, r.text.text, r.issue.text if r.issue else None) for r in reading.recommendations
    ]

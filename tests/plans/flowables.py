"""Two things that ReportLab lacks: turned text and leader lines."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Paragraph

from .blocks import Leader


class Turned(Flowable):  # type: ignore[misc]
    """Flowables that read upwards."""

    def __init__(self, parts: list[Flowable], long: float, room: float) -> None:
        super().__init__()
        self.parts, self.long, self.room = parts, long, room

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return the room taken."""
        return self.room, self.long

    def draw(self) -> None:
        """Draw the parts from left to right, their lines upwards."""
        self.canv.rotate(90)
        top = 0.0
        for part in self.parts:
            _, high = part.wrap(self.long, 1000)
            part.drawOn(self.canv, 0, -top - high)
            top += high


class LedLine(Flowable):  # type: ignore[misc]
    """A leader line."""

    def __init__(self, left: Paragraph, right: Paragraph, line: Leader, wide: tuple[float, float],
                 face: tuple[str, float]) -> None:  # fmt: skip
        super().__init__()
        self.left, self.right, self.line, self.wide, self.face = left, right, line, wide, face
        self.spaceBefore, self.spaceAfter = line.before, line.after
        self.keepWithNext = line.keep

    def getSpaceBefore(self) -> float:  # noqa: N802 - ReportLab's name
        """Return the space above."""
        return self.line.before

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Return the space below."""
        return self.line.after

    def wrap(self, width: float, _: float) -> tuple[float, float]:
        """Return the room taken, both ends set."""
        self.room = width - self.line.indent
        share = min(self.wide[1] + 1, self.room * 0.6)
        self.left_room = min(self.wide[0] + 1, self.room - share - 12)
        self.share = share
        _, one = self.left.wrap(self.left_room, 1000)
        _, two = self.right.wrap(share, 1000)
        self.high = max(one, two)
        self.heights = one, two
        return width, self.high

    def draw(self) -> None:
        """Draw both ends and the dots between."""
        indent = self.line.indent
        self.left.drawOn(self.canv, indent, self.high - self.heights[0])
        self.right.drawOn(self.canv, indent + self.room - self.share, self.high - self.heights[1])
        font, size = self.face
        start = indent + self.left_room + 2
        end = indent + self.room - min(self.wide[1], self.share) - 3
        if self.line.dots.strip():
            self.canv.setFont(font, size)
            self.canv.setFillColor(HexColor("#666666"))
            step = self.canv.stringWidth(self.line.dots, font, size)
            base = self.high - self.heights[0] + size * 0.25
            self.canv.drawString(start, base, self.line.dots * max(0, int((end - start) / step)))

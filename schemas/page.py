"""What stands on one page, as it is drawn: words, rules, fills, images.

All coordinates are PDF points, origin top left of the displayed page (see ``geometry``).
Colours are ``0xRRGGBB`` integers, or None where the drawing has none that can be named
(a pattern, a shading).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from jalon.schemas.geometry import Box


@dataclass(frozen=True, slots=True)
class Word:
    """One word: a run of characters on one line without a space between them.

    Attributes:
        text: Unicode NFC text, ligatures expanded, soft hyphens dropped (a hyphen drawn at a
            line's end is kept as ``-``).
        box: From the font's ascent to its descent, pen position to pen position.
        baseline: y of the baseline of the first character, in points from the page's top.
        font: PostScript name without its subset prefix (``Lato-Bold``); "" when unknown.
        size_pt: Type size as displayed.
        weight: 100 to 900 in the CSS sense, from the font's flags and name (400 = regular).
        is_italic: Slanted by flag or name.
        colour: Fill colour of the text, ``0xRRGGBB``, or None.
        angle_deg: Direction in which the text runs, clockwise as displayed: 0, 90, 180 or 270.
        is_raised: Set smaller and higher than the words of its line (a footnote mark).
        has_space_before: A space, and not only a jump, parts it from the word before it.
        order: Rank in the page's content stream, from 0.
    """

    text: str
    box: Box
    baseline: float
    font: str = ""
    size_pt: float = 0.0
    weight: int = 400
    is_italic: bool = False
    colour: int | None = 0
    angle_deg: int = 0
    is_raised: bool = False
    has_space_before: bool = True
    order: int = 0

    @property
    def is_bold(self) -> bool:
        """Semibold or heavier."""
        return self.weight >= 600


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line, horizontal or vertical, drawn as a stroke or a thin rectangle.

    ``box`` is the line's own extent with its thickness; ``colour`` what it is drawn in.
    """

    box: Box
    is_horizontal: bool
    colour: int | None = 0
    is_dashed: bool = False

    @property
    def position(self) -> float:
        """The y of a horizontal rule, the x of a vertical one (centre of its thickness)."""
        return self.box.y_mid if self.is_horizontal else self.box.x_mid

    @property
    def start(self) -> float:
        """Where the line begins along its own direction."""
        return self.box.x0 if self.is_horizontal else self.box.top

    @property
    def end(self) -> float:
        """Where the line ends along its own direction."""
        return self.box.x1 if self.is_horizontal else self.box.bottom


@dataclass(frozen=True, slots=True)
class Fill:
    """A closed shape wider than a rule: a cell's shade, a card, a badge, an oval.

    Attributes:
        box: Its bounds.
        colour: Fill colour, or None when it is only outlined.
        stroke: Outline colour, or None when it is only filled.
        is_rectangle: Sides are straight and parallel to the page (corners may be rounded
            when ``is_rounded``).
        is_rounded: Has curved corners.
        is_ellipse: Drawn as an ellipse or circle.
        order: Rank in the page's drawing order, from 0 (later is on top).
    """

    box: Box
    colour: int | None
    stroke: int | None = None
    is_rectangle: bool = True
    is_rounded: bool = False
    is_ellipse: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class Connector:
    """A slanted or bent line, or an arrow, that joins two things on the page."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: int | None = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A raster image, its bounds only."""

    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed.

    Attributes:
        number: 1-based.
        width: Points.
        height: Points.
        words: In reading order of the content stream.
        rules: Ruling lines.
        fills: Closed shapes in drawing order.
        images: Raster images.
        connectors: Slanted lines and arrows.
        method: How the words were read: ``text`` (text layer) or ``ocr``.
        notes: Codes of what was repaired or left out while reading (``duplicate_text``,
            ``hidden_layer``, ``watermark``, ``illegible_font`` …), for the findings.
        turned_deg: How far the page was turned clockwise, beyond ``/Rotate``, so that its text
            runs upright (0 for nearly all pages). ``width``, ``height`` and every box are those
            of the turned page; ``as_displayed`` brings a box back.
        confidence: How sure the words are, 0 to 1; 1 for a text layer.
        tilt_deg: How far a scan's print leans clockwise on the page as displayed; it was set
            level before it was read.
        magnified: Points as displayed to a point as read, where the page box of a scan is of a
            size that no paper has; else 1.
        doubtful: Boxes of numbers that a second reading of the picture did not confirm, and
            what it read.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    images: tuple[Image, ...] = ()
    connectors: tuple[Connector, ...] = ()
    method: str = "text"
    notes: tuple[str, ...] = field(default=())
    turned_deg: int = 0
    confidence: float = 1.0
    tilt_deg: float = 0.0
    magnified: float = 1.0
    doubtful: tuple[tuple[Box, str], ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether its coordinates are others than those of the page as displayed."""
        return bool(self.turned_deg or self.tilt_deg) or self.magnified != 1.0

    def as_displayed(self, box: Box) -> Box:
        """``box`` of this page in the coordinates of the page as a viewer displays it."""
        box = self._turned_back(self._leaning(box))
        return Box(*(round(v * self.magnified, 3) for v in box)) if self.magnified != 1.0 else box

    def _leaning(self, box: Box) -> Box:
        """The box around where ``box`` lay before the print was set level."""
        if not self.tilt_deg:
            return box
        tilt = math.radians(self.tilt_deg)
        across, down = math.cos(tilt), math.sin(tilt)
        x, y = box.x_mid - self.width / 2, box.y_mid - self.height / 2
        x, y = x * across - y * down + self.width / 2, x * down + y * across + self.height / 2
        wide = (box.width * across + box.height * abs(down)) / 2
        high = (box.height * across + box.width * abs(down)) / 2
        return Box(
            round(max(x - wide, 0.0), 3),
            round(max(y - high, 0.0), 3),
            round(min(x + wide, self.width), 3),
            round(min(y + high, self.height), 3),
        )

    def _turned_back(self, box: Box) -> Box:
        if self.turned_deg == 90:
            return Box(box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        if self.turned_deg == 270:
            return Box(self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        if self.turned_deg == 180:
            return Box(
                self.width - box.x1,
                self.height - box.bottom,
                self.width - box.x0,
                self.height - box.top,
            )
        return box

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(0.0, 0.0, self.width, self.height)

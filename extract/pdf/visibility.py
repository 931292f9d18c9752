"""Which words a reader sees: what the text layer leaves open is looked up in the picture."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pypdfium2

from jalon.extract.pdf.drawing import Drawing
from jalon.extract.pdf.fonts import is_white
from jalon.extract.pdf.raster import Raster, draw_page
from jalon.extract.pdf.settings import SETTINGS
from jalon.extract.pdf.words import WordReading
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Image, Word

VISIBILITY = SETTINGS.visibility


def shown_words(
    reading: WordReading, images: Sequence[Image]
) -> tuple[tuple[Word, ...], bool, frozenset[str]]:
    """Words drawn with ink, and those drawn without where they name what an image shows.

    Returns the words, whether they are the text layer of a scan, and notes.
    """
    if not reading.invisible:
        return reading.words, False, frozenset()
    is_scan = len(reading.words) * 4 < len(reading.invisible)
    named = list(reading.invisible) if is_scan else _on_images(reading, images)
    left_out = {w.text for w in reading.invisible} - {w.text for w in (*reading.words, *named)}
    notes = frozenset({"hidden_layer"} if left_out else ())
    return tuple(sorted([*reading.words, *named], key=lambda w: w.order)), is_scan, notes


def _on_images(reading: WordReading, images: Sequence[Image]) -> list[Word]:
    """Invisible words over an image, where nothing visible is written."""
    named = [
        w
        for w in reading.invisible
        if any(i.box.contains_point(w.box.x_mid, w.box.y_mid) for i in images)
    ]
    return [w for w in named if not any(v.box.overlap_area(w.box) > 0 for v in reading.words)]


def unseen_words(
    handle: pypdfium2.PdfPage, words: Sequence[Word], doubtful: Collection[int], quarter_turns: int
) -> frozenset[int]:
    """Orders of the doubtful words that leave no trace in the page's picture.

    Args:
        handle: The page in PDFium.
        words: Words of the page.
        doubtful: Orders of those to look up; the page is drawn only where there are any.
        quarter_turns: How far the page was turned beyond its own rotation.
    """
    asked = [w for w in words if w.order in doubtful]
    if not asked:
        return frozenset()
    raster = draw_page(handle, VISIBILITY.dots_per_inch, quarter_turns)
    return frozenset(w.order for w in asked if not _has_ink(w.box, raster))


def white_words(words: Sequence[Word], drawing: Drawing) -> frozenset[int]:
    """Orders of words in white with nothing dark drawn behind them, as far as shapes tell."""
    white = [w for w in words if is_white(w.colour)]
    if not white:
        return frozenset()
    grounds = [f.box for f in drawing.fills if _is_painted(f) and not is_white(f.colour)]
    grounds += [i.box for i in drawing.images]
    grounds += [r.box for r in drawing.rules if not is_white(r.colour)]
    x0, top, x1, bottom = np.array(grounds, dtype=np.float64).reshape(-1, 4).T

    def is_on_ground(word: Word) -> bool:
        x, y = word.box.x_mid, word.box.y_mid
        return bool(((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)).any())

    return frozenset(w.order for w in white if not is_on_ground(w))


def _is_painted(area: Fill) -> bool:
    """Whether an area has a ground, be it a pattern, and not an outline alone."""
    return area.colour is not None or area.stroke is None


def covered_words(reading: WordReading, drawing: Drawing) -> frozenset[int]:
    """Orders of words over whose middle an area is drawn after them.

    Whether it lets them be seen (a marker's colour does) only the picture tells.
    """
    last = len(drawing.fills)
    early = [
        (w, rank)
        for w in reading.words
        if (rank := drawing.texts.get(reading.owners[w.order], last)) < last
    ]
    if not early:
        return frozenset()
    areas = [(f.box.x0, f.box.top, f.box.x1, f.box.bottom) for f in drawing.fills]
    x0, top, x1, bottom = np.array(areas)[:, :, None].transpose(1, 0, 2)
    painted = np.array([_is_painted(f) for f in drawing.fills])[:, None]
    drawn = np.arange(last)[:, None]
    x, y, rank = np.array([(w.box.x_mid, w.box.y_mid, rank) for w, rank in early]).T
    over = painted & (drawn >= rank) & (x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom)
    return frozenset(early[i][0].order for i in np.flatnonzero(over.any(axis=0)).tolist())


def _has_ink(box: Box, raster: Raster) -> bool:
    """Whether the middle of a word's box is of more than one grey."""
    inner = (
        box.x0 + min(0.5, box.width / 4),
        box.top + 0.25 * box.height,
        box.x1 - min(0.5, box.width / 4),
        box.bottom - 0.2 * box.height,
    )
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in inner)
    part = raster.grey[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)]
    return part.size > 0 and int(part.max()) - int(part.min()) >= VISIBILITY.least_contrast

"""Figures that a font gives to several shapes: told apart in the page's picture.

A font's table may name two of its shapes "7" though one of them is drawn as a 9. Every program
that reads the text alone then reads 3 777 where the page shows 3 797. Fonts with two forms of
each figure have such tables as well: only what is drawn tells.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

from jalon.extract.pdf import native
from jalon.extract.pdf.glyphs import Floats, Glyphs
from jalon.extract.pdf.inflation import streams_of
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.raster import Raster, draw_page
from jalon.extract.pdf.settings import SETTINGS
from jalon.extract.pdf.superscripts import ink_boxes
from jalon.schemas.geometry import Box

SHAPES = SETTINGS.shapes

FIGURES = frozenset("0123456789%")
SINGLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>\s")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]{4})>|\[([^\]]*)\])")
BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
PACKED = re.compile(rb"/A(?:SCII)?85(?:Decode)?\b")
OPENING = re.compile(rb"CIDInit|begincmap|beginbf")
Picture = npt.NDArray[np.float32]


def shared_figures(data: bytes) -> frozenset[str]:
    """Figures and signs that a table of the PDF ``data`` gives to more than one code of a font."""
    return frozenset().union(*(_given_twice(table) for table in _tables(data)))


def _tables(data: bytes) -> Iterator[bytes]:
    """The fonts' tables from codes to characters (ISO 32000-2 9.10.3), unpacked."""
    for head, start, end in streams_of(data):
        if end - start > SHAPES.longest_table or b"/Subtype" in head or b"/Type" in head:
            continue
        body = data[start:end]
        try:
            if PACKED.search(head):
                body = base64.a85decode(body.split(b"~>")[0].strip())
            if b"/Fl" in head:
                start_of = zlib.decompressobj().decompress(body, SHAPES.table_head)
                if not OPENING.search(start_of):
                    continue
                body = zlib.decompressobj().decompress(body, SHAPES.longest_table)
        except (ValueError, zlib.error):
            continue
        if b"begincmap" in body:
            yield body


def _given_twice(table: bytes) -> set[str]:
    codes: dict[int, set[int]] = defaultdict(set)
    for kind, body in BLOCK.findall(table):
        pairs = _singles(body) if kind == b"char" else _ranges(body)
        for code, character in pairs:
            codes[character].add(code)
    return {chr(c) for c, of in codes.items() if len(of) > 1 and chr(c) in FIGURES}


def _singles(body: bytes) -> Iterator[tuple[int, int]]:
    for code, character in SINGLE.findall(body + b" "):
        yield int(code, 16), int(character, 16)


def _ranges(body: bytes) -> Iterator[tuple[int, int]]:
    for first, last, start, listed in RANGE.findall(body):
        low = int(first, 16)
        count = min(int(last, 16) - low + 1, SHAPES.longest_table)
        if start:
            yield from ((low + i, int(start, 16) + i) for i in range(count))
        else:
            parts = re.findall(rb"<([0-9A-Fa-f]{4})>", listed)
            yield from ((low + i, int(part, 16)) for i, part in enumerate(parts[:count]))


def figures_in_doubt(
    handle: pypdfium2.PdfPage,
    glyphs: Glyphs,
    placement: Placement,
    shared: frozenset[str],
    quarter_turns: int,
) -> tuple[Box, ...]:
    """Boxes of the figures that are drawn in one shape here and in another there.

    Args:
        handle: The page in PDFium.
        glyphs: Its characters.
        placement: As which it was read.
        shared: Figures that several codes of a font stand for.
        quarter_turns: How far the page was turned beyond its own rotation.

    Raises:
        LimitError: The page cannot be drawn.
    """
    asked = np.flatnonzero(np.isin(glyphs.codes, [ord(f) for f in shared]) & (glyphs.angles == 0))
    if not len(asked):
        return ()
    raster = draw_page(handle, SHAPES.dots_per_inch, quarter_turns)
    groups: dict[tuple[int, int, int], list[tuple[int, Picture]]] = defaultdict(list)
    inks = ink_boxes(glyphs, asked, placement)
    for index, ink in zip(asked.tolist(), inks, strict=True):
        picture = _picture(raster, ink)
        if picture is not None:
            font = native.text_font(int(glyphs.owners[index])) or 0
            size = round(2 * float(glyphs.boxes[index, 3] - glyphs.boxes[index, 1]))
            groups[int(glyphs.codes[index]), font, size].append((index, picture))
    odd = (i for group in groups.values() if _differ([p for _, p in group]) for i, _ in group)
    return tuple(Box(*np.round(glyphs.boxes[i], 3).tolist()) for i in odd)


def _picture(raster: Raster, ink: Floats) -> Picture | None:
    """How dark each part of a character is, of one size for all; None for what has no ink."""
    x0, top, x1, bottom = (ink * raster.scale).tolist()
    rows = slice(max(int(top) - 1, 0), int(bottom) + 2)
    part = raster.grey[rows, max(int(x0) - 1, 0) : int(x1) + 2].astype(np.float32)
    if min(part.shape) < 3:
        return None
    ground = np.median(np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]]))
    dark = np.abs(part - ground)
    if dark.max() < SHAPES.least_contrast:
        return None
    inked = dark >= dark.max() / 2
    across, down = np.flatnonzero(inked.any(axis=0)), np.flatnonzero(inked.any(axis=1))
    cut = dark[down[0] : down[-1] + 1, across[0] : across[-1] + 1] / dark.max()
    return np.asarray(Image.fromarray(cut).resize(SHAPES.grid, Image.Resampling.BILINEAR))


def _differ(pictures: list[Picture]) -> bool:
    """Whether some of the pictures show another character than the first."""
    first = pictures[0]
    return any(float(np.abs(p - first).mean()) > SHAPES.least_difference for p in pictures[1:])

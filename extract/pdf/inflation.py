"""Streams that inflate to more than any page holds, or cannot be inflated, found beforehand.

Deflate makes at most 1032 bytes of one, so that only long streams, and those packed more than
once, have to be tried; they are inflated piece by piece and nothing of them is kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from jalon.extract.pdf.settings import SETTINGS
from jalon.schemas.limits import MOST_INFLATED_MB

INFLATION = SETTINGS.inflation

MOST = MOST_INFLATED_MB * 1_000_000
TIMES = 1032  # the most that deflate makes of a byte
PIECE = 1 << 20

STREAM = re.compile(rb"stream\r?\n")
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
FILTER = re.compile(rb"/(?:[A-Za-z0-9]+Decode|Fl|LZW|A85|AHx|RL|CCF|DCT)\b")
SECOND = (b"\x01", b"\x5e", b"\x9c", b"\xda")  # after 0x78, the head of deflated data (RFC 1950)
IMAGE = re.compile(rb"/Subtype\s*/Image\b")


def inflates_too_far(data: bytes) -> bool:
    """Whether a deflated stream of the PDF ``data``, images apart, is longer than ``MOST``.

    Streams of an encrypted file cannot be told and are passed over.
    """
    return any(
        (end - start) * TIMES**times > MOST and _length(data, start, end, times)
        for start, end, times in _deflated(data)
    )


def _length(data: bytes, start: int, end: int, times: int) -> bool:
    """Whether the stream at ``start`` gives more than ``MOST`` bytes at one of its layers."""
    layers = [zlib.decompressobj() for _ in range(times)]
    totals = [0] * times

    def push(piece: bytes, layer: int) -> bool:
        """Pass ``piece`` through the layers that are left; True when one of them is too long."""
        while piece:
            out = layers[layer].decompress(piece, PIECE)
            piece = layers[layer].unconsumed_tail
            totals[layer] += len(out)
            if totals[layer] > MOST or (layer + 1 < times and push(out, layer + 1)):
                return True
            if not out and not piece:
                break
        return False

    try:
        return any(push(data[at : at + PIECE], 0) for at in range(start, end, PIECE))
    except zlib.error:
        return False


def damaged_streams(data: bytes) -> int:
    """How many streams of the PDF ``data``, images apart, cannot be what their filter says.

    Deflated ones that break off, and deflated ones that another filter is named for. PDFium keeps
    what comes before the damage and says nothing: half a page is then missing, or a font.
    """
    if b"/Encrypt" in data:
        return 0
    return sum(_is_damaged(data, *place) for place in streams_of(data))


def _is_damaged(data: bytes, head: bytes, start: int, end: int) -> bool:
    filters = FILTER.findall(head)
    if len(filters) != 1 or end - start < INFLATION.shortest or IMAGE.search(head):
        return False
    is_deflated = FLATE.match(filters[0]) is not None
    looks_deflated = data[start : start + 1] == b"\x78" and data[start + 1 : start + 2] in SECOND
    if not is_deflated:
        return looks_deflated and _ends(data, start, end)
    return not _ends(data, start, end)


def _ends(data: bytes, start: int, end: int) -> bool:
    """Whether a deflated stream can be inflated to its end."""
    inflate = zlib.decompressobj()
    try:
        for at in range(start, end, PIECE):
            piece = data[at : min(at + PIECE, end)]
            while piece and not inflate.eof:
                inflate.decompress(piece, PIECE)
                piece = inflate.unconsumed_tail
    except zlib.error:
        return False
    return inflate.eof


def _deflated(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Where each deflated stream begins and ends, and how often it is deflated; images left out."""
    for head, start, end in streams_of(data):
        times = len(FLATE.findall(head))
        if times and not IMAGE.search(head):
            yield start, end, times


def streams_of(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each stream's dictionary, and where its bytes begin and end."""
    for found in STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        head = data[max(found.start() - INFLATION.longest_dictionary, 0) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        end = data.find(b"endstream", found.end())
        yield head, found.end(), len(data) if end < 0 else end

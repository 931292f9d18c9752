"""Content streams that inflate to more than any page holds, found before anything inflates them.

Deflate makes at most 1032 bytes of one, so that only long streams, and those packed more than
once, have to be tried; they are inflated piece by piece and nothing of them is kept.
"""

from __future__ import annotations

import re
import zlib

from jalon.schemas.limits import MOST_INFLATED_MB

MOST = MOST_INFLATED_MB * 1_000_000
TIMES = 1032  # the most that deflate makes of a byte
PIECE = 1 << 20
LONGEST_DICTIONARY = 1000  # bytes before "stream" in which its filters are looked for

STREAM = re.compile(rb"stream\r?\n")
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
IMAGE = re.compile(rb"/Subtype\s*/Image\b")


def inflates_too_far(data: bytes) -> bool:
    """Whether a deflated stream of the PDF ``data``, images apart, is longer than ``MOST``.

    Streams of an encrypted file cannot be told and are passed over.
    """
    for found in STREAM.finditer(data):
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        head = data[max(found.start() - LONGEST_DICTIONARY, 0) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        times = len(FLATE.findall(head))
        if not times or IMAGE.search(head):
            continue
        end = data.find(b"endstream", found.end())
        end = len(data) if end < 0 else end
        if (end - found.end()) * TIMES**times > MOST and _length(data, found.end(), end, times):
            return True
    return False


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

"""PDF files damaged by lot: the same number gives the same damage."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
REFERENCE = re.compile(rb"(?<![\d.])(\d+) 0 R\b")
NUMBER = re.compile(rb"(?<![\w.#])-?\d+(?:\.\d+)?(?![\w.])")
STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
FILTERS = (
    b"FlateDecode",
    b"LZWDecode",
    b"ASCII85Decode",
    b"ASCIIHexDecode",
    b"DCTDecode",
    b"JPXDecode",
)
NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"2147483647",
    b"-2147483648",
    b"1e9",
    b"0.0000001",
    b"99999999999",
)
NAMES = (
    b"/Type",
    b"/Page",
    b"/Pages",
    b"/Font",
    b"/XObject",
    b"/Contents",
    b"/Kids",
    b"/Count",
    b"/Length",
)

Draw = random.Random
Mutation = Callable[[bytes, Draw], bytes]


def mutated(data: bytes, number: int) -> bytes:
    """The PDF ``data`` with one to three damages; which, ``number`` decides."""
    draw = random.Random(number)
    for _ in range(draw.randint(1, 3)):
        data = draw.choice(MUTATIONS)(data, draw)
    return data


def flip(data: bytes, draw: Draw) -> bytes:
    """A few bytes are others."""
    out = bytearray(data)
    for _ in range(draw.choice((1, 4, 40))):
        if out:
            out[draw.randrange(len(out))] = draw.randrange(256)
    return bytes(out)


def cut(data: bytes, draw: Draw) -> bytes:
    """The end is missing."""
    return data[: draw.randrange(len(data) + 1)]


def leave_out(data: bytes, draw: Draw) -> bytes:
    """A piece is missing."""
    start = draw.randrange(len(data) + 1)
    return data[:start] + data[start + draw.choice((1, 30, 1000, 20_000)) :]


def double(data: bytes, draw: Draw) -> bytes:
    """A piece is there twice."""
    start = draw.randrange(len(data) + 1)
    end = start + draw.choice((1, 30, 1000, 20_000))
    return data[:end] + data[start:end] + data[end:]


def swap_objects(data: bytes, draw: Draw) -> bytes:
    """Two objects have each other's contents."""
    found = list(OBJECT.finditer(data))
    if len(found) < 2:
        return data
    a, b = sorted(draw.sample(found, 2), key=lambda m: m.start())
    parts = (data[: a.start(2)], b[2], data[a.end(2) : b.start(2)], a[2], data[b.end(2) :])
    return b"".join(parts)


def refer_elsewhere(data: bytes, draw: Draw) -> bytes:
    """A reference leads to another object, or to itself."""
    found = list(REFERENCE.finditer(data))
    if not found:
        return data
    one, other = draw.choice(found), draw.choice(found)
    return data[: one.start(1)] + other[1] + data[one.end(1) :]


def filter_otherwise(data: bytes, draw: Draw) -> bytes:
    """A stream says another filter than its own."""
    found = [m for name in FILTERS for m in re.finditer(name, data)]
    if not found:
        return data
    one = draw.choice(found)
    return data[: one.start()] + draw.choice(FILTERS) + data[one.end() :]


def damage_stream(data: bytes, draw: Draw) -> bytes:
    """The bytes of a stream are noise from some point on."""
    found = [m for m in STREAM.finditer(data) if m.end(1) > m.start(1)]
    if not found:
        return data
    one = draw.choice(found)
    start = draw.randrange(one.start(1), one.end(1))
    return data[:start] + draw.randbytes(one.end(1) - start) + data[one.end(1) :]


def number_otherwise(data: bytes, draw: Draw) -> bytes:
    """A number is very large, very small or negative."""
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    one = draw.choice(found)
    return data[: one.start()] + draw.choice(NUMBERS) + data[one.end() :]


def name_otherwise(data: bytes, draw: Draw) -> bytes:
    """A key or a type is another."""
    found = [m for name in NAMES for m in re.finditer(name + rb"\b", data)]
    if not found:
        return data
    one = draw.choice(found)
    return data[: one.start()] + draw.choice(NAMES) + data[one.end() :]


MUTATIONS: tuple[Mutation, ...] = (
    *(flip, cut, leave_out, double, swap_objects, refer_elsewhere),
    *(filter_otherwise, damage_stream, number_otherwise, name_otherwise),
)

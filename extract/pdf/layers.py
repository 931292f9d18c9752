"""Which optional-content layers (ISO 32000-2 8.11) a viewer does not show at first."""

from __future__ import annotations

import io
import re
import zlib

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, list_value
from pdfminer.psparser import PSException

LAYERS = b"/OCProperties"
MOST_UNPACKED = 50_000_000
PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)  # objects in a packed stream


def hidden_layers(data: bytes) -> frozenset[str]:
    """Names of the layers that are off by default; empty when there are none.

    PDFium's interface names the layer of an object, not whether it is on, so the catalogue is
    read with pdfminer, and only where the bytes can hold one.
    """
    if not _mentions_layers(data):
        return frozenset()
    try:
        catalogue = PDFDocument(PDFParser(io.BytesIO(data))).catalog
        properties = dict_value(catalogue.get("OCProperties") or {})
        default = dict_value(properties.get("D") or {})
        off = list_value(default.get("OFF") or [])
        if _name(default.get("BaseState")) == "OFF":
            on = {_object_number(item) for item in list_value(default.get("ON") or [])}
            off = [
                i for i in list_value(properties.get("OCGs") or []) if _object_number(i) not in on
            ]
        return frozenset(_layer_name(item) for item in off)
    except (PSException, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return frozenset()


def _object_number(item: object) -> int:
    """The number of the object that a reference names; layers are never written in place."""
    return int(getattr(item, "objid", 0))


def _mentions_layers(data: bytes) -> bool:
    """Whether the bytes, packed objects unpacked, name layers; True where they are encrypted."""
    if LAYERS in data or b"/Encrypt" in data:
        return True
    return any(LAYERS in _unpacked(data, found.end()) for found in PACKED.finditer(data))


def _unpacked(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(data[start:end], MOST_UNPACKED)
    except zlib.error:
        return LAYERS  # packed another way: pdfminer will tell


def _name(value: object) -> str:
    return str(getattr(value, "name", value))


def _layer_name(item: object) -> str:
    raw = dict_value(item).get("Name", b"")
    if isinstance(raw, bytes):
        utf16 = raw.startswith((b"\xfe\xff", b"\xff\xfe"))
        return raw.decode("utf-16" if utf16 else "latin-1", "replace")
    return str(raw)

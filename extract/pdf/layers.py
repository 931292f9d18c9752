"""Which optional-content layers (ISO 32000-2 8.11) a viewer does not show at first."""

from __future__ import annotations

import re
import zlib

from jalon.extract.pdf.settings import SETTINGS

LAYER_LIST = SETTINGS.layer_list

LAYERS = b"/OCProperties"
PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)  # objects in a packed stream


def hidden_layers(data: bytes) -> frozenset[str]:
    """Names of the layers that are off by default; empty when there are none.

    PDFium's interface names the layer of an object, not whether it is on, so the catalogue is
    read with pdfminer, and only where the bytes can hold one.
    """
    if not _mentions_layers(data):
        return frozenset()
    # pdfminer is imported only where a document has layers, as few have
    from jalon.extract.pdf.layer_names import names_off  # noqa: PLC0415

    return names_off(data)


def _mentions_layers(data: bytes) -> bool:
    """Whether the bytes, packed objects unpacked, name layers; True where they are encrypted."""
    if LAYERS in data or b"/Encrypt" in data:
        return True
    return any(LAYERS in _unpacked(data, found.end()) for found in PACKED.finditer(data))


def _unpacked(data: bytes, start: int) -> bytes:
    end = data.find(b"endstream", start)
    try:
        return zlib.decompressobj().decompress(data[start:end], LAYER_LIST.most_unpacked)
    except zlib.error:
        return LAYERS  # packed another way: pdfminer will tell

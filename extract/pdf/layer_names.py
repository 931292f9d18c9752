"""The names of layers that a PDF's catalogue switches off, by pdfminer."""

from __future__ import annotations

import io

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, list_value
from pdfminer.psparser import PSException


def names_off(data: bytes) -> frozenset[str]:
    """Names of the layers that the catalogue switches off; empty where it cannot be read."""
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


def _name(value: object) -> str:
    return str(getattr(value, "name", value))


def _layer_name(item: object) -> str:
    raw = dict_value(item).get("Name", b"")
    if isinstance(raw, bytes):
        utf16 = raw.startswith((b"\xfe\xff", b"\xff\xfe"))
        return raw.decode("utf-16" if utf16 else "latin-1", "replace")
    return str(raw)

"""XML as these standards want it: elements with text, in order, indented, always the same bytes."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

# what XML 1.0 has no place for (https://www.w3.org/TR/xml/#charsets)
NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PLACES = 10  # decimals of a number


def add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """A new last child of ``parent``."""
    element = ET.SubElement(parent, name, attributes)
    if text is not None:
        element.text = NO_CHARACTER.sub("\ufffd", text)
    return element


def write_xml(root: ET.Element, path: Path) -> None:
    """Write a tree, indented by two spaces."""
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    path.write_text(f"{head}{text}\n", encoding="utf-8", newline="\n")


def decimal(value: float) -> str:
    """A number without exponent, as ``xsd:decimal`` has it.

    >>> decimal(1250000.0), decimal(0.5), decimal(-7.0)
    ('1250000', '0.5', '-7')
    """
    text = f"{value:.{PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

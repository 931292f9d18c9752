"""What flat OpenDocument texts and sheets share: name spaces, styles, spaces in text."""

from __future__ import annotations

from html import escape

SIDES = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
    for name, uri in {
        "office": "office", "style": "style", "text": "text", "table": "table",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing", "meta": "meta",
        "number": "datastyle",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


class Styles:
    """The automatic styles that a body asks for, each named once."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def name(self, family: str, properties: str, more: str = "") -> str:
        """Return the name of the style with these properties."""
        key = f'style:family="{family}"{more}>{properties}'
        return self.names.setdefault(key, f"s{len(self.names)}")

    def __str__(self) -> str:
        return "".join(
            f'<style:style style:name="{name}" {key}</style:style>'
            for key, name in self.names.items()
        )


def family(font: str) -> str:
    """Return a typeface's name as a style states it."""
    return font if " " not in font else f"&apos;{font}&apos;"


def spaced(text: str) -> str:
    """Return text with its spaces at the ends and in rows kept."""
    made = escape(text, quote=False).replace("\n", "<text:line-break/>")
    if made.endswith(" "):
        made = made[:-1] + "<text:s/>"
    if made.startswith(" "):
        made = "<text:s/>" + made[1:]
    return made.replace("  ", " <text:s/>")

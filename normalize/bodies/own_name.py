"""How a document speaks of the body that publishes it: its name, "le Pôle", "la Direction"."""

from __future__ import annotations

import re

from jalon.normalize.bodies.name_index import folded_words, name_index
from jalon.normalize.bodies.publishers import resolve_publisher
from jalon.normalize.bodies.registries import load_registries
from jalon.normalize.text.folding import fold, tidy
from jalon.schemas.registries import BodyKind, Publisher, Registries

_WORD = re.compile(r"[^\W\d_]+")
_TEACHING = frozenset(
    (
        BodyKind.POLE,
        BodyKind.UNIVERSITY,
        BodyKind.CEGEP,
        BodyKind.PRIVATE_COLLEGE,
        BodyKind.STATE_SCHOOL,
    )
)


def publisher_of(
    text: str | None, *, year: int | None = None, registries: Registries | None = None
) -> Publisher:
    """Return who a document's publisher is, as far as its printed name says.

    >>> publisher_of("Pôle régional en enseignement supérieur de l'Estrie").is_education
    True
    >>> publisher_of("Ville de Brume")
    Publisher(code=None, is_education=False)
    >>> publisher_of(None).is_education is None
    True
    """
    if not text:
        return Publisher(None, None)
    code = resolve_publisher(text, year=year, registries=registries)
    bodies = (registries or load_registries()).bodies
    kind = next((b.kind for b in bodies if code is not None and b.id == code.code), None)
    words = name_index(registries).words.education
    known = folded_words(tuple(word for listed in words.values() for word in listed))
    teaches = any(fold(word) in known for word in _WORD.findall(text))
    return Publisher(code, kind in _TEACHING or teaches)


def means_publisher(text: str, registries: Registries | None = None) -> bool:
    """Return whether the whole text only says "the body that publishes this".

    >>> means_publisher("La Direction"), means_publisher("Direction des études")
    (True, False)
    """
    words = name_index(registries).words.publisher
    known = folded_words(tuple(word for listed in words.values() for word in listed))
    return fold(tidy(text)).strip(" .,;:*") in known

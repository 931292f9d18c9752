"""Where a file stands: a path of this machine, or an address on the network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?:::|://)")
ASKED = re.compile(r"[?#].*", re.DOTALL)
CREDENTIALS = re.compile(r"(?<=://)[^/@]*@")


@dataclass(frozen=True, slots=True, order=True)
class Url:
    """An address of a file or a folder, as fsspec takes it: ``https://``, ``s3://``, ``zip://``.

    Attributes:
        text: The address as given.
    """

    text: str

    @property
    def name(self) -> str:
        """The last part of its path, without what is asked for (``?``)."""
        path = self.as_posix().partition("::")[0]
        if self.is_web:
            path = ASKED.sub("", path)
        return unquote(path.rstrip("/").rpartition("/")[2])

    @property
    def suffix(self) -> str:
        """The ending of its name, with the dot."""
        return PurePosixPath(self.name).suffix

    @property
    def is_web(self) -> bool:
        """Whether it is asked from a web server, which has files and no folders."""
        return self.text.casefold().startswith(("http://", "https://"))

    def as_posix(self) -> str:
        """The address without user and password."""
        return CREDENTIALS.sub("", self.text)

    def __str__(self) -> str:
        return self.as_posix()


Place = Path | Url


def place_of(text: str) -> Place:
    """The address or path that ``text`` names.

    >>> place_of("s3://archive/plans/").text
    's3://archive/plans/'
    >>> place_of("plans/a.pdf").name
    'a.pdf'
    """
    return Url(text) if SCHEME.match(text) else Path(text)

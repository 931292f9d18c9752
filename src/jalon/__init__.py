"""Published action plans, as data.

``jalon.load(folder)`` gives a dataset's tables as data frames. It is imported when it is first
asked for, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jalon.loading import Tables, load

__version__ = "0.1.0"
__all__ = ["Tables", "__version__", "load"]


def __getattr__(name: str) -> object:
    """What ``jalon.loading`` exports, imported late.

    Raises:
        AttributeError: There is no such name.
    """
    if name not in ("Tables", "load"):
        raise AttributeError(f"module 'jalon' has no attribute {name!r}")
    from jalon import loading  # noqa: PLC0415 - see the module's docstring

    return getattr(loading, name)

"""Published action plans, as data.

``jalon.read("plan.pdf")`` gives a document's rows, tables, findings and pages; ``jalon.run`` makes
a dataset of many; ``jalon.load(folder)`` gives a dataset's tables as data frames. All are
imported when they are first asked for, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jalon.api import Document, DocumentError, JalonError, Tables, load, read, run

__version__ = "0.1.0"
__all__ = [
    "Document",
    "DocumentError",
    "JalonError",
    "Tables",
    "__version__",
    "load",
    "read",
    "run",
]


def __getattr__(name: str) -> object:
    """What ``jalon.api`` exports, imported late.

    Raises:
        AttributeError: There is no such name.
    """
    if name not in __all__:
        raise AttributeError(f"module 'jalon' has no attribute {name!r}")
    from jalon import api  # noqa: PLC0415 - see the module's docstring

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

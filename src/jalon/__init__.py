"""Published action plans, as data.

``jalon.read("plan.pdf")`` gives a document's rows, tables, findings and pages; ``jalon.run`` makes
a dataset of many; ``jalon.load(folder)`` gives a dataset's tables as data frames. All are
imported when they are first asked for, so that the command line starts at once.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jalon.api import Document, DocumentError, JalonError, read, run
    from jalon.loading import Tables, load

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
FRAMES = ("Tables", "load")


def __getattr__(name: str) -> object:
    """What ``jalon.api`` and ``jalon.loading`` export, imported late.

    Raises:
        AttributeError: There is no such name.
        MissingPackageError: Data frames are asked for and pandas is not installed.
    """
    if name not in __all__:
        raise AttributeError(f"module 'jalon' has no attribute {name!r}")
    if name in FRAMES:
        return getattr(_loading(), name)
    from jalon import api  # noqa: PLC0415 - see the module's docstring

    return getattr(api, name)


def _loading() -> ModuleType:
    from jalon.extras import require  # noqa: PLC0415
    from jalon.messages.speaking import spoken  # noqa: PLC0415

    with spoken():
        require(("pandas",), extra="pandas")
    return import_module("jalon.loading")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

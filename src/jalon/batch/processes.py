"""How processes that read are started: from a clean server where the system has one.

They need nothing of the program that starts them. Python would import its main module again in each
of them, so that a script without ``if __name__ == "__main__"`` ran itself once more.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import Any

from jalon.batch.starting import PRELOADED

METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_CONTEXT: Any = type(multiprocessing.get_context(METHOD))
_LOCK = threading.Lock()


# which classes these are, the system tells
class ReadingProcess(_CONTEXT.Process):  # type: ignore[misc]
    """A process that starts without the main module of its parent."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - a name of multiprocessing's
        with _nameless_main():
            return _CONTEXT.Process._Popen(process_obj)


class _ReadingContext(_CONTEXT):  # type: ignore[misc]
    Process = ReadingProcess


def reading_context() -> BaseContext:
    """What starts such processes; the server, where there is one, has imported all once."""
    context: BaseContext = _ReadingContext()
    if METHOD == "forkserver":
        context.set_forkserver_preload([PRELOADED])
    return context


@contextmanager
def _nameless_main() -> Iterator[None]:
    """Hide, for a moment, where the main module stands: what has no file is not imported."""
    main = sys.modules["__main__"]
    with _LOCK:
        kept = {name: getattr(main, name, None) for name in ("__file__", "__spec__")}
        is_file = hasattr(main, "__file__")
        main.__spec__ = None
        if is_file:
            del main.__file__
        try:
            yield
        finally:
            main.__spec__ = kept["__spec__"]
            if is_file:
                main.__file__ = kept["__file__"]

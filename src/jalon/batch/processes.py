"""How processes that read are started: from a clean server where the system has one.

They need nothing of the program that starts them. Python would import its main module again in each
of them, so that a script without ``if __name__ == "__main__"`` ran itself once more.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import context as contexts
from typing import Any

from jalon.batch.starting import method, preload

# which classes these are, the system tells: one without a server has none for it
_Process: Any = getattr(contexts, "ForkServerProcess", contexts.SpawnProcess)
_Context: Any = getattr(contexts, "ForkServerContext", contexts.SpawnContext)
_LOCK = threading.Lock()


class ServedProcess(_Process):  # type: ignore[misc]
    """A process of the server that starts without the main module of its parent."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - a name of multiprocessing's
        with _nameless_main():
            return _Process._Popen(process_obj)


class SpawnedProcess(contexts.SpawnProcess):
    """The same, started from nothing."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - as above
        with _nameless_main():
            return contexts.SpawnProcess._Popen(process_obj)


class _ServedContext(_Context):  # type: ignore[misc]
    Process = ServedProcess


class _SpawnedContext(contexts.SpawnContext):
    Process = SpawnedProcess


def reading_context() -> contexts.BaseContext:
    """What starts such processes; the server, where there is one, has imported all once."""
    if method() == "spawn":
        return _SpawnedContext()
    preload()
    served: contexts.BaseContext = _ServedContext()
    return served


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

"""A review that is served while a test runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from jalon.corrections.store import Store, default_path
from jalon.messages import Language
from jalon.review.app import make_app
from jalon.review.desk import Desk

TOKEN = "a-token-of-the-tests"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a review of ``folder``, without its token."""
    desk = Desk(folder, Store(default_path(folder)))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    app = make_app(desk, TOKEN, Language.FR, frozenset((host,)))
    config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://{host}"
    server.should_exit = True
    thread.join(10)
    listener.close()

"""``jalon review``: the application served on this machine, its address said once."""

from __future__ import annotations

import secrets
import socket
import sys
import threading
import webbrowser
from pathlib import Path

import uvicorn

from jalon.corrections.store import Store
from jalon.messages import Language, say
from jalon.review.app import make_app
from jalon.review.desk import Desk
from jalon.schemas.errors import OutputError

LOOPBACK = "127.0.0.1"


class PortTakenError(OutputError):
    """Something else listens there."""

    code = "port_taken"


def serve(  # noqa: PLR0913 - the options of the command
    folder: Path,
    store: Store,
    language: Language,
    *,
    host: str = LOOPBACK,
    port: int,
    documents: tuple[Path, ...] = (),
    vocabulary: Path | None = None,
    opens_browser: bool = True,
) -> None:
    """Serve the review of ``folder`` until it is interrupted.

    Prints the address with its token on stdout, one line.

    Raises:
        OutputError: The dataset cannot be read, or the port is taken.
    """
    desk = Desk(folder, store, documents=documents, vocabulary=vocabulary)
    listener = _listen(host, port)
    bound = listener.getsockname()[1]
    token = secrets.token_urlsafe(24)
    names = {host, LOOPBACK, "localhost"} if host in {LOOPBACK, "localhost"} else {host}
    if host in {"0.0.0.0", "::"}:
        names |= {socket.gethostname(), socket.getfqdn(), LOOPBACK, "localhost"}
    app = make_app(desk, token, language, frozenset(f"{name}:{bound}" for name in names))
    address = f"http://{host}:{bound}/?token={token}"
    sys.stderr.write(say("review_at", language) + "\n")
    sys.stdout.write(address + "\n")
    sys.stdout.flush()
    if opens_browser:
        threading.Timer(0.4, webbrowser.open, (address,)).start()
    config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortTakenError(f"{host}:{port}", error.strerror or "") from error
    listener.listen(64)
    return listener

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
from review_server import TOKEN, served

from jalon.cli import main
from jalon.corrections.store import Store, default_path

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "samples" / "plan-chaudiere-appalaches-2025-2026.pdf"
COOKIE = {"Cookie": f"jalon_review={TOKEN}"}
JSON = {"Content-Type": "application/json"}
PATHS = ("/", "/review.js", "/api/documents", "/api/settings", "/api/documents/x/pages/1", "/none")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one plan."""
    folder = tmp_path_factory.mktemp("guard") / "data"
    assert main(["run", str(PLAN), "-o", str(folder), "-q"]) == 0
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Host and port of its review."""
    with served(folder) as found:
        yield found.removeprefix("http://")


class Answer(NamedTuple):
    """What was answered."""

    status: int
    headers: Message
    body: bytes


def ask(
    address: str, path: str, headers: dict[str, str] | None = None, body: str | None = None
) -> Answer:
    """What a review answers to one request."""
    connection = http.client.HTTPConnection(address, timeout=30)
    try:
        connection.request("POST" if body is not None else "GET", path, body, headers or {})
        found = connection.getresponse()
        return Answer(found.status, found.headers, found.read())
    finally:
        connection.close()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_without_token(address: str, path: str) -> None:
    """Whatever is asked for, who has no token or a wrong one is not let in."""

    assert ask(address, path).status == 401
    assert ask(address, f"{path}?token=wrong").status == 401
    assert ask(address, path, {"Cookie": "jalon_review=wrong"}).status == 401


def test_token_becomes_a_cookie(address: str) -> None:
    """The token leaves the address at once; the cookie is for this page alone."""

    answer = ask(address, f"/?token={TOKEN}")
    cookie = answer.headers["set-cookie"].casefold()

    assert answer.status == 303
    assert answer.headers["location"] == "/"
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    page = ask(address, "/", COOKIE)
    assert page.status == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]


def test_other_names_and_pages_are_refused(address: str) -> None:
    """A page of somebody else's, or a name that leads here, gets nothing."""

    assert ask(address, "/", {**COOKIE, "Host": "evil.example"}).status == 403
    assert ask(address, "/api/documents", {**COOKIE, "Origin": "http://evil.example"}).status == 403


def document_id(address: str) -> str:
    (document,) = json.loads(ask(address, "/api/documents", COOKIE).body)["documents"]
    return str(document["id"])


@pytest.mark.parametrize(
    ("action", "said", "status"),
    [
        ("correct", {"by": "Ada", "row_id": "0" * 16, "field": "value", "value": 1}, 404),
        ("correct", {"by": "Ada", "row_id": "0" * 16, "field": "document_id", "value": 1}, 404),
        ("correct", {"by": "", "row_id": "0" * 16, "field": "value"}, 422),
        ("judge", {"by": "Ada", "row_id": "0" * 16, "kind": "undo"}, 404),
        ("add", {"by": "Ada", "table": "documents ", "page": 1, "box": [0] * 4, "values": {}}, 404),
        ("undo", {"by": "Ada", "event_id": "no"}, 404),
        ("teach", {"by": "Ada", "heading": "x", "role": "none", "scope": "everyone"}, 422),
    ],
)
def test_nonsense_changes_nothing(
    address: str, folder: Path, action: str, said: dict[str, object], status: int
) -> None:
    """A request that makes no sense is answered so, and leaves no event."""

    path = f"/api/documents/{document_id(address)}/{action}"

    assert ask(address, path, COOKIE | JSON, json.dumps(said)).status == status
    assert ask(address, path, COOKIE, json.dumps(said)).status == 404
    assert Store(default_path(folder)).read() == ()


def test_pages_are_drawn(address: str) -> None:
    """A page's picture comes when asked for; one that is not there is said so."""

    path = f"/api/documents/{document_id(address)}/pages"

    picture = ask(address, f"{path}/3", COOKIE)
    assert picture.headers["content-type"] == "image/webp"
    assert picture.body[:4] == b"RIFF"
    assert ask(address, f"{path}/99", COOKIE).status == 409


def test_command_prints_its_address(folder: Path) -> None:
    """``jalon review`` says one line on stdout: its address with the token, on this machine."""

    command = [sys.executable, "-m", "jalon", "review", str(folder), "--port", "0"]
    process = subprocess.Popen([*command, "--no-browser"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.fullmatch(r"http://(127\.0\.0\.1:\d+)/\?token=\S+\n", process.stdout.readline())
        assert found is not None
        assert ask(found[1], "/").status == 401
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


def test_no_dataset(tmp_path: Path) -> None:
    """A folder that holds no dataset is wrong usage."""

    assert main(["review", str(tmp_path), "--no-browser"]) == 2

"""Files at addresses: on a web server, in an archive, in a folder that fsspec keeps."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batch_documents import make_plan, make_plans

from jalon.batch.run import RunOptions, run_batch
from jalon.inputs import find_files
from jalon.remote import remote_bytes
from jalon.schemas.errors import FileMissingError, LimitError, PlaceError, UnreachableError
from jalon.schemas.limits import Limits
from jalon.schemas.places import Url, place_of

pytest.importorskip("fsspec", reason="fsspec is not installed: jalon[remote]")

Contents = Callable[[Path], dict[str, bytes]]
ONE = RunOptions(jobs=1)


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three plans."""
    return make_plans(tmp_path_factory.mktemp("addresses") / "plans", 3)


@pytest.fixture(scope="module")
def whole(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their dataset, read as files."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    run_batch([plans], folder, ONE)
    return folder


@pytest.fixture(scope="module")
def web(plans: Path) -> Iterator[str]:
    """The address of a server of the plans, on the loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(plans)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_files_of_a_web_server(web: str, whole: Path, tmp_path: Path, contents: Contents) -> None:
    """The dataset is the one of the same files on this machine."""

    run_batch([Url(f"{web}/plan-{n}.pdf") for n in (1, 2, 3)], tmp_path / "out", ONE)

    assert contents(tmp_path / "out") == contents(whole)


def test_what_a_server_does_not_have(web: str, tmp_path: Path) -> None:
    """A file that is not there, and a server that is not, are rows; the good file is read."""

    gone = [Url(f"{web}/gone.pdf"), Url("http://127.0.0.1:9/away.pdf")]

    report = run_batch([Url(f"{web}/plan-1.pdf?copy=1"), *gone], tmp_path / "out", ONE)

    rows = pq.read_table(tmp_path / "out" / "documents.parquet").to_pylist()
    errors = {row["file_name"]: row["error"] for row in rows}
    assert errors == {
        "plan-1.pdf": None,
        "gone.pdf": "file_missing",
        "away.pdf": "file_unreachable",
    }
    assert not report.is_complete


@pytest.mark.parametrize("address", ["file://{folder}/", "file://{folder}/plan-*.pdf"])
def test_folders_and_patterns(address: str, plans: Path) -> None:
    """Of a folder and of a pattern, what is called like a PDF."""

    (url,) = [Url(address.format(folder=plans))]

    found = find_files([url])

    assert [file.name for file in found.files] == ["plan-1.pdf", "plan-2.pdf", "plan-3.pdf"]


def test_files_of_an_archive(plans: Path, whole: Path, tmp_path: Path, contents: Contents) -> None:
    """A chain of addresses: the files of a ZIP."""

    with zipfile.ZipFile(tmp_path / "plans.zip", "w") as archive:
        for path in plans.iterdir():
            archive.write(path, f"plans/{path.name}")

    run_batch([Url(f"zip://**/*.pdf::file://{tmp_path}/plans.zip")], tmp_path / "out", ONE)

    assert contents(tmp_path / "out") == contents(whole)


def test_limits_of_addresses(web: str, tmp_path: Path) -> None:
    """What is too large is given up while it comes; what is not there says so."""

    with pytest.raises(LimitError):
        remote_bytes(Url(f"{web}/plan-1.pdf"), Limits(file_mb=0))
    with pytest.raises(FileMissingError):
        remote_bytes(Url(f"file://{tmp_path}/gone.pdf"), Limits())


def test_stores_that_are_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address of a kind that nobody knows is refused before the run; the run says what lacks."""

    monkeypatch.setattr("jalon.remote.TRIES", 1)

    with pytest.raises(PlaceError):
        find_files([Url("nosuchstore://bucket/a.pdf")])
    with pytest.raises(UnreachableError):
        remote_bytes(Url("nosuchstore://bucket/a.pdf"), Limits())


def test_names_of_addresses() -> None:
    """Paths stay paths; of an address neither password nor question is a name."""

    signed = Url("https://me:secret@example.org/plans/Plan%20A.pdf?X-Signature=abc")

    assert place_of("plans/a.pdf") == Path("plans/a.pdf")
    assert place_of("s3://bucket/a.pdf") == Url("s3://bucket/a.pdf")
    assert signed.name == "Plan A.pdf"
    assert "secret" not in str(signed)


def test_cross_check_of_addresses(tmp_path: Path, contents: Contents) -> None:
    """The second engines, which ask for a file, have one."""

    pytest.importorskip("camelot", reason="camelot is not installed")
    path = make_plan(tmp_path / "plan.pdf")
    options = RunOptions(jobs=1, cross_check=True)
    run_batch([path], tmp_path / "here", options)

    run_batch([Url(f"file://{path}")], tmp_path / "there", options)

    assert contents(tmp_path / "there") == contents(tmp_path / "here")

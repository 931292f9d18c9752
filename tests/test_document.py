"""A document read from code: any source, its rows, frames, tables, pages, and its errors."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

import jalon
from jalon.messages import Language
from jalon.messages.speaking import spoken
from jalon.opened import BinaryFile
from jalon.publish import read_dataset
from jalon.schemas.errors import EmptyFileError, FileMissingError, NotAPdfError, OutputError

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "samples" / "plan-laurentides-2025-2028.pdf"


@pytest.fixture(scope="module")
def plan() -> jalon.Document:
    """A sample plan, read."""
    return jalon.read(PLAN)


def test_rows_are_those_of_a_run(plan: jalon.Document) -> None:
    """The rows are the ones that ``jalon run`` writes, as records."""

    stored = read_dataset(ROOT / "output")
    mine = [row for row in stored.targets if row.document_id == plan.record.document_id]

    assert list(plan.targets) == mine
    assert plan.record in stored.documents
    assert plan.frames.targets.target_id.tolist() == [row.target_id for row in mine]
    assert plan.coverage.tables_seen == plan.record.tables_seen
    assert PLAN.name in repr(plan)


@pytest.mark.parametrize("kind", ["text", "bytes", "file", "memory"])
def test_any_source(plan: jalon.Document, kind: str) -> None:
    """A path as text, bytes, an open file and a stream in memory give the same rows."""

    data = PLAN.read_bytes()
    with PLAN.open("rb") as file:
        sources: dict[str, str | bytes | BinaryFile] = {
            "text": str(PLAN),
            "bytes": data,
            "file": file,
            "memory": io.BytesIO(data),
        }
        found = jalon.read(sources[kind])

    assert found.targets == plan.targets
    assert found.name == ("document.pdf" if kind in {"bytes", "memory"} else PLAN.name)


def test_pages(plan: jalon.Document) -> None:
    """A page has its own rows, tables and findings, and a picture in which boxes show."""

    page = plan.page(plan.targets[0].page)
    bare, boxed = page.image(dpi=60), page.image(dpi=60, boxes=True)
    box = next(b for b in plan.targets[0].boxes if b.page == page.number)
    spot = (round(box.x0 * 60 / 72), round((box.top + box.bottom) / 2 * 60 / 72))

    assert plan.targets[0] in page.rows
    assert {row.page for row in page.rows} == {page.number}
    assert page.tables
    assert {table.page for table in page.tables} == {page.number}
    assert sum(len(p.rows) for p in plan.pages) == len(plan.targets) + len(plan.actions)
    assert bare.size == boxed.size
    assert bare.getpixel(spot) != boxed.getpixel(spot)
    with pytest.raises(IndexError, match=rf"pages 1 to {plan.record.pages}, and no page 99"):
        plan.page(99)


def test_errors_are_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read raises the kind of error, with a sentence in the reader's language."""

    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")
    with pytest.raises(FileMissingError, match="there is no such file or folder"):
        jalon.read(tmp_path / "none.pdf")
    with pytest.raises(EmptyFileError):
        jalon.read(b"")
    with pytest.raises(NotAPdfError):
        jalon.read(io.BytesIO(b"PK\x03\x04"))
    with pytest.raises(TypeError, match="not int"):
        jalon.read(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="mode 'rb'"):
        jalon.read(io.StringIO("text"))  # type: ignore[arg-type]
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    with pytest.raises(jalon.JalonError, match="ce fichier ou ce dossier n’existe pas"):
        jalon.read("none.pdf")
    with pytest.raises(OutputError, match=r"^“x”"), spoken(Language.EN):
        raise OutputError("x")


def test_run_from_code(tmp_path: Path) -> None:
    """A run takes texts and paths, one or several, and its dataset is loaded from where it is."""

    (tmp_path / "bad.pdf").write_bytes(b"no PDF")
    report = jalon.run([str(PLAN), tmp_path / "bad.pdf"], str(tmp_path / "out"))

    assert not report.is_complete
    tables = jalon.load(tmp_path / "out")
    assert set(tables.documents.status) == {"ok", "failed"}
    assert [row.file_name for row in report.tally.unread] == ["bad.pdf"]
    assert len(tables.targets) == report.tally.rows["targets"] > 0
    with pytest.raises(OutputError, match="--update"):
        jalon.run(PLAN, tmp_path / "out")
    assert jalon.run(PLAN, tmp_path / "out", others="drop").tally.documents == 1
    with pytest.raises(OutputError):
        jalon.run(PLAN, PLAN)


def test_a_plain_script(tmp_path: Path) -> None:
    """A script without a guard around its work runs once, and reads."""

    script = tmp_path / "script.py"
    script.write_text(
        "import jalon\n"
        "print('begun')\n"
        f"report = jalon.run({str(PLAN)!r}, 'dataset')\n"
        "print(report.tally.documents)\n",
        encoding="utf-8",
    )

    run = [sys.executable, script.name]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout.split()) == (0, ["begun", "1"]), done.stderr

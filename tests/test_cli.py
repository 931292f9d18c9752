from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from jalon import cli
from jalon.inputs import find_inputs
from jalon.messages import Language

GRID = [
    ["Objectifs", "Actions", "Indicateurs", "Cibles"],
    ["Accroître l'accès", "Tenir des ateliers", "Nombre d'ateliers", "12"],
    ["", "Publier un guide", "Nombre de guides", "2"],
]


def make_pdf(path: Path, **settings: Any) -> Path:
    """Write a plan of one page with one ruled table, the same bytes every time."""
    document = SimpleDocTemplate(
        str(path), pagesize=landscape(letter), invariant=1, title="Plan d'action", **settings
    )
    table = Table(GRID, colWidths=[150, 150, 150, 100])
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black), ("SPAN", (0, 1), (0, 2))])
    )
    title = Paragraph("Plan d'action 2024-2025", getSampleStyleSheet()["Title"])
    document.build([title, table])
    return path


@pytest.fixture(autouse=True)
def _french(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are French and plain streams are as they were."""
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one right plan and five files that cannot be read."""
    folder = tmp_path / "plans"
    folder.mkdir()
    data = make_pdf(folder / "bon.pdf").read_bytes()
    encryption = pdfencrypt.StandardEncryption("secret", strength=128)
    make_pdf(folder / "chiffré.pdf", encrypt=encryption)
    (folder / "vide.pdf").write_bytes(b"")
    (folder / "texte.pdf").write_text("Bonjour, je ne suis pas un PDF.")
    (folder / "tronqué.pdf").write_bytes(data[: len(data) // 3])
    (folder / "copie.pdf").write_bytes(data)
    return folder


def documents(out: Path) -> dict[str, dict[str, Any]]:
    """The rows of documents by file name."""
    rows = pq.read_table(out / "documents.parquet").to_pylist()
    return {row["file_name"]: row for row in rows}


def test_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of plans becomes a dataset, with a summary on stderr and nothing on stdout."""

    make_pdf(tmp_path / "plan.pdf")

    assert cli.main(["run", str(tmp_path), "--output", str(tmp_path / "out")]) == 0

    out, err = capsys.readouterr()
    rows = pq.read_table(tmp_path / "out" / "targets.parquet").to_pylist()
    assert out == ""
    assert "Documents" in err
    assert "Durée" in err
    assert [(row["indicator"], row["value"]) for row in rows] == [
        ("Nombre d'ateliers", 12.0),
        ("Nombre de guides", 2.0),
    ]
    assert {row["objective"] for row in rows} == {"Accroître l'accès"}
    assert cli.main(["validate", str(tmp_path / "out")]) == 0


def test_bad_files_do_not_stop_the_others(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every bad file is named with its reason in French; the good one is in the dataset."""

    assert cli.main(["run", str(folder), "-o", str(tmp_path / "out")]) == 1

    err = capsys.readouterr().err.replace("\u00a0", " ")
    rows = documents(tmp_path / "out")
    assert rows["bon.pdf"]["status"] == "ok"
    assert {name: row["error"] for name, row in rows.items() if row["error"]} == {
        "chiffré.pdf": "encrypted_pdf",
        "vide.pdf": "empty_file",
        "texte.pdf": "not_a_pdf",
        "tronqué.pdf": "damaged_pdf",
    }
    for name in ("chiffré.pdf", "vide.pdf", "texte.pdf", "tronqué.pdf"):
        assert any(line.startswith("Erreur : « ") and name in line for line in err.splitlines())
    assert "est le même document que" in err
    assert cli.main(["validate", str(tmp_path / "out")]) == 0


def test_missing_path(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that does not exist is named; the others are read; the exit code is 1."""

    paths = [str(folder / "bon.pdf"), str(tmp_path / "nulle part"), str(tmp_path / "absent.pdf")]

    assert cli.main(["run", *paths, "-o", str(tmp_path / "out")]) == 1

    err = capsys.readouterr().err
    assert "nulle part" in err
    assert "absent.pdf" in err
    assert documents(tmp_path / "out")["absent.pdf"]["error"] == "file_missing"


NOTHING = {"missing folder": "absent", "missing file": "absent.pdf", "folder without PDF": "."}


@pytest.mark.parametrize("name", NOTHING.values(), ids=NOTHING)
def test_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Where there is nothing to read no dataset is written, and the exit code is 2."""

    assert cli.main(["run", str(tmp_path / name), "-o", str(tmp_path / "out")]) == 2

    assert "Rien à lire" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_output_that_cannot_be_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An output that cannot be written is said before the work, in the reader's language."""

    (tmp_path / "file").write_text("")

    assert cli.main(["run", str(folder), "-o", str(tmp_path / "file")]) == 2
    assert cli.main(["run", str(folder), "-o", str(tmp_path / "file" / "x"), "--lang", "en"]) == 2
    assert cli.main(["run", str(folder), "-o", str(folder)]) == 2

    err = capsys.readouterr().err
    assert "un fichier porte déjà ce nom" in err
    assert "cannot write to this folder" in err
    assert "aucun jeu de données de Jalon" in err


def test_unexpected_error_costs_one_document(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours in one document is the row of that document."""

    from jalon import reading  # noqa: PLC0415 - imported late as the command does

    def fail(path: Path, *_: object, **__: object) -> None:
        raise ZeroDivisionError(path)

    monkeypatch.setattr(reading, "read_document", fail)

    (row,) = reading.read_file(find_inputs([folder / "bon.pdf"]).files[0]).documents

    assert (row.status, row.error) == ("failed", "unexpected_error")
    assert "ZeroDivisionError" in (row.error_fr or "")


LOGS = {
    "a letter": (b"Madame,\n", True),
    "empty": (b"", False),
    "ours": (b"# jalon log\nold", False),
}


@pytest.mark.parametrize(("before", "is_refused"), LOGS.values(), ids=LOGS)
def test_log_overwrites_only_logs(
    folder: Path, tmp_path: Path, *, before: bytes, is_refused: bool
) -> None:
    """A file that is no log of ours is left as it is, and nothing is read."""

    log = tmp_path / "log"
    log.write_bytes(before)
    command = ["run", str(folder / "vide.pdf"), "-o", str(tmp_path / "out"), "--log", str(log)]
    done = subprocess.run([sys.executable, "-m", "jalon", *command], check=False, timeout=120)

    assert done.returncode == (2 if is_refused else 1)
    assert (log.read_bytes() == before) is is_refused
    assert (tmp_path / "out").exists() is not is_refused


def test_nothing_acts_on_the_terminal(tmp_path: Path) -> None:
    """Escapes, line breaks, C1 and bidi controls in names reach the terminal as U+FFFD."""

    names = [
        "a\x1b[2J\x1b]0;pwned\x07.pdf",
        "b\nErreur : tout.pdf",
        "c\u202efdp.pdf",
        "d\x9b31m.pdf",
    ]
    try:
        for name in names:
            (tmp_path / name).write_text(f"no PDF: {name!r}")
        (tmp_path / os.fsdecode(b"\xe9t\xe9.pdf")).write_text("no PDF")
    except OSError:
        pytest.skip("this file system does not take such names")
    command = [sys.executable, "-m", "jalon", "run", ".", "-o", "out", "--lang", "fr"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=120)
    said = done.stderr.decode("utf-8")

    assert done.returncode == 1
    assert {c for c in said if unicodedata.category(c) in {"Cc", "Cf", "Cs"}} == {"\n"}
    assert sum(line.startswith("Erreur") for line in said.splitlines()) == 5
    assert "\ufffdt\ufffd.pdf" in documents(tmp_path / "out")


def test_quiet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked to be quiet, a run without errors says nothing at all."""

    pdf = make_pdf(tmp_path / "plan.pdf")

    cli.main(["run", str(pdf), "-o", str(tmp_path / "out"), "--quiet"])

    assert capsys.readouterr() == ("", "")


def test_same_bytes(
    folder: Path, tmp_path: Path, contents: Callable[[Path], dict[str, bytes]]
) -> None:
    """Two runs, in either language and with paths in any order, write the same bytes."""

    files = sorted(str(path) for path in folder.iterdir())
    cli.main(["run", *files, "-o", str(tmp_path / "one"), "-q"])
    cli.main(["run", *files[::-1], "-o", str(tmp_path / "two"), "-q", "--lang", "en"])

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table is one line of JSON: its text, null where a span covers, and the spans."""

    pdf = make_pdf(tmp_path / "plan.pdf")

    assert cli.main(["tables", str(pdf)]) == 0

    (line,) = capsys.readouterr().out.splitlines()
    table = json.loads(line)
    assert table["page"] == 1
    assert len(table["bbox"]) == 4
    assert table["rows"][0] == GRID[0]
    assert table["rows"][2] == [None, *GRID[2][1:]]
    assert table["spans"] == [[1, 0, 2, 1]]


def test_tables_of_some_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page that the document does not have is wrong usage."""

    pdf = make_pdf(tmp_path / "plan.pdf")

    assert cli.main(["tables", str(pdf), "--pages", "1"]) == 0
    assert cli.main(["tables", str(pdf), "--pages", "1-2"]) == 2

    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert "pas de page 2" in err


def test_tables_of_bad_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be read is an error with exit code 1, and nothing on stdout."""

    assert cli.main(["tables", str(folder / "texte.pdf"), "--lang", "en"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Error: “")
    assert "not a PDF" in err


def test_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command the help is shown on stderr."""

    assert cli.main([]) == 2

    assert "jalon [-h]" in capsys.readouterr().err


def test_progress_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a bar shows how far the run has come."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    pdf = make_pdf(tmp_path / "plan.pdf")

    assert cli.main(["run", str(pdf), "-o", str(tmp_path / "out")]) == 0

    assert "Lecture" in screen.getvalue()
    assert "1/1" in screen.getvalue()


def run_program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell does, in an environment of its own."""
    variables = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    command = [sys.executable, "-m", "jalon", *arguments]
    return subprocess.run(command, capture_output=True, env=variables | environment, check=False)


def test_program_in_a_plain_environment(tmp_path: Path) -> None:
    """Without any locale the program speaks French and writes UTF-8."""

    (tmp_path / "é.pdf").write_text("non")
    done = run_program("tables", str(tmp_path / "é.pdf"), PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    assert done.returncode == 1
    assert done.stdout == b""
    assert "ce fichier n’est pas un PDF" in done.stderr.decode("utf-8")


def test_start_is_light() -> None:
    """Help and tables come without the libraries that are slow to load."""

    code = (
        "import sys, jalon.cli, jalon.extract; "
        "print([name for name in ('pandas', 'pyarrow', 'spacy', 'rich', 'pydantic.main') "
        "if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout.strip() in {b"[]", b"['pydantic.main']"}


def test_run_loads_what_it_uses(tmp_path: Path) -> None:
    """A run writes its dataset without the libraries that only other commands need."""

    plan, output = str(make_pdf(tmp_path / "plan.pdf")), str(tmp_path / "output")
    code = (
        "import sys; from jalon.cli import main; "
        f"done = main(['run', {plan!r}, '--quiet', '--output', {output!r}]); "
        "names = ('pandas', 'spacy', 'pdfminer', 'pdfplumber', 'camelot'); "
        "print(done, [name for name in names if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout.strip() == b"0 []"


def test_languages() -> None:
    """The program speaks the languages of its catalogue."""

    assert set(Language) == {"fr", "en"}

"""What Windows lacks or does otherwise, as far as it can be tried elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from jalon.cli import main
from jalon.inputs import find_files
from jalon.messages import Language, language_of_locale
from jalon.messages import language as language_module
from jalon.publish import folder as folder_module
from jalon.publish import write_dataset
from jalon.report.places import Places
from jalon.report.workbook import write_workbook
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import FileUnwritableError

ROOT = Path(__file__).parents[1]
POSIX_ONLY = "fcntl grp posix pty pwd resource syslog termios tty"
# imports every module of ours while none of ours may import what Windows lacks
IMPORT_ALL = f"""
import builtins, pkgutil, sys
real = builtins.__import__
def only_windows(name, globals=None, *rest, **named):
    asking = (globals or {{}}).get("__name__", "")
    if asking.partition(".")[0] == "jalon" and name.partition(".")[0] in {POSIX_ONLY.split()!r}:
        raise ModuleNotFoundError(f"{{asking}} imports {{name}}")
    return real(name, globals, *rest, **named)
builtins.__import__ = only_windows
import jalon
names = [m.name for m in pkgutil.walk_packages(jalon.__path__, "jalon.")]
for name in names:
    if not name.endswith("__main__"):
        __import__(name)
print(len(names))
"""


def test_no_module_needs_posix() -> None:
    """Every module can be imported where the modules of POSIX are not there."""

    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 300


def test_patterns_are_searched(tmp_path: Path) -> None:
    """A pattern that the shell hands on as it is names its files; one that names none is told."""

    for name in ("b.pdf", "a.pdf", "a.txt"):
        (tmp_path / name).write_bytes(b"%PDF-1.7")

    assert [path.name for path in find_files([tmp_path / "*.pdf"]).files] == ["a.pdf", "b.pdf"]
    assert find_files([tmp_path / "z*"]).missing == (tmp_path / "z*",)


def test_brackets_in_a_name_are_no_pattern(tmp_path: Path) -> None:
    """A file whose name looks like a pattern is that file."""

    path = tmp_path / "plan[1].pdf"
    path.write_bytes(b"%PDF-1.7")

    assert find_files([path]).files == (path,)


@pytest.mark.parametrize(
    ("locale", "language"), [("en-CA", "en"), ("fr-CA", "fr"), ("de-DE", "fr"), ("", "fr")]
)
def test_windows_tells_the_language(
    locale: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no variable names a locale the system's own decides."""

    monkeypatch.setattr(language_module, "system_locale", lambda: locale)

    assert language_of_locale({}) == language
    assert language_of_locale({"LANG": "fr_CA"}) == "fr"


def test_folder_held_for_a_moment(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that a scanner holds is renamed as soon as it is free."""

    tries: list[Path] = []
    real = Path.rename

    def held(self: Path, target: Path) -> Path:
        tries.append(self)
        if len(tries) < 3:
            raise PermissionError(13, "held")
        return real(self, target)

    monkeypatch.setattr(folder_module, "PAUSES_S", (0.0, 0.0, 0.0))
    monkeypatch.setattr(Path, "rename", held)
    write_dataset(dataset, tmp_path / "data")

    assert len(tries) == 3
    assert (tmp_path / "data" / "targets.parquet").is_file()


def test_open_workbook_is_told(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook that Excel has open cannot be replaced: what to do is said, it stays as it was."""

    path = tmp_path / "plans.xlsx"
    path.write_text("former", encoding="utf-8")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileUnwritableError):
        write_workbook(dataset, path, Places(tmp_path), Language.FR)

    assert path.read_text(encoding="utf-8") == "former"
    assert [p.name for p in tmp_path.iterdir()] == ["plans.xlsx"]


def test_data_ends_its_lines_alike(capfd: pytest.CaptureFixture[str]) -> None:
    """What goes to stdout has the same bytes everywhere."""

    assert main(["query", str(ROOT / "output"), "SELECT 'é' AS a"]) == 0
    assert capfd.readouterr().out == "a\né\n"
    assert getattr(sys.stdout, "newlines", None) in {None, "\n"}


def test_file_on_another_drive_is_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on another drive than the workbook has a whole address: none is relative to it."""

    def on_another_drive(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr("jalon.report.places.os.path.relpath", on_another_drive)
    plan = tmp_path / "plan été.pdf"
    address = Places(tmp_path, {"a" * 16: plan}).page_address("a" * 16, 3, tmp_path)

    assert address == f"{tmp_path.as_posix()}/plan %C3%A9t%C3%A9.pdf#page=3"

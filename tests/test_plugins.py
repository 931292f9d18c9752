"""Readers and vocabularies that other packages install: the worked examples of the docs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import jalon
from jalon import cli
from jalon.own_vocabulary import read_vocabulary
from jalon.plugins import find_reader
from jalon.schemas.errors import PluginError, VocabularyError

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
PLAN = ROOT / "samples" / "plan-laurentides-2025-2028.pdf"
ENTRIES = """[jalon.readers]
fiches-brume = brume_jalon:read_fiches
broken = brume_jalon:missing
number = brume_jalon:NUMBER

[jalon.vocabularies]
brume = brume_jalon:vocabulary
"""


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package that the docs show, installed beside the others."""
    module, words = (
        re.search(rf"```{kind}\n# {name}\n(.*?)```", PAGE, re.DOTALL)
        for kind, name in (("python", "brume_jalon/__init__.py"), ("yaml", "brume_jalon/mots.yaml"))
    )
    assert module
    assert words
    package = tmp_path / "site" / "brume_jalon"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(module[1] + "\nNUMBER = 3\n", encoding="utf-8")
    (package / "mots.yaml").write_text(words[1], encoding="utf-8")
    info = tmp_path / "site" / "brume_jalon-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: brume-jalon\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text(ENTRIES)
    monkeypatch.syspath_prepend(tmp_path / "site")
    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)


def test_a_reader_of_ones_own(tmp_path: Path) -> None:
    """The reader's rows are those of the dataset, and the descriptor names it."""

    out = tmp_path / "out"

    code = cli.main(["run", str(PLAN), "-o", str(out), "-q", "--reader", "fiches-brume"])

    assert code == 0
    targets = jalon.load(out).targets
    assert set(targets.method) == {"fiches-brume"}
    assert targets.indicator.tolist() == ["Nombre de fiches"]
    assert targets.value.tolist() == [12.0]
    descriptor = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["jalon:settings"]["reader"] == "fiches-brume (brume-jalon 1.2)"


def test_a_vocabulary_of_ones_own() -> None:
    """An installed vocabulary is found by its name, a file by its path."""

    own = read_vocabulary("brume")

    assert own.registries is not None
    assert "ville-de-brume" in {body.id for body in own.registries.bodies}
    with pytest.raises(VocabularyError):
        read_vocabulary("mots.yaml")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", "broken, fiches-brume, number"),
        ("broken", "AttributeError"),
        ("number", "expected a function"),
    ],
)
def test_what_cannot_be_used(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A reader that is not there, or no reader, is wrong usage; the sentence says what is known."""

    with pytest.raises(PluginError, match=name):
        find_reader(name)
    assert cli.main(["run", str(PLAN), "-o", "out", "--lang", "en", "--reader", name]) == 2
    assert said in capsys.readouterr().err

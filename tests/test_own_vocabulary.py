"""``jalon run --vocabulary``: the user's words are used, and the dataset says with which."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from jalon import cli
from jalon.messages import Language
from jalon.normalize.own_words import own_words, own_words_of
from jalon.own_vocabulary import taught_path, teach
from jalon.schemas.values import Role
from jalon.validate import check_dataset

WORDS = """
headings:
  - {role: lead, words: [Timonier]}
bodies:
  - {name: Ville de Brume}
"""
GRID = [
    ["Actions", "Indicateurs", "Cibles", "Timonier"],
    ["Tenir des ateliers", "Nombre d'ateliers", "12", "Ville de Brume"],
    ["Publier un guide", "Nombre de guides", "2", "Ville de Brume"],
]


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan whose last column has a heading that only the user knows."""
    path = tmp_path / "plan.pdf"
    document = SimpleDocTemplate(str(path), pagesize=landscape(letter), invariant=1)
    table = Table(GRID, colWidths=[150, 150, 100, 150])
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 1, colors.black)]))
    document.build([Paragraph("Plan d'action 2024-2025", getSampleStyleSheet()["Title"]), table])
    return path


def test_own_words_are_read_and_recorded(plan: Path, tmp_path: Path) -> None:
    """The column is understood, the body has its id, the descriptor the digest of the file."""
    words, out = tmp_path / "mots.yaml", tmp_path / "out"
    words.write_text(WORDS, encoding="utf-8")

    code = cli.main(["run", str(plan), "-o", str(out), "-q", "--vocabulary", str(words)])

    assert code == 0
    rows = pq.read_table(out / "actions.parquet").to_pylist()
    assert {tuple(row["lead"]) for row in rows} == {("Ville de Brume",)}
    assert {tuple(row["lead_ids"]) for row in rows} == {("ville-de-brume",)}
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    digest = hashlib.sha256(words.read_bytes()).hexdigest()
    assert package["jalon:vocabulary"] == f"sha256:{digest}"
    assert check_dataset(out, Language.EN).faults == ()


def test_without_the_option_the_descriptor_says_nothing(plan: Path, tmp_path: Path) -> None:
    """A dataset made with the package's words alone has no such key."""
    cli.main(["run", str(plan), "-o", str(tmp_path / "out"), "-q"])

    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert "jalon:vocabulary" not in package


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "rôle inconnu (headings[1].role"), ("en", "unknown role (head")]
)
def test_a_faulty_vocabulary_is_wrong_usage(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    """The error names file and entry, in the reader's language; nothing is written."""
    words = tmp_path / "mots.yaml"
    words.write_text("headings: [{role: chef, words: [Timonier]}]", encoding="utf-8")

    options = ["--vocabulary", str(words), "--lang", language]
    code = cli.main(["run", str(plan), "-o", str(tmp_path / "out"), *options])

    assert code == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_vocabulary_that_is_not_there_is_wrong_usage(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that leads nowhere is said before any document is read."""
    absent = tmp_path / "absent.yaml"

    assert cli.main(["run", str(plan), "-o", str(tmp_path), "--vocabulary", str(absent)]) == 2
    assert "absent.yaml" in capsys.readouterr().err


@pytest.mark.parametrize("scope", ["document", "publisher", "everyone"])
def test_taught_for_some(scope: str, plan: Path, tmp_path: Path) -> None:
    """A heading taught beside the dataset holds where it was taught, until it is taken back."""

    out = tmp_path / "out"
    path = taught_path(out)
    command = ["run", str(plan), "-o", str(out), "-q"]
    cli.main(command)
    (document,) = pq.read_table(out / "documents.parquet").to_pylist()
    ours = {"document": document["content_id"], "publisher": document["publisher_id"]}
    others = {"document": "0" * 16, "publisher": "pole-estrie"}

    def partners() -> set[tuple[str, ...]]:
        cli.main(command)
        return {tuple(r["partners"]) for r in pq.read_table(out / "actions.parquet").to_pylist()}

    def scoped(values: dict[str, str]) -> dict[str, Any]:
        return {
            "content_id": values["document"] if scope == "document" else None,
            "publisher_id": values["publisher"] if scope == "publisher" else None,
        }

    if scope != "everyone":
        teach(path, "Timonier", Role.PARTNERS, **scoped(others))
        assert partners() == {()}
    if scope == "publisher":
        # no registry knows who publishes this plan
        assert ours["publisher"] is None
        return
    teach(path, "Timonier", Role.PARTNERS, **scoped(ours))
    assert partners() == {("Ville de Brume",)}
    teach(path, "Timonier", Role.PARTNERS, **scoped(ours), is_taken_back=True)
    assert partners() == {()}


def test_narrower_scope_counts() -> None:
    """What was said of a document stands before what was said of its publisher and of all."""

    data = b"""headings:
  - {role: lead, words: [Cap]}
  - {role: due, words: [Cap], publishers: [pole-estrie]}
  - {role: target, words: [Cap], documents: [0123456789abcdef]}
"""
    own = own_words(data)

    def role(content_id: str, publisher_id: str) -> Role:
        return own_words_of(own, content_id, publisher_id).roles.exact["cap"].role

    assert role("f" * 16, "pole-laval") is Role.LEAD
    assert role("f" * 16, "pole-estrie") is Role.DUE
    assert role("0123456789abcdef", "pole-estrie") is Role.TARGET

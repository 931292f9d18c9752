"""The documentation's site: links lead somewhere, code is right, examples run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import jalon
from jalon.messages import Language
from jalon.normalize.own_words import own_words
from jalon.options import make_parser
from jalon.schemas.records import RECORDS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
SITE = [path for path in PAGES if "decisions" not in path.parts]


def blocks(path: Path, kind: str) -> list[str]:
    """The code blocks of one kind on a page."""
    return re.findall(rf"```{kind}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def named(path: Path) -> str:
    """A page's name for the report of a test."""
    return path.relative_to(DOCS).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    """Files that a page points to are there."""

    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("path", SITE, ids=named)
def test_commands_are_right(path: Path) -> None:
    """Commands that a page shows are ones that the program takes."""

    lines = [line for block in blocks(path, "sh") for line in block.splitlines()]
    for line in lines:
        if line.startswith("jalon "):
            arguments = shlex.split(line, comments=True)[1:]
            assert make_parser(Language.EN).parse_args(arguments).command == arguments[0]


@pytest.mark.parametrize("path", SITE, ids=named)
def test_code_is_well_formed(path: Path) -> None:
    """Python compiles; a vocabulary that a page shows is one."""

    for block in blocks(path, "python"):
        compile(block, named(path), "exec")
    for block in blocks(path, "yaml"):
        value = yaml.safe_load(block)
        if isinstance(value, dict) and {"headings", "bodies"} & value.keys():
            assert own_words(block.encode()).digest


def test_first_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The five minutes' code runs over the samples' dataset and each result holds something."""

    monkeypatch.chdir(tmp_path)
    (tmp_path / "dataset").symlink_to(ROOT / "output")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    made: dict[str, Any] = {}
    for block in blocks(DOCS / "index.md", "python"):
        exec(block, made)
    for block in blocks(DOCS / "fr" / "index.md", "python"):
        exec(block, made)

    assert len(made["by_theme"])
    assert len(made["least_read"]) == len(made["tables"].documents)
    assert made["picture"].width > 100
    assert "unit" in made["sens"].columns


@pytest.mark.parametrize("library", ["pandas", "polars", "duckdb"])
def test_examples_agree(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples for pandas, polars and DuckDB run over output/ and count its rows."""

    pytest.importorskip(library, reason=f"{library} is not installed: jalon[{library}]")
    monkeypatch.chdir(ROOT)
    page = blocks(DOCS / "how-to" / "from-code.md", "python")
    at = {"pandas": 0, "polars": 1, "duckdb": 2}[library]
    made: dict[str, Any] = {}
    exec(page[at], made)
    targets = jalon.load("output").targets

    if library == "pandas":
        assert made["per_lead"].sum() > 0
        assert made["due_by_year"].sum() == targets.due_end.notna().sum()
    elif library == "polars":
        assert made["per_publisher"]["targets"].sum() == targets.value.notna().sum()
    else:
        assert sum(row[1] for row in made["per_family"]) == len(targets)


def test_from_pdfs_to_a_chart(tmp_path: Path) -> None:
    """The script reads PDFs, writes dataset and chart, and counts every target that is stated."""

    (tmp_path / "pdfs").mkdir()
    sample = min((ROOT / "samples").glob("plan-*.pdf"))
    (tmp_path / "pdfs" / sample.name).symlink_to(sample)
    script = DOCS / "examples" / "from_pdfs_to_a_chart.py"
    run = [sys.executable, str(script), "pdfs", "dataset", "chart.svg"]
    subprocess.run(run, check=True, cwd=tmp_path, capture_output=True)

    chart = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    stated = jalon.load(tmp_path / "dataset").targets.target.notna().sum()
    drawn = re.findall(r"<title>[^<]*: (\d+)</title>", chart)
    assert sum(map(int, drawn)) == stated > 0


def test_every_table_has_its_warning() -> None:
    """The page of warnings names every table that documents give, in English and French."""

    said = (DOCS / "usage-warnings.md").read_text(encoding="utf-8")
    dit = (DOCS / "fr" / "mises-en-garde.md").read_text(encoding="utf-8")
    tables = ("documents", "targets", "actions", "results", "findings", "links", "target_results")

    assert set(tables) <= set(RECORDS)
    assert all(f"`{name}`" in said and f"`{name}`" in dit for name in tables)


def test_the_site_lists_its_pages() -> None:
    """Every page is in the navigation, and the navigation has no other."""

    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = set(re.findall(r"[\w/-]+\.md", str(config["nav"])))

    assert listed == {named(path) for path in SITE}


def test_citation_is_of_this_version() -> None:
    """CITATION.cff names the version and the licence of the package."""

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))

    assert str(citation["version"]) == jalon.__version__
    assert citation["license"] == "MIT"
    assert citation["cff-version"] == "1.2.0"

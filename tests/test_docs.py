"""The documentation's site: links lead somewhere, code is right, examples run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import jalon
from jalon.exporting import export_dataset
from jalon.messages import Language
from jalon.normalize.own_words import own_words
from jalon.options import make_parser
from jalon.publish import read_dataset
from jalon.publish.columns import cautions_page
from jalon.schemas.cautions import COLUMN_CAUTIONS, TABLE_CAUTIONS
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


def test_the_notebook(tmp_path: Path) -> None:
    """From PDFs to a chart: it runs, and its bars count every target that is stated."""

    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed: jalon[docs]")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed: jalon[docs]")
    pytest.importorskip("matplotlib", reason="matplotlib is not installed: jalon[docs]")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    book = nbformat.read(DOCS / "examples" / "comparison.ipynb", as_version=4)
    nbformat.validate(book)

    nbclient.NotebookClient(book, timeout=300, resources={"metadata": {"path": tmp_path}}).execute()

    shown = [
        output["data"]["text/html"]
        for cell in book.cells
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {})
    ]
    stated = jalon.load(tmp_path / "dataset").targets.target.notna().sum()
    counted = re.findall(r"<td>(\d+)</td>", shown[-1])
    assert sum(map(int, counted)) == stated > 0
    assert (tmp_path / "comparison.svg").stat().st_size > 1000


def test_r_example(tmp_path: Path) -> None:
    """The example for R runs over the SQLite export and gives a line a publisher and unit."""

    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("R is not installed")
    has_packages = 'quit(status = !all(sapply(c("DBI", "RSQLite"), requireNamespace)))'
    if subprocess.run([rscript, "-e", has_packages], check=False, capture_output=True).returncode:
        pytest.skip("R has no RSQLite")
    (block, *_) = blocks(DOCS / "how-to" / "from-code.md", "r")
    export_dataset(read_dataset(ROOT / "output"), "sqlite", tmp_path / "dataset.sqlite")
    (tmp_path / "example.R").write_text(block, encoding="utf-8")

    run = [rscript, "--vanilla", "example.R"]
    said = subprocess.run(run, check=True, cwd=tmp_path, capture_output=True, text=True).stdout

    targets = jalon.load(ROOT / "output").targets
    counts = [int(line.split()[3]) for line in said.splitlines()[1:] if line.strip()]
    assert sum(counts) == targets.value.notna().sum()


def test_every_table_has_its_warning() -> None:
    """Each table has its warning, columns too; the pages are what the schema says of them."""

    assert TABLE_CAUTIONS.keys() == RECORDS.keys()
    assert all(
        any(name in model.model_fields for model in RECORDS.values()) for name in COLUMN_CAUTIONS
    )
    for path, language in (("usage-warnings.md", "en"), ("fr/mises-en-garde.md", "fr")):
        said = (DOCS / path).read_text(encoding="utf-8")
        assert said == cautions_page(language)  # type: ignore[arg-type]


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

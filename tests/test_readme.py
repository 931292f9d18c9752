from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import jalon
from jalon.messages import Language
from jalon.normalize.own_words import own_words
from jalon.options import make_parser
from jalon.publish.columns import columns_page
from jalon.schemas.records import RECORDS, TargetRow

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("jalon ")]
EXAMPLES = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SET_UP = [line for block in BLOCKS for line in block.splitlines() if "-m venv" in line]


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_are_right(line: str) -> None:
    """A command that the README shows is one that the program takes."""

    arguments = shlex.split(line, comments=True)[1:]

    assert make_parser(Language.EN).parse_args(arguments).command == arguments[0]


def test_set_up_lines() -> None:
    """Both lines set up an environment from the lock; one runs the program, one the tests."""

    run, test = SET_UP

    assert all("-c requirements.lock" in line for line in SET_UP)
    assert run.endswith(".venv/bin/jalon run samples --output output")
    assert test.endswith(".venv/bin/pytest -q")


def test_pandas_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example for pandas runs over output/, and each of its results holds something."""

    monkeypatch.chdir(ROOT)
    (example,) = (text for text in EXAMPLES if "jalon.load" in text)
    made: dict[str, Any] = {}
    exec(example, made)

    names = ("targets", "likely", "by_unit", "overdue", "rows_by_lead", "publishers", "meaning")
    assert [name for name in names if not len(made[name])] == []
    assert len(made["likely"]) < len(made["targets"])
    assert len(made["publishers"]) == len(made["likely"])


def test_code_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The example for code runs over a sample, and each of its results holds something."""

    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    (example,) = (text for text in EXAMPLES if "jalon.read" in text)
    made: dict[str, Any] = {}
    exec(example, made)

    assert len(made["frame"]) == len(made["plan"].targets) > 0
    assert 0 < made["share_read"] <= 1 or made["share_read"] is None
    assert made["grid"].rows > 1
    assert made["picture"].mode == "RGB"
    assert made["report"].is_complete
    assert (tmp_path / "dataset" / "datapackage.json").is_file()


def test_vocabulary_example() -> None:
    """The vocabulary that the README shows can be used."""

    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)

    assert own_words(example.encode()).registries is not None


def test_extras_are_listed() -> None:
    """The README's table names every extra that people install, and no other."""

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = set(extras["project"]["optional-dependencies"]) - {"test", "dev", "docs"}
    (table,) = re.findall(r"\| extra \| for \|\n\|[-|]+\n((?:\|.*\n)+)", README)
    rows = [line.split("|")[1] for line in table.splitlines()]

    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == names


def test_duckdb_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example for DuckDB gives the same counts as the tables."""

    pytest.importorskip("duckdb", reason="DuckDB is not installed; the project does not need it")
    monkeypatch.chdir(ROOT)
    (example,) = (text for text in EXAMPLES if "import duckdb" in text)
    made: dict[str, Any] = {}
    exec(example, made)

    stated = jalon.load("output").targets.value.notna().sum()
    assert sum(row[2] for row in made["targets_by_publisher"]) == stated
    assert len(made["partners"]) == 5


def test_row_is_real() -> None:
    """The row that the README shows is a row of the dataset in output/."""

    (text,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    shown = json.loads(text)
    rows = pq.read_table(ROOT / "output" / "targets.parquet").to_pylist()
    (row,) = (row for row in rows if row["target_id"] == shown["target_id"])

    assert {name: row[name] for name in shown} == shown


def test_columns_exist() -> None:
    """Columns that the README explains are columns of the grid."""

    rows = re.findall(r"^\| (`[a-z].*?) \| (?:string|list|date|float)", README, re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`(\w+)`", row)}

    assert len(names) > 20
    assert names <= set(TargetRow.model_fields)


def test_tables_are_listed() -> None:
    """Every table is in the README's picture of a dataset."""

    assert all(f"{name}.parquet" in README for name in RECORDS)


def test_columns_page_is_current() -> None:
    """docs/columns.md is what the models say; `columns_page` writes it."""

    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == columns_page()


def test_links_lead_somewhere() -> None:
    """Files that the README points to are there."""

    links = re.findall(r"\]\(([^):]+)\)", README)

    assert links
    assert all((ROOT / link).exists() for link in links)

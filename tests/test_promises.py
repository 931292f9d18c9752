"""What the README promises, sentence by sentence, and the test that holds each."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FLAT = " ".join(README.split())

PROMISES = yaml.safe_load((ROOT / "tests" / "data" / "promises.yaml").read_text(encoding="utf-8"))


def names_in(name: str) -> set[str]:
    """The names of the tests of a file."""
    tree = ast.parse((ROOT / "tests" / name).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("line", PROMISES, ids=lambda line: line["promise"][:40])
def test_each_promise_has_its_test(line: dict[str, str]) -> None:
    """The sentence still stands in the README, and the test that holds it is there."""

    path, name = line["test"].split("::")

    assert line["promise"] in FLAT
    assert name in names_in(path)

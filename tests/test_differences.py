"""``jalon diff``: nothing differs from itself, and ten known edits are found, gravest first."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from jalon import cli
from jalon.comparing import ChangeKind, Difference, compare_datasets, shown
from jalon.messages import Language
from jalon.publish import read_dataset, write_dataset
from jalon.schemas.dataset import Dataset

OUTPUT = Path(__file__).parents[1] / "output"


@pytest.fixture(scope="module")
def old() -> Dataset:
    """The dataset of the samples."""
    return read_dataset(OUTPUT)


def edited(old: Dataset) -> tuple[Dataset, set[tuple[str, str, str]]]:
    """The dataset with ten edits, and each of them as table, key and what changed."""
    targets, actions, found = list(old.targets), list(old.actions), set()
    changes: dict[int, dict[str, object]] = {
        0: {"target": "Autre cible"},
        1: {"indicator": "Autre indicateur"},
        2: {"confidence": 0.01},
        3: {"theme": "Autre thème"},
        4: {"lead": ("Un autre organisme",)},
        5: {"notes": ("Une note",)},
    }
    for at, change in changes.items():
        targets[at] = targets[at].model_copy(update=change)
        found.add(("targets", targets[at].target_id, next(iter(change))))
    found.add(("targets", targets[-1].target_id, "removed"))
    targets.pop()
    added = targets[7].model_copy(update={"target_id": "0" * 16})
    targets.append(added)
    found.add(("targets", added.target_id, "added"))
    actions[0] = actions[0].model_copy(update={"description": "Autre description"})
    found.add(("actions", actions[0].action_id, "description"))
    documents = list(old.documents)
    documents[0] = documents[0].model_copy(update={"title": "Autre titre"})
    found.add(("documents", documents[0].document_id, "title"))
    new = replace(old, targets=tuple(targets), actions=tuple(actions), documents=tuple(documents))
    return new, found


def seen(difference: Difference) -> set[tuple[str, str, str]]:
    """Each change as table, key and what changed."""
    return {
        (change.table, change.key, what)
        for change in difference.changes
        for what in ([f.field for f in change.fields] or [change.kind.value])
    }


def test_a_dataset_beside_itself(old: Dataset) -> None:
    """Nothing differs, in whatever form it is asked."""

    difference = compare_datasets(old, old)

    assert difference.changes == ()
    assert shown(difference, "table", Language.EN) == "No difference.\n"
    assert shown(difference, "markdown", Language.FR) == "Aucune différence.\n"
    assert json.loads(shown(difference, "json", Language.FR))["changes"] == []


def test_ten_edits_are_found(old: Dataset) -> None:
    """Each edit is found with its column, and nothing else is."""

    new, known = edited(old)
    difference = compare_datasets(old, new)

    assert len(known) == 10
    assert seen(difference) == known
    assert difference.count(ChangeKind.CHANGED) == 8


def test_gravest_first(old: Dataset) -> None:
    """Documents stand first, then figures, then texts, then how a row was read."""

    new, _ = edited(old)
    order = [
        (change.table, [field.field for field in change.fields])
        for change in compare_datasets(old, new).changes
    ]
    fields = [names[0] if names else "" for table, names in order if table == "targets"]

    assert order[0] == ("documents", ["title"])
    assert fields.index("target") < fields.index("indicator") < fields.index("confidence")


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_command(
    old: Dataset,
    tmp_path: Path,
    form: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """0 for nothing, 1 for something, 2 for no dataset; the values stand in every form."""

    monkeypatch.setattr(cli, "_speak_utf8", lambda: None)
    monkeypatch.setattr(cli, "_keep_libraries_quiet", lambda _: None)
    new, _ = edited(old)
    write_dataset(new, tmp_path / "new")
    diff = ["diff", "--format", form, "--lang", "en", str(OUTPUT)]

    assert cli.main([*diff, str(OUTPUT)]) == 0
    capsys.readouterr()
    assert cli.main([*diff, str(tmp_path / "new")]) == 1
    out = capsys.readouterr().out
    assert "Autre cible" in out
    assert cli.main([*diff, str(tmp_path)]) == 2
    if form == "json":
        assert json.loads(out)["counts"]["changed"] == 8

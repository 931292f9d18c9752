from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from jalon.publish.nested import json_text, nested_documents
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import DocumentRow, TargetRow


def nested(dataset: Dataset) -> dict[str, Any]:
    """The first document as somebody else reads it from its file."""
    value: dict[str, Any] = json.loads(json_text(next(nested_documents(dataset))[1]))
    return value


def test_tree(dataset: Dataset) -> None:
    """Themes hold objectives, these actions, these indicators, these targets."""

    (theme,) = nested(dataset)["themes"]
    (objective,) = theme["objectives"]
    (action,) = objective["actions"]
    (indicator,) = action["indicators"]

    assert theme["theme"] == "Accessibilité"
    assert objective["objective_code"] == "1.1"
    assert action["lead_ids"] == ["pole-estrie"]
    assert indicator["indicator"] == "Taux de satisfaction"
    assert [target["period"] for target in indicator["targets"]] == ["2025-2026", "2026-2027"]
    assert indicator["targets"][0]["value"] == 80.0


def test_other_tables_stand_beside(dataset: Dataset) -> None:
    """Results, recommendations and findings are lists of the document."""

    value = nested(dataset)

    assert [len(value[name]) for name in ("results", "recommendations", "findings")] == [1, 1, 1]


def test_nothing_is_lost(dataset: Dataset) -> None:
    """Every column of documents and targets stands at some level of the tree."""

    def names(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(names, value.values()))
        return set().union(*map(names, value)) if isinstance(value, list) else set()

    found = names(nested(dataset))

    assert set(DocumentRow.model_fields) | set(TargetRow.model_fields) <= found


def test_target_says_only_what_differs(dataset: Dataset) -> None:
    """A target whose organisations differ from those of its action names its own."""

    other = dataset.targets[1].model_copy(update={"lead": ("CIQ",)})
    value = nested(replace(dataset, targets=(dataset.targets[0], other)))

    (theme,) = value["themes"]
    first, second = theme["objectives"][0]["actions"][0]["indicators"][0]["targets"]
    assert "lead" not in first
    assert second["lead"] == ["CIQ"]


def test_target_without_action(dataset: Dataset) -> None:
    """A target that names no action keeps its place under its theme."""

    loose = {"action_id": None, "action": None, "action_code": None}
    target = dataset.targets[0].model_copy(update=loose)
    value = nested(replace(dataset, targets=(target,)))

    (theme,) = value["themes"]
    with_action, without = theme["objectives"][0]["actions"]
    assert with_action["indicators"] == []
    assert without["action_id"] is None
    assert without["indicators"][0]["targets"][0]["lead"] == ["Pôle Exemple"]


def test_items_stand_one_a_line(dataset: Dataset) -> None:
    """The text is JSON, and a box takes one line of it."""

    ((_, value),) = nested_documents(dataset)
    text = json_text(value)

    assert json.loads(text) == json.loads(json.dumps(value))
    assert [line for line in text.splitlines() if '"field": "target", "page": 1, "x0"' in line]

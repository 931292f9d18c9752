from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from jalon.publish.nested import json_text, nested_documents
from jalon.publish.selectors import selectors_of
from jalon.schemas.dataset import Dataset
from jalon.schemas.field_records import Corrected, FieldBox
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


def test_selectors_point_to_page_and_words(dataset: Dataset) -> None:
    """Each level says where its own texts stand, once, with the exact words."""

    placed = [
        {"field": "theme", "page": 1, "x0": 36.0, "top": 20.5, "x1": 236.0, "bottom": 32.5},
        {"field": "action", "page": 1, "x0": 36.0, "top": 40.0, "x1": 136.0, "bottom": 52.0},
        {"field": "target", "page": 1, "x0": 300.0, "top": 40.0, "x1": 340.25, "bottom": 52.0},
        {"field": "period", "page": 1, "x0": 300.0, "top": 10.0, "x1": 340.0, "bottom": 18.0},
    ]
    boxes = tuple(FieldBox.model_validate(box) for box in placed)
    targets = tuple(t.model_copy(update={"boxes": boxes}) for t in dataset.targets)
    actions = tuple(a.model_copy(update={"boxes": boxes[:2]}) for a in dataset.actions)
    value = nested(replace(dataset, targets=targets, actions=actions))

    (theme,) = value["themes"]
    (action,) = theme["objectives"][0]["actions"]
    target = action["indicators"][0]["targets"][0]

    assert value["selectors_source"] == f"urn:sha256:{dataset.documents[0].sha256}"
    (of_theme,) = theme["selectors"]
    assert of_theme["field"] == "theme"
    assert of_theme["selector"]["value"] == "page=1&viewrect=36,20.5,200,12"
    assert of_theme["selector"]["refinedBy"] == {
        "type": "TextQuoteSelector",
        "exact": theme["theme"],
    }
    assert [one["field"] for one in action["selectors"]] == ["action"]
    assert [one["field"] for one in target["selectors"]] == ["target", "period"]
    # a period is a code: its words on the page are others
    assert "refinedBy" not in target["selectors"][1]["selector"]
    assert "field_confidence" in target


def test_no_words_of_a_person_are_quoted(dataset: Dataset) -> None:
    """Where a person corrected a text, the page is named and its words are not claimed."""

    box = FieldBox(field="target", page=1, x0=1.0, top=2.0, x1=3.0, bottom=4.0)
    told = Corrected.model_construct(field="target", machine='"8"', by="a", at="b", why=None)
    row = dataset.targets[0].model_copy(update={"boxes": (box,)})

    (read,) = selectors_of(row)
    (corrected,) = selectors_of(row.model_copy(update={"corrections": (told,)}))

    assert "refinedBy" in read["selector"]  # type: ignore[operator]
    assert "refinedBy" not in corrected["selector"]  # type: ignore[operator]

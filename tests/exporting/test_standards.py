"""StratML, IATI and Web Annotations: the structure that the standards ask for, and the contents."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from jalon.exporting import export_dataset
from jalon.publish import read_dataset
from jalon.schemas.dataset import Dataset

OUTPUT = Path(__file__).parents[2] / "output"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# children in their order; "!" must be there, "*" may be there more than once, "+" both
STRATML = {
    "PerformancePlanOrReport": "Name! Description OtherInformation StrategicPlanCore! "
    "AdministrativeInformation Submitter",
    "StrategicPlanCore": "Organization* Vision Mission Value* Goal+",
    "Organization": "Name Acronym Identifier Description Stakeholder*",
    "Goal": "Name! Description! Identifier SequenceIndicator Stakeholder* OtherInformation "
    "Objective*",
    "Objective": "Name Description Identifier SequenceIndicator Stakeholder* OtherInformation "
    "PerformanceIndicator*",
    "Stakeholder": "Name! Description Role*",
    "Role": "Name! Description RoleType*",
    "PerformanceIndicator": "SequenceIndicator MeasurementDimension! UnitOfMeasurement! Identifier "
    "Relationship* MeasurementInstance* OtherInformation",
    "MeasurementInstance": "Place TargetResult* ActualResult*",
    "TargetResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "ActualResult": "StartDate EndDate NumberOfUnits Descriptor Description",
    "Descriptor": "DescriptorName DescriptorValue",
    "AdministrativeInformation": "Identifier StartDate EndDate PublicationDate Source",
}
IATI = {
    "iati-activities": "iati-activity+",
    "iati-activity": "iati-identifier! reporting-org! title! description+ participating-org+ "
    "activity-status! activity-date+ result*",
    "reporting-org": "narrative+",
    "participating-org": "narrative*",
    "title": "narrative+",
    "description": "narrative+",
    "comment": "narrative+",
    "result": "title! description indicator+",
    "indicator": "title! description baseline* period*",
    "period": "period-start! period-end! target* actual*",
    "target": "comment",
    "actual": "comment",
}
ATTRIBUTES = {
    "PerformancePlanOrReport": {"Type"},
    "reporting-org": {"ref", "type"},
    "participating-org": {"role"},
    "activity-status": {"code"},
    "activity-date": {"type", "iso-date"},
    "result": {"type"},
    "indicator": {"measure"},
    "period-start": {"iso-date"},
    "period-end": {"iso-date"},
}


def name_of(element: ET.Element) -> str:
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def faults(root: ET.Element, model: dict[str, str]) -> list[str]:
    """Where children are missing, too many or out of order, and attributes are missing."""
    found = []
    for element in root.iter():
        name = name_of(element)
        children = [name_of(child) for child in element]
        pattern = "".join(
            {"!": f"(?:{part[:-1]} )", "*": f"(?:{part[:-1]} )*", "+": f"(?:{part[:-1]} )+"}.get(
                part[-1], f"(?:{part} )?"
            )
            for part in model.get(name, "").split()
        )
        if not re.fullmatch(pattern, "".join(f"{child} " for child in children)):
            found.append(f"{name}: {children}")
        if not ATTRIBUTES.get(name, set()) <= set(element.attrib) and model is not STRATML:
            found.append(f"{name}: {sorted(element.attrib)}")
    return found


@pytest.fixture(params=["made", "output"])
def some(request: pytest.FixtureRequest, dataset: Dataset) -> Dataset:
    """A dataset with a row in every table, and that of the samples."""
    return dataset if request.param == "made" else read_dataset(OUTPUT)


def test_stratml_is_in_order(some: Dataset, tmp_path: Path) -> None:
    """A file a document, each element where the schema wants it, identifiers unique."""

    export_dataset(some, "stratml", tmp_path)
    files = sorted(tmp_path.glob("*.xml"))

    assert {path.stem for path in files} == {row.document_id for row in some.documents}
    for path in files:
        root = ET.parse(path).getroot()
        assert faults(root, STRATML) == []
        assert root.get("Type") in {"Strategic_Plan", "Performance_Plan", "Performance_Report"}
        ids = [e.text or "" for e in root.iter() if name_of(e) == "Identifier"]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", one) for one in ids)


def test_stratml_holds_what_the_document_states(dataset: Dataset, tmp_path: Path) -> None:
    """Theme, action, lead, indicator, target and figure stand where a reader looks for them."""

    export_dataset(dataset, "stratml", tmp_path)
    (path,) = tmp_path.glob("*.xml")
    texts: dict[str, list[str | None]] = {}
    for element in ET.parse(path).getroot().iter():
        texts.setdefault(name_of(element), []).append(element.text)

    assert "Accessibilité" in texts["Name"]
    assert "Table de concertation" in texts["Name"]
    assert "Pôle Exemple" in texts["Name"]
    assert "Taux de satisfaction" in texts["MeasurementDimension"]
    assert {"80", "64"} <= set(texts["NumberOfUnits"])
    assert "80 % et plus" in texts["Description"]
    assert texts["StartDate"][0] == "2025-07-01"


def test_iati_is_in_order(some: Dataset, tmp_path: Path) -> None:
    """One file of version 2.03, an activity a document, days and codes as the standard has them."""

    left_out = export_dataset(some, "iati", tmp_path / "x.xml")
    root = ET.parse(tmp_path / "x.xml").getroot()

    assert root.get("version") == "2.03"
    assert faults(root, IATI) == []
    assert len(root) + len(left_out) == len(some.documents)
    assert {e.get("measure") for e in root.iter("indicator")} <= set("12345")
    for element in root.iter():
        if (day := element.get("iso-date")) is not None:
            dt.date.fromisoformat(day)
        if (value := element.get("value")) is not None:
            assert re.fullmatch(r"-?\d+(?:\.\d+)?", value)


def test_iati_holds_targets_and_figures(dataset: Dataset, tmp_path: Path) -> None:
    """The target of the grid and the figure of the report are there, with their printed texts."""

    export_dataset(dataset, "iati", tmp_path / "x.xml")
    root = ET.parse(tmp_path / "x.xml").getroot()
    (activity,) = root
    target, actual = next(root.iter("target")), next(root.iter("actual"))

    assert activity.get(XML_LANG) == "fr"
    assert (target.get("value"), "".join(target.itertext()).strip()) == ("80", "80 % et plus")
    assert (actual.get("value"), "".join(actual.itertext()).strip()) == ("64", "64 écoles")


def test_a_document_that_iati_cannot_hold(dataset: Dataset, tmp_path: Path) -> None:
    """Without a period there is no day to give: the document is left out and named."""

    (row,) = dataset.documents
    undated = row.model_copy(update={"period_start": None, "period_end": None})
    left_out = export_dataset(
        Dataset(documents=(undated,), targets=dataset.targets), "iati", tmp_path / "x.xml"
    )

    assert left_out == (row.document_id,)


def test_annotations_point_to_page_and_words(some: Dataset, tmp_path: Path) -> None:
    """Every box of a row is a selector of page and rectangle, refined by the words there."""

    export_dataset(some, "jsonld", tmp_path)
    boxes = sum(
        len(row.boxes)
        for rows in (some.targets, some.actions, some.results, some.recommendations)
        for row in rows
    )
    pages = [json.loads(p.read_text(encoding="utf-8")) for p in tmp_path.glob("*.jsonld")]
    targets = [
        target
        for page in pages
        for item in page["items"]
        for target in (item["target"] if isinstance(item["target"], list) else [item["target"]])
    ]

    assert len(targets) == boxes > 0
    for target in targets:
        selector = target["selector"]
        assert selector["type"] == "FragmentSelector"
        assert re.fullmatch(
            r"page=[1-9]\d*&viewrect=-?[\d.]+,-?[\d.]+,[\d.]+,[\d.]+", selector["value"]
        )
    ids = [item["id"] for page in pages for item in page["items"]]
    assert len(ids) == len(set(ids))
    quotes = [t["selector"]["refinedBy"]["exact"] for t in targets if "refinedBy" in t["selector"]]
    assert quotes

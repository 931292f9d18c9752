"""What tests of several folders share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jalon.identity import Identities
from jalon.registries import with_registries
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import (
    ActionRow,
    DocumentRow,
    FindingRow,
    RecommendationRow,
    ResultRow,
    TargetRow,
)
from jalon.schemas.values import (
    Comparator,
    DocType,
    Measure,
    ReadStatus,
    Severity,
    TargetKind,
    Unit,
)

SHA = "0123456789abcdef" * 4
DOCUMENT_ID = SHA[:16]
PLACE = {
    "document_id": DOCUMENT_ID,
    "page": 1,
    "x0": 10.0,
    "top": 20.5,
    "x1": 30.0,
    "bottom": 40.25,
    "method": "table:ruled",
    "confidence": 0.9,
}
PLAN = {
    "theme_number": "1",
    "theme": "Accessibilité",
    "ministerial_theme": "access",
    "ministerial_theme_named": "access",
    "ministerial_theme_score": 0.95,
    "ministerial_theme_evidence": "accessibilité",
    "objective_code": "1.1",
    "objective": "Structurer les échanges",
}
PLAN_LABELS = tuple(str(PLAN[k]) for k in ("theme_number", "theme", "objective_code", "objective"))
INDICATOR_LABELS = (*PLAN_LABELS, "1.1.1", "Table de concertation", "Taux de satisfaction")


def made_of(kind: str, *labels: str | None) -> str:
    """The identifier that these contents give."""
    return Identities(DOCUMENT_ID).same(kind, *labels)


ACTION = {
    **PLAN,
    "action_id": made_of("action", *PLAN_LABELS, "1.1.1", "Table de concertation"),
    "action_code": "1.1.1",
    "action": "Table de concertation",
    "description": "Mettre en place une table.",
    "lead": ("Pôle Exemple",),
    "lead_ids": ("pole-estrie",),
    "partners": (),
    "partner_ids": (),
}
TARGET = {
    **PLACE,
    **ACTION,
    "target_id": made_of("target", *INDICATOR_LABELS, "2025-2026"),
    "indicator_id": made_of("indicator", *INDICATOR_LABELS),
    "indicator": "Taux de satisfaction",
    "indicator_family": "satisfaction",
    "indicator_family_score": 0.95,
    "indicator_family_evidence": "satisfaction",
    "period": "2025-2026",
    "period_printed": None,
    "due": None,
    "due_start": None,
    "due_end": None,
    "target": "80 % et plus",
    "comparator": Comparator.GE,
    "value": 80.0,
    "value_max": None,
    "unit": Unit.PERCENT,
    "kind": TargetKind.ABSOLUTE,
    "measure": Measure.PERCENTAGE,
    "baseline": None,
    "result": None,
    "status": None,
    "progress_state": None,
    "percent_complete": None,
    "notes": (),
    "inherited": ("theme",),
    "boxes": ({"field": "target", "page": 1, "x0": 10.0, "top": 20.5, "x1": 30.0, "bottom": 30.0},),
    "field_confidence": ({"field": "target", "confidence": 0.9},),
    "other_columns": ({"heading": "Réf.", "text": "A-1"},),
}
DOCUMENT = {
    "document_id": DOCUMENT_ID,
    "sha256": SHA,
    "file_name": "plan.pdf",
    "title": "Plan d’action 2025-2026",
    "publisher": "Pôle Exemple",
    "publisher_id": "pole-estrie",
    "doc_type": DocType.ACTION_PLAN,
    "period_start": 2025,
    "period_end": 2026,
    "language": "fr",
    "pages": 3,
    "ocr_pages": 0,
    "status": ReadStatus.OK,
    "error": None,
    "page_sizes": ({"first_page": 1, "last_page": 3, "width": 612.0, "height": 792.0},),
    "rows": 5,
    "findings": 1,
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option that writes the golden files anew; a person reads the difference."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/data/golden")
    parser.addoption("--update-pictures", action="store_true", help="rewrite docs/images")


def pytest_configure() -> None:
    """What runs remember of their files goes to a folder of the tests, not to the user's."""
    os.environ["JALON_STATE"] = str(Path(tempfile.gettempdir()) / f"jalon-tests-{os.getpid()}")


def pytest_unconfigure() -> None:
    """That folder goes with the tests."""
    shutil.rmtree(os.environ["JALON_STATE"], ignore_errors=True)


@pytest.fixture
def document_values() -> dict[str, object]:
    """The columns of a right row of documents."""
    return dict(DOCUMENT)


@pytest.fixture
def target_values() -> dict[str, object]:
    """The columns of a right row of targets."""
    return dict(TARGET)


@pytest.fixture
def dataset() -> Dataset:
    """A dataset of one document, a row or two in each of its tables, and the registries."""
    second = {**TARGET, "period": "2026-2027", "target": None}
    second["target_id"] = made_of("target", *INDICATOR_LABELS, "2026-2027")
    second |= dict.fromkeys(("comparator", "value", "unit", "kind", "measure"))
    result = {**PLACE, **{k: v for k, v in PLAN.items() if not k.startswith("objective")}}
    result |= {"action_id": ACTION["action_id"], "action": ACTION["action"], "description": None}
    result_labels = ("1", "Accessibilité", "Table de concertation", "écoles", "64 écoles")
    result |= {
        "result_id": made_of("result", *result_labels),
        "raw": "64 écoles",
        "comparator": "eq",
        "value": 64.0,
    }
    result |= {"unit": "count", "label": "écoles", "indicator_family": None, "tags": ("Réseau",)}
    finding = {k: PLACE[k] for k in ("document_id", "page", "x0", "top", "x1", "bottom")}
    finding |= {"finding_id": "f" * 16, "severity": Severity.INFO, "code": "stray_words"}
    finding |= {"message_fr": "À voir", "message_en": "To see", "row_id": TARGET["target_id"]}
    recommendation = {**PLACE, "chapter": None, "number": "1"}
    advice = (None, "1", "Former le personnel")
    recommendation["recommendation_id"] = made_of("recommendation", *advice)
    recommendation |= {"text": "Former le personnel", "issue": "Compétences"}
    bare = Dataset(
        documents=(DocumentRow.model_validate(DOCUMENT),),
        targets=(TargetRow.model_validate(TARGET), TargetRow.model_validate(second)),
        actions=(ActionRow.model_validate({**PLACE, **ACTION, "tags": ()}),),
        results=(ResultRow.model_validate(result),),
        recommendations=(RecommendationRow.model_validate(recommendation),),
        findings=(FindingRow.model_validate(finding),),
    )
    return with_registries(bare)


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """A function that gives every file under a folder with its bytes."""

    def read(folder: Path) -> dict[str, bytes]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    return read

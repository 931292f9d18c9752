from __future__ import annotations

import json
from pathlib import Path

from jalon.schemas.corrections import Event

SCHEMA = Path(__file__).parents[2] / "docs" / "corrections.schema.json"


def test_schema_is_current() -> None:
    """docs/corrections.schema.json is what the model says of a line of the file."""

    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == Event.model_json_schema()

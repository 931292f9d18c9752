"""What is at hand while one document's rows are made: its identifiers, period and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from pydantic import ValidationError

from jalon.identity import Identities
from jalon.messages import finding_messages
from jalon.schemas.geometry import Box
from jalon.schemas.inputs import SourceFile
from jalon.schemas.raw import Passage, RawFinding
from jalon.schemas.records import FindingRow, PlacedRecord
from jalon.schemas.registries import Registries
from jalon.schemas.values import Period, Severity

R = TypeVar("R", bound=PlacedRecord)

DECIMALS_PT = 2


class Desk:
    """Collects one document's findings and hands out its identifiers."""

    def __init__(
        self,
        file: SourceFile,
        period: Period | None = None,
        language: str | None = None,
        registries: Registries | None = None,
    ) -> None:
        self.file = file
        self.period = period
        self.language = language
        self.registries = registries
        self.ids = Identities(file.document_id)
        self.findings: list[FindingRow] = []
        self.counts: Counter[str] = Counter()

    @property
    def year(self) -> int | None:
        """The first year of the document's period, None where it is not known."""
        return self.period.start_year if self.period else None

    def make(self, model: type[R], page: int, box: Box, **values: object) -> R | None:
        """A placed row; None, and a finding, when it breaks the rules of its table."""
        place = {"document_id": self.file.document_id, "page": page, **edges(box)}
        try:
            return model.model_validate(place | values)
        except ValidationError as error:
            faults = {".".join(map(str, e["loc"])) or e["msg"] for e in error.errors()}
            detail = f"{model.table.name}: {', '.join(sorted(faults))}"
            self.find("row_refused", Severity.ERROR, page=page, values={"detail": detail})
            return None

    def find(  # noqa: PLR0913 - the pieces of a finding, named at every call
        self,
        code: str,
        severity: Severity,
        *,
        page: int | None = None,
        box: Box | None = None,
        row_id: str | None = None,
        values: Mapping[str, str] | None = None,
    ) -> None:
        """Add a finding; ``values`` fill its sentence."""
        self.counts[code] += 1
        message_fr, message_en = finding_messages(code, values or {})
        is_placed = page is not None and box is not None and box.width >= 0 and box.height >= 0
        place = edges(box) if box is not None and is_placed else dict.fromkeys(Box._fields)
        spot = (str(page), *map(str, place.values()), message_fr)
        self.findings.append(
            FindingRow(
                document_id=self.file.document_id,
                finding_id=self.ids.next("finding", code, *spot),
                page=page,
                **place,
                severity=severity,
                code=code,
                message_fr=message_fr,
                message_en=message_en,
                row_id=row_id,
            )
        )

    def find_raw(self, raw: RawFinding, row_id: str | None = None) -> None:
        """Add a finding of the readers."""
        self.find(
            raw.code,
            raw.severity,
            page=raw.page,
            box=raw.box,
            row_id=row_id,
            values=dict(raw.params),
        )


def edges(box: Box) -> dict[str, float]:
    """The four edges of a box by column, to a hundredth of a point."""
    return {name: round(float(edge), DECIMALS_PT) for name, edge in box._asdict().items()}


def text_of(passage: Passage | None) -> str | None:
    """A passage's text, None where there is none."""
    if passage is None:
        return None
    return " ".join(passage.text.split()) or None

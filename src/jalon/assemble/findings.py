"""What is at hand while one document's rows are made: its identifiers, period and findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeVar

from pydantic import ValidationError

from jalon.assemble.causes import Mismatches
from jalon.identity import Identities, origin_of
from jalon.messages import finding_messages
from jalon.schemas.geometry import Box
from jalon.schemas.inputs import SourceFile
from jalon.schemas.raw import FieldSpot, PageSizes, Passage, RawFinding
from jalon.schemas.records import FindingRow, PlacedRecord
from jalon.schemas.registries import Publisher, Registries
from jalon.schemas.values import Period, Severity

R = TypeVar("R", bound=PlacedRecord)

DECIMALS_PT = 2


class Desk:
    """Collects one document's findings and hands out its identifiers."""

    def __init__(  # noqa: PLR0913, PLR0917 - all that is known of the document
        self,
        file: SourceFile,
        period: Period | None = None,
        language: str | None = None,
        mismatches: Mismatches = (),
        page_sizes: PageSizes = (),
        registries: Registries | None = None,
        content: str | None = None,
    ) -> None:
        self.file = file
        self._pages = {page: Box(0.0, 0.0, width, height) for page, width, height in page_sizes}
        self.mismatches = mismatches
        self.period = period
        self.language = language
        self.registries = registries
        self.ids = Identities(origin_of(file.document_id, content))
        self.publisher: Publisher | None = None
        self.findings: list[FindingRow] = []
        self.counts: Counter[str] = Counter()
        self._said: set[tuple[str, ...]] = set()

    @property
    def year(self) -> int | None:
        """The first year of the document's period, None where it is not known."""
        return self.period.start_year if self.period else None

    def make(
        self, model: type[R], page: int, box: Box, spots: Iterable[FieldSpot], **values: object
    ) -> R | None:
        """A placed row; None, and a finding, when it breaks the rules of its table.

        Args:
            model: The table.
            page: The row's page.
            box: The row's own box.
            spots: Where its texts were read; those of columns that the table lacks are left out.
            values: The other columns.
        """
        place = {"document_id": self.file.document_id, "page": page}
        place |= edges(self.on_page(page, box))
        values["boxes"] = tuple(
            {"field": spot.field, "page": spot.page, **edges(self.on_page(spot.page, spot.box))}
            for spot in spots
            if spot.field in model.model_fields
        )
        try:
            return model.model_validate(place | values)
        except ValidationError as error:
            faults = {".".join(map(str, e["loc"])) or e["msg"] for e in error.errors()}
            detail = f"{model.table.name}: {', '.join(sorted(faults))}"
            self.find("row_refused", Severity.ERROR, page=page, values={"detail": detail})
            return None

    def on_page(self, page: int, box: Box) -> Box:
        """``box`` cut at the edges of its page; a text may be carried over the end of one."""
        whole = self._pages.get(page)
        if whole is None or not box.overlap_area(whole):
            return box
        return Box(
            max(box.x0, whole.x0),
            max(box.top, whole.top),
            min(box.x1, whole.x1),
            min(box.bottom, whole.bottom),
        )

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
        """Add a finding; ``values`` fill its sentence.

        What was said of the same spot in the same words is not said again: a cell that stands
        for several rows is one cause.
        """
        message_fr, message_en = finding_messages(code, values or {})
        is_placed = page is not None and box is not None and box.width >= 0 and box.height >= 0
        place = edges(box) if box is not None and is_placed else dict.fromkeys(Box._fields)
        # not the sentence: it may be worded better one day
        said = (text for item in sorted((values or {}).items()) for text in item)
        spot = (str(page), *map(str, place.values()), *said)
        if is_placed and (code, *spot) in self._said:
            return
        self._said.add((code, *spot))
        self.counts[code] += 1
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

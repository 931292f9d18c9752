"""What a document says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.raw import Passage


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Title, publisher and period as printed; None where nothing says it.

    ``dated`` is a year that stands alone on the cover: a report or a deck is of that year, a plan
    only came out in it. ``beside`` are the lines that stand by the title, the running heads and
    the file's own title: they may say what the title does not.
    """

    title: Passage | None = None
    publisher: Passage | None = None
    period: Passage | None = None
    dated: Passage | None = None
    beside: tuple[str, ...] = ()

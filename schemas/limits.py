"""What one document may cost, so that a hostile or broken one costs only itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jalon.schemas.errors import DocumentError

# called before a page is read, with its number and how many pages there are; what it gives says
# why the page has to be left out
PageWatch = Callable[[int, int], DocumentError | None]


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may ask for.

    Attributes:
        page_seconds: Computing time for one page, seconds of CPU.
        document_seconds: The same for what is made of all pages together, besides
            ``seconds_a_page`` for each of them.
        seconds_a_page: See ``document_seconds``.
        memory_mb: Resident memory of the process that reads, MB of 10^6 bytes.
        file_mb: Size of the file, MB.
        bad_pages: Pages that may be left out for a limit before the document is given up.
    """

    page_seconds: float = 20.0
    document_seconds: float = 60.0
    seconds_a_page: float = 0.5
    memory_mb: int = 2_000
    file_mb: int = 1_000
    bad_pages: int = 3


# of one page, whatever the machine: what a printed page never has
MOST_PAGES = 5_000
MOST_GLYPHS = 400_000  # characters on one page
MOST_INFLATED_MB = 200  # one content stream, decompressed
MOST_IMAGE_MEGAPIXELS = 400  # one image, drawn only to be looked at

"""Where a report leads: to a document's file, its page, and its row in the review."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from jalon.options_people import REVIEW_PORT

HOME = f"http://127.0.0.1:{REVIEW_PORT}"


@dataclass(frozen=True, slots=True)
class Places:
    """The dataset's folder and, by document, the file that it was read from where it is known."""

    folder: Path
    files: Mapping[str, Path] = field(default_factory=dict)

    def page_address(self, document_id: str, page: int | None, start: Path) -> str | None:
        """The address of a page seen from the folder ``start``; None where no file is known."""
        path = self.files.get(document_id)
        if path is None:
            return None
        try:
            shown = os.path.relpath(path.resolve(), start.resolve())
        except ValueError:  # another drive, on Windows
            shown = str(path.resolve())
        address = quote(Path(shown).as_posix(), safe="/:._-~()' ")
        return address + (f"#page={page}" if page else "")

    def review_address(self, document_id: str, row_id: str | None = None) -> str:
        """The address of a row in ``jalon review``, while that runs on its usual port."""
        return f"{HOME}/#/document/{document_id}" + (f"/{row_id}" if row_id else "")

"""A document whose process was ended, or died: its row, kept like any other result."""

from __future__ import annotations

from jalon.batch.results import Results
from jalon.inputs import shown_name, unread_file
from jalon.schemas.batch import Outcome
from jalon.schemas.inputs import SourceFile
from jalon.schemas.places import Place


def kept_failure(
    results: Results, path: Place, sha256: str | None, code: str, detail: str
) -> Outcome:
    """Keep the row of a document that could not be read, and tell of it.

    Args:
        results: Where rows are kept.
        path: The file.
        sha256: Digest of its bytes, None where it was not known yet.
        code: What went wrong.
        detail: How much the limit is.
    """
    # rare, and brings much along
    from jalon.assemble.document import failed_document  # noqa: PLC0415

    file = unread_file(path)
    if sha256 is not None:
        file = SourceFile(path, shown_name(path), sha256, sha256[:16])
    results.write(failed_document(file, code, detail=detail))
    return Outcome(path, file.document_id, sha256, is_failed=True)

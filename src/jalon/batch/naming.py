"""What of a document hangs on its name and not on its bytes: put in when all files are known.

The kept result of a document serves whatever the file is called, and however often it is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jalon.assemble.findings import Desk
from jalon.schemas.characters import UNKNOWN
from jalon.schemas.dataset import Dataset
from jalon.schemas.inputs import SourceFile
from jalon.schemas.values import Severity

# findings that hang on the name; made anew each time
OF_NAMES = ("duplicate_file", "file_name_mended")
FAILED = "document_failed"


def named(part: Dataset, name: str, twins: Sequence[str]) -> Dataset:
    """The rows of one document under the name of its file.

    Args:
        part: Its rows under any name.
        name: The file's name.
        twins: Names of further files with the same bytes.
    """
    document = part.documents[0]
    findings = [f for f in part.findings if f.code not in OF_NAMES]
    changes: dict[str, object] = {"file_name": name}
    # the desk gives a new finding the identifier that the reading would have given it
    file = SourceFile(Path(name), name, document.sha256, document.document_id)
    desk = Desk(file, content=document.content_id)
    if document.error is not None and document.file_name != name:
        errors = {
            key: str(getattr(document, key)).replace(document.file_name, name, 1)
            for key in ("error_fr", "error_en")
        }
        changes |= errors
        findings = [f for f in findings if f.code != FAILED]
        reasons = {"reason_fr": errors["error_fr"], "reason_en": errors["error_en"]}
        pages = [f.page for f in part.findings if f.code == FAILED]
        desk.find(FAILED, Severity.ERROR, page=pages[0] if pages else None, values=reasons)
    for twin in twins:
        desk.find("duplicate_file", Severity.INFO, values={"file": twin})
    if UNKNOWN in name:
        desk.find("file_name_mended", Severity.INFO)
    findings += desk.findings
    changes["findings"] = len(findings)
    return replace(part, documents=(document.model_copy(update=changes),), findings=tuple(findings))


def with_twin(part: Dataset, first: str, other: str) -> Dataset:
    """The rows of a document that two datasets hold under two names: ``first``, and the other."""
    was_twin = {f.finding_id for f in part.findings if f.code == "duplicate_file"}
    renamed = named(part, first, [other])
    kept = [f for f in part.findings if f.finding_id in was_twin]
    new = [f for f in renamed.findings if f.finding_id not in was_twin]
    document = renamed.documents[0].model_copy(update={"findings": len(new) + len(kept)})
    return replace(renamed, documents=(document,), findings=(*new, *kept))

"""Documents that a run would drop from the dataset that stands in its output folder."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from jalon.inputs import describe_file, shown_name, unread_file
from jalon.schemas.errors import OutputError
from jalon.schemas.places import Place

MOST_NAMED = 3


class WouldDropError(OutputError):
    """Documents of the former dataset are not among the files; nobody said what to do of them."""

    code = "output_would_drop"


def dropped_documents(former: Mapping[str, str], files: Collection[Place]) -> dict[str, str]:
    """Documents of the former dataset that ``files`` do not bring again, with their names.

    A file of the same name brings its document again, whether it was changed or not; a renamed
    one too, for which files of new names are looked into, and only then.

    Args:
        former: The file name of each document.
        files: The files of this run.
    """
    names = {shown_name(path) for path in files}
    gone = {key: name for key, name in former.items() if name not in names}
    if not gone:
        return {}
    known = set(former.values())
    new = [path for path in files if shown_name(path) not in known]
    found = {describe_file(path).document_id for path in new}
    found |= {unread_file(path).document_id for path in new}
    return {key: name for key, name in gone.items() if key not in found}


def check_nothing_dropped(output: Path, dropped: Mapping[str, str]) -> None:
    """Make sure that nothing would be dropped without a word.

    Raises:
        WouldDropError: Something would.
    """
    if dropped:
        named = sorted(dropped.values())[:MOST_NAMED]
        more = " …" if len(dropped) > MOST_NAMED else ""
        raise WouldDropError(output, f"{len(dropped)} : {', '.join(named)}{more}")

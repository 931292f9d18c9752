"""A dataset read from its folder for commands: whatever is wrong with it is one error."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pydantic import ValidationError

from jalon.publish.folder import is_dataset
from jalon.publish.parquet import read_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError


class NotADatasetError(OutputError):
    """No dataset stands in the folder."""

    code = "not_a_dataset"


class UnreadableDatasetError(OutputError):
    """The dataset in the folder is of another version, or has faults."""

    code = "dataset_unreadable"


def check_folder(folder: Path) -> None:
    """Make sure that ``folder`` is a dataset.

    Raises:
        NotADatasetError: It is none.
    """
    if not is_dataset(folder):
        raise NotADatasetError(folder)


def read_checked(folder: Path) -> Dataset:
    """The dataset that stands in ``folder``.

    Raises:
        NotADatasetError: There is none.
        UnreadableDatasetError: A table is missing, cannot be read, or breaks the rules.
    """
    check_folder(folder)
    try:
        return read_dataset(folder)
    except (OSError, pa.ArrowException) as error:
        detail = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise UnreadableDatasetError(folder, detail) from error
    except ValidationError as error:
        detail = f"{error.title}: {error.errors()[0]['msg']}"
        raise UnreadableDatasetError(folder, detail) from error

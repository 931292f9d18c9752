"""A dataset read from its folder for commands: whatever is wrong with it is one error."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from pydantic import ValidationError

from jalon.publish.parquet import read_dataset
from jalon.schemas.dataset import Dataset
from jalon.schemas.errors import OutputError


class NoDatasetError(OutputError):
    """No dataset stands there, or one of another version or with faults."""

    code = "no_dataset"


def read_checked(folder: Path) -> Dataset:
    """The dataset that stands in ``folder``.

    Raises:
        NoDatasetError: A table is missing, cannot be read, or breaks the rules.
    """
    try:
        return read_dataset(folder)
    except (OSError, pa.ArrowException) as error:
        raise NoDatasetError(folder, getattr(error, "strerror", None) or str(error)) from error
    except ValidationError as error:
        raise NoDatasetError(folder, f"{error.title}: {error.errors()[0]['msg']}") from error

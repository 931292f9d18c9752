"""Dataset to folder and back.

In: a ``Dataset`` of checked records. Out: a folder that holds one Parquet file a table, one
nested JSON file a document and a Frictionless Data Package; the same dataset gives the same
bytes, and somebody who reads the folder while it is written sees the old one or the new one.
"""

from __future__ import annotations

from jalon.publish.folder import prepare_output, write_dataset
from jalon.publish.parquet import read_dataset

__all__ = ["prepare_output", "read_dataset", "write_dataset"]

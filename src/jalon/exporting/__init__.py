"""A dataset in other forms: StratML, IATI, CSV, CSV on the Web, SQLite, DuckDB, JSON-LD.

In: a ``Dataset`` of checked records. Out: a file or a folder in the form asked for, with the same
bytes for the same dataset (a DuckDB file apart, which the library dates). What a form cannot hold
is said in docs/exports.md; CSV, SQLite and DuckDB hold everything, and ``read_export`` gives the
dataset back.
"""

from __future__ import annotations

from jalon.exporting.export import EXPORTS, export_dataset, read_export

__all__ = ["EXPORTS", "export_dataset", "read_export"]

"""Checks a dataset's descriptor against the files that stand beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from jalon.identity import file_sha256
from jalon.publish import datapackage
from jalon.publish.document_schema import DOCUMENT_SCHEMA, document_schema
from jalon.publish.writing import JSON_FOLDER
from jalon.schemas.records import RECORDS, Record

# a fault's code, and what fills its sentence
DescriptorFault = tuple[str, dict[str, object]]

LONGEST = 200_000_000  # bytes; ours has two tenths of a megabyte and a kilobyte a document
MOST_NAMED = 200  # characters of what is told of a fault


def descriptor_faults(folder: Path) -> Iterator[DescriptorFault]:
    """The descriptor must describe the files that stand there, each of them and no other."""
    resources, reason = _resources(folder / datapackage.FILE_NAME)
    if resources is None:
        yield reason
        return
    yield from _schema_faults(folder / DOCUMENT_SCHEMA)
    described: dict[str, dict[str, object]] = {}
    for resource in resources:
        name = str(resource.get("name"))
        if name not in RECORDS or name in described:
            yield "fault_resource_extra", {"detail": name[:MOST_NAMED]}
        described.setdefault(name, resource)
    for name, model in RECORDS.items():
        if name in described:
            yield from _resource_faults(folder, model, described[name])
        else:
            yield "fault_descriptor", {"detail": name}


def extra_files(folder: Path) -> Iterator[DescriptorFault]:
    """Files that are no part of a dataset, hidden ones left alone."""
    ours = {f"{name}.parquet" for name in RECORDS}
    ours |= {datapackage.FILE_NAME, DOCUMENT_SCHEMA, JSON_FOLDER}
    for path in sorted(folder.iterdir()):
        if path.name not in ours and not path.name.startswith("."):
            yield "fault_file_extra", {"file": path.name}


def _resources(path: Path) -> tuple[list[dict[str, object]] | None, DescriptorFault]:
    """The descriptor's resources, None and the fault where it is none of ours."""
    try:
        if path.stat().st_size > LONGEST:
            return None, ("fault_unreadable", {"file": path.name, "detail": f"> {LONGEST} bytes"})
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None, ("fault_missing_file", {"file": path.name})
    except (OSError, ValueError, RecursionError) as error:
        detail = " ".join(str(error).split())[:MOST_NAMED] or type(error).__name__
        return None, ("fault_unreadable", {"file": path.name, "detail": detail})
    resources = found.get("resources") if isinstance(found, dict) else None
    if not isinstance(resources, list) or not all(isinstance(r, dict) for r in resources):
        return None, ("fault_unreadable", {"file": path.name, "detail": "resources"})
    if found.get("name") != datapackage.NAME:
        return None, ("fault_descriptor", {"detail": "name"})
    return resources, ("", {})


def _schema_faults(path: Path) -> Iterator[DescriptorFault]:
    """The schema of the nested documents is the one of this version."""
    if not path.is_file():
        yield "fault_missing_file", {"file": path.name}
    elif path.read_bytes() != datapackage.descriptor_text(document_schema()).encode():
        yield "fault_descriptor", {"detail": path.name}


def _resource_faults(
    folder: Path, model: type[Record], resource: dict[str, object]
) -> Iterator[DescriptorFault]:
    name = model.table.name
    table = folder / f"{name}.parquet"
    if resource.get("path") != table.name or "data" in resource:
        yield "fault_descriptor", {"detail": f"{name}.path"}
    if table.is_file():
        if resource.get("hash") != f"sha256:{file_sha256(table)}":
            yield "fault_hash", {"file": table.name}
        if resource.get("jalon:bytes") != table.stat().st_size:
            yield "fault_bytes", {"file": table.name, "found": table.stat().st_size}
    if resource.get("schema") != json.loads(json.dumps(datapackage.table_schema(model))):
        yield "fault_descriptor", {"detail": name}

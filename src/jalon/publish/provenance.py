"""Where a dataset comes from: licence, sources, contributors, program, settings, word lists.

All of it follows from the documents and the options: there is no clock in it. A build that wants
a date sets ``SOURCE_DATE_EPOCH``, as reproducible builds do.
See https://reproducible-builds.org/specs/source-date-epoch/.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jalon import __version__
from jalon.publish.json_lines import Written, written
from jalon.schemas.records import DocumentRow

Json = dict[str, object]

SETTINGS = "jalon:settings"
# a number for the shape of the tables: docs/schema-changelog.md says what each changed
SCHEMA_VERSION = "3.0"
WORD_FOLDERS = ("jalon.normalize", "jalon.extract.meaning", "jalon.extract.judge")
NO_LICENCE = {
    "name": "notspecified",
    "title": "Not specified: the documents' rights stay with the bodies that publish them",
    "title_fr": "Non précisée : les droits restent aux organismes qui publient les documents",
}
MARGIN = "    "  # of what stands in a list of the descriptor
COVERAGE = ("status", "rows", "findings", "tables_seen", "tables_read")
WORDS = ("words_in_tables", "words_in_rows")
# licences by which public bodies publish; other texts are kept as a title
LICENCES = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")


class Sources:
    """What a descriptor says of the dataset's documents, gathered one after another.

    Each is held as the text that it becomes: as a row it takes ten times the room, and an archive
    has a hundred thousand.
    """

    def __init__(self) -> None:
        self.texts: list[Written] = []
        self.licences: dict[str | None, None] = {}
        self.publishers: dict[str, str | None] = {}

    def add(self, row: DocumentRow) -> None:
        """Take one document in."""
        self.texts.append(Written(written(_source(row), (), MARGIN)))
        self.licences.setdefault(row.source_licence)
        if row.publisher is not None:
            self.publishers.setdefault(row.publisher, row.publisher_id)


def provenance(sources: Sources, settings: Mapping[str, object], epoch: str | None = None) -> Json:
    """The keys of the descriptor that say what the dataset was made from, and how.

    Args:
        sources: The dataset's documents.
        settings: The options of the run, by name, those that shape the rows alone.
        epoch: The value of ``SOURCE_DATE_EPOCH``, in seconds; None where it is not set.
    """
    created = {"created": _moment(epoch)} if epoch and epoch.isdecimal() else {}
    return {
        **created,
        "licenses": list(_licences(sources.licences)),
        "contributors": list(_contributors(sources.publishers)),
        "sources": sources.texts,
        "jalon:schema_version": SCHEMA_VERSION,
        "jalon:program": {"name": "jalon", "version": __version__},
        "jalon:word_lists": f"sha256:{word_lists_sha256()}",
        SETTINGS: dict(settings),
        "jalon:documents": {"path": "json", "schema": "document.schema.json"},
    }


def settings_of(descriptor: Mapping[str, object]) -> Json:
    """The options that a dataset says it was made with; none where it does not say."""
    found = descriptor.get(SETTINGS)
    return dict(found) if isinstance(found, dict) else {}


@cache
def word_lists_sha256() -> str:
    """The digest of every word list, registry and fitted weight that the package reads with."""
    digest = hashlib.sha256()
    for package in WORD_FOLDERS:
        for name, data in _data_files(files(package) / "data"):
            digest.update(f"{package}/{name}\n{len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _data_files(folder: Traversable, prefix: str = "") -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.is_dir():
            yield from _data_files(path, f"{prefix}{path.name}/")
        else:
            yield f"{prefix}{path.name}", path.read_bytes().replace(b"\r\n", b"\n")


def _moment(epoch: str) -> str:
    moment = dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _licences(told: Collection[str | None]) -> Iterator[Json]:
    """Each licence that the documents are published under; where none is told, that."""
    for text in sorted(one for one in told if one is not None):
        if text.startswith(("https://", "http://")):
            yield {"path": text}
        elif LICENCES.fullmatch(text):
            yield {"name": text}
        else:
            yield {"name": "other", "title": text}
    if None in told or not told:
        yield dict(NO_LICENCE)


def _contributors(publishers: Mapping[str, str | None]) -> Iterator[Json]:
    yield {"title": f"Jalon {__version__}", "roles": ["wrangler"]}
    for name in sorted(publishers):
        known = publishers[name]
        code = {"jalon:organisation_id": known} if known else {}
        yield {"title": name, "roles": ["publisher"], **code}


def _source(row: DocumentRow) -> Json:
    """A document as a source: title, address where given, digest, and how much of it was read."""
    source: Json = {"title": row.title or row.file_name}
    if row.source_url is not None:
        source["path"] = row.source_url
    if row.retrieved_on is not None:
        source["version"] = row.retrieved_on.isoformat()
    source["jalon:file"] = row.file_name
    source["jalon:document_id"] = row.document_id
    if row.sha256 is not None:
        source["hash"] = f"sha256:{row.sha256}"
    values = row.model_dump(mode="json", include={*COVERAGE, *WORDS})
    source["jalon:coverage"] = {name: values[name] for name in (*COVERAGE, *WORDS)}
    return source

"""The floors of the house and what each may know: read from the sources, nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXTRACT = ROOT / "extract"

# each floor may import itself, the floors before it, and schemas
FLOORS = (
    "pdf",
    "scans",
    "text",
    "tables",
    "layout",
    "records",
    "meaning",
    "rows",
    "check",
    "readers",
    "judge",
)
# modules that stand on top of the floors: one document, from the path to raw rows
TOP = {
    *("__init__", "bad_pages", "bare_levels", "contents", "coverage", "displayed", "document"),
    *("doubts", "facts", "own_years", "settings"),
    *(
        "files",
        "fingerprint",
        "kinds",
        "page_findings",
        "periods",
        "plan",
        "published",
        "publishers",
    ),
    *("readings", "said", "spots"),
}

# floors that know no language: they are told by a predicate what is a heading
WORDLESS = ("pdf", "scans", "text", "tables")
VOCABULARY = {"jalon.schemas.vocabulary", "jalon.schemas.lexicon", "jalon.schemas.quantity_words"}

# calls that open a file
OPENERS = {"open", "open_pdf", "read_bytes", "read_pdf", "read_text", "write_bytes", "write_text"}
MAY_OPEN = {
    "extract/files.py",
    "extract/document.py",
    "src/jalon/cli.py",
    "src/jalon/document.py",
    "src/jalon/opened.py",
    "src/jalon/own_vocabulary.py",
    "src/jalon/plugins.py",
    "src/jalon/source_table.py",
    "src/jalon/descriptor_checks.py",
    "src/jalon/reading.py",
    "src/jalon/corrections/store.py",
    "src/jalon/query.py",
    "src/jalon/report/debug_page.py",
    "src/jalon/report/html.py",
    "src/jalon/review/app.py",
    "src/jalon/review/publish.py",
    "src/jalon/remote.py",
    "src/jalon/identity.py",
    "src/jalon/sources.py",
    "src/jalon/validate.py",
    # data files of the package, read once
    "extract/judge/scanned.py",
    "extract/judge/weights.py",
    "extract/meaning/weights.py",
    "extract/scans/legibility.py",
    "extract/tables/trim.py",
    "normalize/bodies/registries.py",
    "normalize/text/wordlists.py",
    "src/jalon/messages/catalogue.py",
}

# folders whose work is to write: the dataset, and what a run keeps meanwhile
WRITERS = ("src/jalon/publish/", "src/jalon/batch/", "src/jalon/exporting/")

# known breaches; the test fails when one is mended and still listed, so that the list shrinks
BREACHES = {
    # the second engines open the file themselves: camelot takes a path only
    ("extract/check/grid.py", "read_pdf"),
    ("extract/check/text.py", "open"),
    # hands the document, opened by extract, to the second engines
    ("src/jalon/check/claims.py", "open_pdf"),
}


def sources(folder: Path) -> Iterator[Path]:
    """Python files of a folder, links to the other folders not followed."""
    links = {p for p in folder.iterdir() if p.is_symlink()}
    for path in sorted(folder.rglob("*.py")):
        if not links & set(path.parents):
            yield path


def imports_of(path: Path) -> Iterator[str]:
    """Every module of ours that a source file imports, by its full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            # of ``from jalon.extract import tables`` the module may be either
            names = [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
        yield from (name for name in names if name.startswith("jalon."))


def floor_of(module: str) -> str | None:
    """The floor of extract that a module belongs to, None for any other."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["jalon", "extract"] and len(parts) > 2 else None


def name_of(path: Path) -> str:
    """A file's path in the repository."""
    return path.relative_to(ROOT).as_posix()


def test_every_module_stands_on_a_floor() -> None:
    """Each folder of extract is a floor that the list names, each module beside them is on top."""

    folders = {path.name for path in EXTRACT.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in EXTRACT.glob("*.py")}

    assert folders <= set(FLOORS)
    assert modules <= TOP


def test_floors_import_only_floors_above_them_in_the_list() -> None:
    """A floor knows itself and what comes before it, never what is made of its work."""

    floors = [f for f in FLOORS if (EXTRACT / f).exists()]
    found = {
        (name_of(path), other)
        for floor in floors
        for path in sources(EXTRACT / floor)
        for module in imports_of(path)
        if (other := floor_of(module)) not in {None, *FLOORS[: FLOORS.index(floor) + 1]}
    }

    assert len(floors) > 5
    assert found == set()


@pytest.mark.parametrize("floor", WORDLESS)
def test_lower_floors_know_no_vocabulary(floor: str) -> None:
    """Neither word lists nor the protocol behind which they stand are imported there."""

    found = [
        (name_of(path), module)
        for path in sources(EXTRACT / floor)
        for module in imports_of(path)
        if module in VOCABULARY or module.startswith("jalon.normalize")
    ]

    assert found == []


@pytest.mark.parametrize(("folder", "other"), [("extract", "normalize"), ("normalize", "extract")])
def test_extract_and_normalize_never_meet(folder: str, other: str) -> None:
    """Neither imports the other; the pipeline joins them."""

    found = {
        (name_of(path), module)
        for path in sources(ROOT / folder)
        for module in imports_of(path)
        if module.split(".")[1] not in {folder, "schemas"}
    }

    assert not any(module.split(".")[1] == other for _, module in found)
    assert found == set()


def opened_in(path: Path) -> Iterator[str]:
    """The calls of a source file that open a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            name = getattr(called, "attr", getattr(called, "id", None))
            # os.open of the null device is no document
            module = getattr(getattr(called, "value", None), "id", None)
            if name in OPENERS and module != "os":
                yield name


def test_files_are_opened_at_the_rim() -> None:
    """Documents and outputs are opened by few modules; all others take values."""

    found = {
        (name_of(path), call)
        for folder in ("extract", "normalize", "schemas", "src/jalon")
        for path in sources(ROOT / folder)
        for call in opened_in(path)
        if name_of(path) not in MAY_OPEN and not name_of(path).startswith(WRITERS)
    }

    assert found == BREACHES


def test_who_may_open_files_does() -> None:
    """No module keeps a leave that it does not use."""

    idle = [name for name in sorted(MAY_OPEN) if not any(opened_in(ROOT / name))]

    assert idle == []


def test_no_identity_decides() -> None:
    """No result hangs on which of two equal objects is met: ``id`` is never called."""

    found = {
        name_of(path)
        for folder in ("extract", "normalize", "schemas", "src/jalon")
        for path in sources(ROOT / folder)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "id"
    }

    assert found == set()

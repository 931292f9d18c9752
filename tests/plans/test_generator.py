"""The generator of random plans: its gold holds, and a seed gives the same document again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.answers import BOXED, fold
from plans.design import CONTAINERS
from plans.generate import write_document
from plans.places import read_letters

pytest.importorskip("typst")
SEEDS = list(enumerate(range(40, 40 + len(CONTAINERS))))
KINDS = {None, "absolute", "relative_change", "deliverable", "to_be_determined"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one document of each container."""
    path = tmp_path_factory.mktemp("plans")
    for turn, seed in SEEDS:
        write_document(seed, path, producers=("typst", "reportlab"), turn=turn)
    return path


def _golds(folder: Path) -> list[tuple[Path, dict]]:  # type: ignore[type-arg]
    paths = sorted(folder.glob("*.gold.json"))
    return [(path, json.loads(path.read_text(encoding="utf-8"))) for path in paths]


def test_writes_every_container(folder: Path) -> None:
    """Each container comes once in a round."""
    metas = [json.loads(p.read_text(encoding="utf-8")) for p in folder.glob("*.meta.json")]

    assert {meta["container"] for meta in metas} == set(CONTAINERS)


def test_gold_is_valid(folder: Path) -> None:
    """A row names its action, indicator and page; a number has its unit and comparator."""
    for path, gold in _golds(folder):
        assert gold["rows"], path.name
        for row in gold["rows"]:
            assert row["action"], path.name
            assert 1 <= row["page"] <= gold["document"]["pages"]
            assert row["kind"] in KINDS
            assert (row["value"] is None) == (row["unit"] is None) == (row["comparator"] is None)
            assert (row["target"] is None) == (row["kind"] is None)
            assert set(row["boxes"]) <= set(BOXED)


def test_targets_stand_on_their_page(folder: Path) -> None:
    """The text of each target is read on the page on which its box says it stands."""
    for path, gold in _golds(folder):
        pdf = path.with_name(path.name.replace(".gold.json", ".pdf"))
        pages: dict[int, str] = {}
        for letter in read_letters(pdf, None):
            pages[letter.page] = pages.get(letter.page, "") + letter.text
        for row in gold["rows"]:
            if row["target"] is not None:
                numbers = {box[0] for box in row["boxes"]["target"]}
                text = fold("".join(pages[number] for number in sorted(numbers)))
                assert fold(row["target"]) in text, (path.name, row["target"])


def test_words_have_roles(folder: Path) -> None:
    """Nearly every word of a document is known by what it is."""
    for path in sorted(folder.glob("*.words.json")):
        words = json.loads(path.read_text(encoding="utf-8"))["words"]
        unknown = sum(word["role"] == "none" for word in words)
        assert unknown <= 0.02 * len(words), path.name


def test_a_seed_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """The same seed writes the same files."""
    names = [
        write_document(s, tmp_path, producers=("typst", "reportlab"), turn=t) for t, s in SEEDS[:4]
    ]

    for name in names:
        for suffix in (".pdf", ".gold.json", ".words.json", ".meta.json"):
            assert (tmp_path / f"{name}{suffix}").read_bytes() == (
                folder / f"{name}{suffix}"
            ).read_bytes()


def test_held_out_words_are_kept_apart(tmp_path: Path) -> None:
    """No heading word of an examination comes in the default documents."""
    from plans.pools import read_pool  # noqa: PLC0415

    for fields in read_pool("words").values():
        for kinds in fields.values():
            assert not set(kinds["held_out"]) & {*kinds["usual"], *kinds["unusual"]}
    name = write_document(7, tmp_path, producers=("typst",), held_out=True, turn=0)
    meta = json.loads((tmp_path / f"{name}.meta.json").read_text(encoding="utf-8"))
    assert read_pool(meta["domain"])["held_out"]

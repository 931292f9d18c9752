"""Publishes a dataset and is killed before its first, second, third … step on the disk.

Run by ``test_kills.py`` in a process of its own: it forks one for each kill.
Arguments: a folder to work in; "exchange", "renames" or "in place".
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from jalon.publish import folder as publishing

STEPS = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "shutil.rmtree", "open"}
MOST = 200
Files = dict[str, bytes]


def dataset(generation: str) -> Files:
    """The files of a small dataset; two generations share one name under json/."""
    tables = {name: generation.encode() for name in ("documents.parquet", "targets.parquet")}
    names = {"old": ("0" * 16, "1" * 16), "new": ("1" * 16, "2" * 16)}[generation]
    nested = {f"json/{name}.json": generation.encode() for name in names}
    descriptor = {"name": "jalon", "resources": [{"path": name} for name in tables]}
    descriptor["made"] = generation
    return {**tables, **nested, "datapackage.json": json.dumps(descriptor).encode()}


def writer(files: Files) -> Callable[[Path], None]:
    """Writes ``files`` into an empty folder."""

    def write(folder: Path) -> None:
        (folder / "json").mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)

    return write


def files_in(folder: Path) -> Files:
    """Every file of a dataset, what we make for ourselves left out."""
    found = (p for p in folder.rglob("*") if p.is_file())
    named = {p.relative_to(folder).as_posix(): p.read_bytes() for p in found}
    return {name: data for name, data in named.items() if not name.startswith(".jalon-")}


def killed_at(step: int, out: Path, files: Files) -> bool:
    """Publish in a process that is killed before step ``step``; False where it came to the end."""
    child = os.fork()
    if child:
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])
    left = [step]

    def count(event: str, arguments: tuple[object, ...]) -> None:
        reads = event == "open" and arguments[1] in {"r", "rb"}
        if event in STEPS and not reads:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    publishing.publish(out, writer(files))
    os._exit(0)


def check(seen: Files | None, mode: str, step: int, allowed: tuple[Files, ...]) -> None:
    """A reader sees the old dataset or the new one, or none where the system allows no better."""
    if mode == "exchange":
        assert seen in allowed, (step, seen)
    elif mode == "renames":
        assert seen is None or seen in allowed, (step, seen)
    else:
        assert "datapackage.json" not in (seen or {}) or seen in allowed, (step, seen)


def main(place: Path, mode: str) -> int:
    """Kill at every step; the number of kills."""
    if mode == "renames":
        vars(publishing)["exchange"] = lambda *_: False
    mine = {"notes.txt": b"mine", "mine/deep.txt": b"deep", "json/readme.json": b"{}"}
    old, new = ({**dataset(name), **mine} for name in ("old", "new"))
    for step in range(1, MOST):
        shutil.rmtree(place, ignore_errors=True)
        out = place / "out"
        (out / "json").mkdir(parents=True)
        (out / "mine").mkdir()
        for name, data in old.items():
            (out / name).write_bytes(data)
        if mode == "in place":
            os.chdir(out)
        was_killed = killed_at(step, out, dataset("new"))
        check(files_in(out) if out.exists() else None, mode, step, (old, new))
        publishing.publish(out, writer(dataset("new")))
        assert files_in(out) == new, step
        left = [p.name for p in (*place.iterdir(), *out.iterdir()) if ".jalon-" in p.name]
        assert not left, (step, left)
        os.chdir("/")
        if not was_killed:
            return step - 1
    raise AssertionError("it never came to the end")


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), sys.argv[2])))

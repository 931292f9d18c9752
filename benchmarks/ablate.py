"""Switch every rule and every number of the reader off in turn, and say what each is worth.

usage: ablate.py FOLDER... --cache FILE [--floor NAME ...] [--most N] [--table FILE.md]

A folder is a set: PDFs with NAME.gold.json beside. A rule is a function of a module that answers
yes or no: it is made to say no, then yes. A number is one that a module names: it is made a
quarter smaller, then larger; of a share or a count as much as that allows. What is counted are
rows right in action, indicator and target; words, rules and tables of the pages are read
once and kept in the cache. Sets that are only at hand (the tests' own layouts) say whether a rule
is needed; those that it was not written on say whether it is worth it.
"""

from __future__ import annotations

import argparse
import ast
import gc
import importlib
import json
import pickle
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from gold import fold

import jalon.extract
from jalon.extract.contents import Contents
from jalon.extract.document import Prepared, case_from, prepare
from jalon.extract.judge import judged
from jalon.extract.plan import read_plan
from jalon.schemas.raw import RawTarget
from jalon.vocabulary import Wordbook

FLOORS = ("records", "meaning", "rows")
STEP = 0.25
KEYS = ("action", "indicator", "target")

Key = tuple[str, ...]
Hits = dict[str, tuple[int, int, int]]  # document -> right, ours, gold


@dataclass(frozen=True, slots=True)
class Kept:
    """A document whose pages and tables were read, with its answers."""

    source: str
    name: str
    prepared: Prepared
    gold: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """One thing to change: where it stands, what it is called, and what it becomes."""

    module: str
    name: str
    kind: str
    value: Any


def kept_documents(folders: Sequence[Path], cache: Path) -> list[Kept]:
    """Every document of ``folders`` that has answers, its pages read once."""
    if cache.exists():
        held: list[Kept] = pickle.loads(cache.read_bytes())
        return held
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            pdf = path.with_name(path.name.removesuffix(".gold.json") + ".pdf")
            gold = json.loads(path.read_text(encoding="utf-8")).get("rows", [])
            if not gold:
                continue
            prepared = prepare(pdf, Wordbook())
            keys = tuple(tuple(_folded(row.get(k)) for k in KEYS) for row in gold)
            found.append(Kept(folder.name, pdf.stem, prepared, keys))
    cache.write_bytes(pickle.dumps(found))
    return found


def _folded(value: object) -> str:
    return "" if value is None else fold(value)


def hits_of(documents: Sequence[Kept]) -> Hits:
    """For each document: rows right, rows read, rows of the answers; none where it fails."""
    found: Hits = {}
    for one in documents:
        try:
            ours = Counter(_key(t) for t in _rows(one))
        except Exception:
            ours = Counter()
        right = sum((ours & Counter(one.gold)).values())
        found[f"{one.source}/{one.name}"] = (right, sum(ours.values()), len(one.gold))
    return found


def _rows(one: Kept) -> Sequence[RawTarget]:
    contents: Contents = one.prepared.contents
    plan = read_plan(contents.pages, contents.tables, contents.vocabulary, contents.lexicon,
                     contents.footnotes)  # fmt: skip
    case = case_from(Prepared(contents, one.prepared.facts, plan, (), 0, None))
    return judged(case).targets


def _key(row: RawTarget) -> Key:
    texts = (row.action, row.indicator, row.target)
    return tuple(fold(p.text) if p is not None else "" for p in texts)


# where each thing matters


@dataclass(frozen=True, slots=True)
class Traced:
    """Which documents call each function of a module, and what it answers there."""

    calls: Mapping[tuple[str, str], set[str]]
    answers: Mapping[tuple[str, str, bool], set[str]]
    users: Mapping[tuple[str, str], set[str]]  # functions that use a number of their module

    def documents_of(self, switch: Switch) -> set[str] | None:
        """Those that the switch may change; None for all."""
        if switch.kind == "rule":
            return self.answers.get((switch.module, switch.name, not switch.value), set())
        users = self.users.get((switch.module, switch.name))
        if users is None:
            return None
        return {d for u in users for d in self.calls.get((switch.module, u), set())}


def traced(documents: Sequence[Kept], floors: Sequence[str]) -> Traced:
    """Read every document once, with every function of these floors looked at."""
    calls: dict[tuple[str, str], set[str]] = defaultdict(set)
    answers: dict[tuple[str, str, bool], set[str]] = defaultdict(set)
    users: dict[tuple[str, str], set[str]] = {}
    now = [""]

    def watched(module: str, name: str, own: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            calls[module, name].add(now[0])
            said = own(*args, **kwargs)
            if isinstance(said, bool):
                answers[module, name, said].add(now[0])
            return said

        return call

    back = []
    for module, tree in modules_of(floors):
        names = [n.name for n in tree.body if isinstance(n, ast.FunctionDef)]
        held = importlib.import_module(module)
        for name in names:
            own = getattr(held, name)
            if hasattr(own, "cache_clear"):
                continue
            back.append(replaced(name, own, watched(module, name, own)))
        users |= {(module, n): used for n, used in _users_of(tree).items()}
    for one in documents:
        now[0] = f"{one.source}/{one.name}"
        _forget()
        hits_of([one])
    for undo in back:
        undo()
    return Traced(calls, answers, users)


def _users_of(tree: ast.Module) -> dict[str, set[str]]:
    """For each number of a module the functions that use it, where nothing else does."""
    numbers = {n for a in tree.body if isinstance(a, ast.Assign) for n in _names(a.targets)}
    found: dict[str, set[str]] = {n: set() for n in numbers}
    elsewhere: set[str] = set()
    for node in tree.body:
        names = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)} & numbers
        if isinstance(node, ast.FunctionDef):
            for name in names:
                found[name].add(node.name)
        elif not isinstance(node, ast.Assign):
            elsewhere |= names
    return {n: used for n, used in found.items() if n not in elsewhere}


def modules_of(floors: Sequence[str]) -> Iterator[tuple[str, ast.Module]]:
    """The modules of these floors, each with its code."""
    root = Path(jalon.extract.__path__[0])
    for floor in floors:
        for path in sorted((root / floor).glob("*.py")):
            if path.stem != "__init__":
                tree = ast.parse(path.read_text(encoding="utf-8"))
                yield f"jalon.extract.{floor}.{path.stem}", tree


# what can be switched


def switches(floors: Sequence[str]) -> Iterator[Switch]:
    """Every rule and number of these floors, in the order of their files."""
    for module, tree in modules_of(floors):
        for node in tree.body:
            yield from _of_node(module, node)


def _of_node(module: str, node: ast.stmt) -> Iterator[Switch]:
    if isinstance(node, ast.FunctionDef):
        if isinstance(node.returns, ast.Name) and node.returns.id == "bool":
            yield from (Switch(module, node.name, "rule", says) for says in (False, True))
    elif isinstance(node, ast.Assign):
        for name in _names(node.targets):
            value = getattr(importlib.import_module(module), name, None)
            if isinstance(value, int | float) and not isinstance(value, bool):
                yield from (Switch(module, name, "number", v) for v in _moved(value))


def _names(targets: Sequence[ast.expr]) -> list[str]:
    return [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]


def _moved(value: float) -> list[float]:
    if isinstance(value, int):
        return [max(value - max(1, round(STEP * value)), 0), value + max(1, round(STEP * value))]
    more = value * (1 + STEP)
    return [value * (1 - STEP), min(more, 1.0) if 0 < value <= 1 else more]


def switched(switch: Switch) -> Callable[[], None]:
    """Make the change wherever the name is held; what is returned takes it back."""
    own = getattr(importlib.import_module(switch.module), switch.name)
    if switch.kind == "rule":
        return replaced(switch.name, own, lambda *_, **__: switch.value)
    return replaced(switch.name, own, switch.value, lambda m: _is_imported(m, switch))


def replaced(
    name: str, own: object, new: object, holds: Callable[[ModuleType], bool] = lambda _: True
) -> Callable[[], None]:
    """Put ``new`` where modules hold ``own`` under ``name``; what is returned puts it back."""
    places = [
        m
        for key, m in list(sys.modules.items())
        if key.startswith("jalon.") and vars(m).get(name) is own and holds(m)
    ]
    for module in places:
        setattr(module, name, new)
    _forget()

    def back() -> None:
        for module in places:
            setattr(module, name, own)
        _forget()

    return back


def _is_imported(module: ModuleType, switch: Switch) -> bool:
    """Whether a module names a number, or takes it from where it is named."""
    if module.__name__ == switch.module:
        return True
    source = Path(str(module.__file__)).read_text(encoding="utf-8") if module.__file__ else ""
    tree = ast.parse(source)
    return any(
        isinstance(n, ast.ImportFrom) and n.module == switch.module
        and any(a.name == switch.name for a in n.names)
        for n in ast.walk(tree)
    )  # fmt: skip


def _forget() -> None:
    """Empty what functions of the reader keep of earlier calls."""
    for key, module in list(sys.modules.items()):
        if key.startswith("jalon.extract"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


# what came of it


def change(before: Hits, after: Hits) -> dict[str, tuple[int, int, int]]:
    """For each set: rows right more or less, rows wrong more or less, documents that changed."""
    found: dict[str, list[int]] = {}
    for name, (right, ours, _) in before.items():
        now_right, now_ours, _ = after[name]
        line = found.setdefault(name.split("/")[0], [0, 0, 0])
        line[0] += now_right - right
        line[1] += (now_ours - now_right) - (ours - right)
        line[2] += (right, ours) != (now_right, now_ours)
    return {source: (a, b, c) for source, (a, b, c) in found.items()}


def line_of(switch: Switch, changed: Mapping[str, tuple[int, int, int]]) -> str:
    """One line of the table."""
    value = f"{switch.value:.4g}" if switch.kind == "number" else str(switch.value).lower()
    cells = " | ".join(
        "" if c == (0, 0, 0) else f"{c[0]:+d} / {c[1]:+d} ({c[2]})" for c in changed.values()
    )
    module = switch.module.removeprefix("jalon.extract.")
    return f"| {module}.{switch.name} | {value} | {cells} |"


def main() -> int:
    """Print the table; with --table, write it too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--floor", action="append", choices=FLOORS)
    parser.add_argument("--most", type=int, default=None, help="switches to try")
    parser.add_argument("--table", type=Path)
    args = parser.parse_args()
    documents = kept_documents(args.folders, args.cache)
    gc.freeze()
    floors = args.floor or FLOORS
    before = hits_of(documents)
    trace = traced(documents, floors)
    by_name = {f"{d.source}/{d.name}": d for d in documents}
    sources = list(dict.fromkeys(n.split("/")[0] for n in before))
    head = f"| what | becomes | {' | '.join(sources)} |"
    lines = [head, "|" + "---|" * (len(sources) + 2)]
    print(head, flush=True)
    start = time.monotonic()
    for count, switch in enumerate(switches(floors)):
        if count == args.most:
            break
        touched = trace.documents_of(switch)
        back = switched(switch)
        try:
            after = before | hits_of(
                [d for n, d in by_name.items() if touched is None or n in touched]
            )
        finally:
            back()
        lines.append(line_of(switch, change(before, after)))
        print(lines[-1], f"{time.monotonic() - start:.0f} s", flush=True)
    if args.table is not None:
        args.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

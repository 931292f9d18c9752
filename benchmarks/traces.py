"""Which units a switch may change, told in one reading with every condition looked at.

Taking an operand of an ``and`` away matters only where it was false, of an ``or`` only where it
was true; a number in a comparison only where the comparison comes out otherwise with the other
number. Where none of this can be told, all units that call the function count.
"""

from __future__ import annotations

import ast
import copy
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from measures import Unit
from switches import (
    ROOT,
    Function,
    Numbers,
    Place,
    Switch,
    answers,
    edits,
    forget,
    functions_of,
    modules_of,
    name_of,
    qualified,
    rebodied,
    tried_values,
)

Key = tuple[object, ...]


class Trace:
    """What was seen in one reading of all units."""

    def __init__(self, floors: Sequence[str]) -> None:
        self.floors = floors
        self.numbers = Numbers(floors)
        self.calls: dict[Place, set[str]] = defaultdict(set)
        self.seen: dict[Key, set[str]] = defaultdict(set)
        self.watched: set[Key] = set()
        self.now = ""

    def touched(self, switch: Switch) -> set[str] | None:
        """The units that a switch may change; None for all."""
        if switch.kind not in ("number", "limit") and switch.key in self.watched:
            return self.seen[switch.key]
        if switch.users is None:
            return None
        return self.seen[switch.key] | {n for user in switch.users for n in self.calls[user]}

    def run(self, units: Sequence[Unit]) -> None:
        """Read all units with everything looked at."""
        undo = list(self._instrumented())
        calls: dict[CodeType, set[str]] = defaultdict(set)
        said: dict[tuple[CodeType, bool], set[str]] = defaultdict(set)

        def watch(frame: FrameType, event: str, value: Any) -> None:
            if event == "call":
                calls[frame.f_code].add(self.now)
            elif event == "return" and isinstance(value, bool):
                said[frame.f_code, value].add(self.now)

        for unit in units:
            self.now = f"{unit.source}/{unit.name}"
            forget()
            sys.setprofile(watch)
            try:
                unit.hits()
            finally:
                sys.setprofile(None)
        for back in undo:
            back()
        for code, names in calls.items():
            self.calls[_place(code)] |= names
        for (code, value), names in said.items():
            if "<locals>" not in code.co_qualname:
                self.seen["rule", *_place(code), not value] |= names

    def _instrumented(self) -> Iterator[Callable[[], None]]:
        done = set()
        for floor in self.floors:
            for module, tree in modules_of(floor):
                done.add(module)
                for function, owner in functions_of(tree):
                    yield from self._watch(module, qualified(function, owner), function, fine=True)
        # numbers are read on other floors too
        for path in sorted(ROOT.rglob("*.py")):
            if name_of(path) not in done:
                tree = ast.parse(path.read_text(encoding="utf-8"))
                for function, owner in functions_of(tree):
                    reads = (n.attr for n in ast.walk(function) if isinstance(n, ast.Attribute))
                    if any(name in self.numbers.held for name in reads):
                        name = qualified(function, owner)
                        yield from self._watch(name_of(path), name, function, fine=False)

    def _watch(
        self, module: str, name: str, function: Function, *, fine: bool
    ) -> Iterator[Callable[[], None]]:
        watcher = Watcher(self, module, name, fine=fine)
        made = watcher.visit(copy.deepcopy(function))
        try:
            undo = rebodied(
                module, name, made, ablation_seen=self._note, ablation_differs=self._compare
            )
        except (ValueError, KeyError):
            return  # a function in a function, or one that a decorator replaced
        if answers(function):
            self.watched |= {("rule", module, name, says) for says in (False, True)}
        self.watched |= watcher.keys
        yield undo

    def _note(self, key: Key, when: object, value: Any) -> Any:
        if bool(value) is when:
            self.seen[key].add(self.now)
        return value

    def _compare(self, keys: Sequence[Key], value: Any, *others: Callable[[], Any]) -> Any:
        for key, other in zip(keys, others, strict=True):
            if self.now not in self.seen[key] and _outcome(other) != bool(value):
                self.seen[key].add(self.now)
        return value


def _outcome(other: Callable[[], Any]) -> bool | None:
    try:
        return bool(other())
    except Exception:
        return None


def _place(code: CodeType) -> Place:
    path = Path(code.co_filename).resolve()
    if not path.is_relative_to(ROOT.resolve()):
        return "", ""
    parts = path.relative_to(ROOT.resolve()).with_suffix("").parts
    return ".".join(("jalon.extract", *parts)), code.co_qualname.partition(".<locals>")[0]


class Watcher(ast.NodeTransformer):
    """Puts a look around each condition and comparison of a function."""

    def __init__(self, trace: Trace, module: str, name: str, *, fine: bool) -> None:
        self.held = trace.numbers.held
        self.where = (module, name)
        self.fine = fine
        self.keys: set[Key] = set()
        self.places: dict[ast.AST, int] = {}

    def visit(self, node: ast.AST) -> Any:
        """The node with a look around its conditions."""
        if not self.places:
            self.places = {n: at for at, n in enumerate(ast.walk(node))}
        own = copy.deepcopy(node) if isinstance(node, ast.Compare) else None
        literals = self._literals(node) if own is not None and self.fine else []
        node = self.generic_visit(node)
        at = self.places.get(node)
        if self.fine and at is not None and not isinstance(node, ast.Constant):
            self._conditions(node, at)
        if own is not None:
            return self._compared(node, own, literals)
        return node

    def _conditions(self, node: Any, at: int) -> None:
        for i, (kind, *_) in enumerate(edits(node)):
            if kind != "clause":
                continue
            key = (*self.where, at, i)
            self.keys.add(key)
            if isinstance(node, ast.BoolOp):
                when = not isinstance(node.op, ast.And)
                node.values[i] = _call("ablation_seen", key, when, node.values[i])
            elif isinstance(node, ast.comprehension):
                node.ifs[i] = _call("ablation_seen", key, False, node.ifs[i])
            elif isinstance(node, ast.If):
                node.test = _call("ablation_seen", key, True, node.test)

    def _literals(self, compare: ast.AST) -> list[tuple[int, int]]:
        """Of the numbers in a comparison: place in the function, place in the comparison."""
        inner = list(ast.walk(compare))
        return [
            (self.places[n], j)
            for j, n in enumerate(inner)
            if any(True for _ in edits(n)) and isinstance(n, ast.Constant)
        ]

    def _compared(self, node: Any, own: ast.Compare, literals: Sequence[tuple[int, int]]) -> Any:
        if any(isinstance(n, ast.NamedExpr | ast.Yield) for n in ast.walk(own)):
            return node
        keys: list[Key] = []
        others: list[ast.expr] = []
        for at, j in literals:
            for i, (_, _, _, edit) in enumerate(edits(list(ast.walk(own))[j])):
                made = copy.deepcopy(own)
                edit(list(ast.walk(made))[j])
                keys.append((*self.where, at, i))
                others.append(made)
        for name, values in self._numbers_in(own).items():
            for moved in values:
                keys.append(("number", name, moved))
                others.append(_With(name, moved).visit(copy.deepcopy(own)))
        if not keys:
            return node
        self.keys.update(keys)
        return ast.Call(
            ast.Name("ablation_differs", ast.Load()),
            [ast.Constant(tuple(keys)), node, *(_lambda(o) for o in others)],
            [],
        )

    def _numbers_in(self, own: ast.Compare) -> dict[str, list[float]]:
        names = {n.attr for n in ast.walk(own) if isinstance(n, ast.Attribute)}
        return {
            name: [m for *_, value in self.held[name] for _, m in tried_values(value)]
            for name in sorted(names & set(self.held))
        }


class _With(ast.NodeTransformer):
    """Another number where an attribute is read."""

    def __init__(self, name: str, value: float) -> None:
        self.name, self.value = name, value

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """The number in place of the attribute."""
        if node.attr == self.name:
            return ast.Constant(self.value)
        return self.generic_visit(node)


def _call(name: str, key: Key, when: bool, inner: ast.expr) -> ast.Call:
    arguments = [ast.Constant(key), ast.Constant(when), inner]
    return ast.Call(ast.Name(name, ast.Load()), arguments, [])


def _lambda(body: ast.expr) -> ast.Lambda:
    nothing = ast.arguments([], [], None, [], [], None, [])
    return ast.Lambda(nothing, body)

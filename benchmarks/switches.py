"""What of a floor can be switched off: its numbers, its rules, the clauses of its conditions.

A number is a field of the floor's settings, or one that stands in the code itself: it is made a
quarter smaller, then larger. Where neither tells, its limits do: 0, and beyond any. A rule is a
function that answers yes or no: it is made to say no, then yes. A clause is one operand of an
``and`` or ``or``, one condition of a comprehension, or an ``if`` without ``else`` that leaves the
function or loop: it is taken away. Code is changed by giving the function another body, so that
whoever holds the function has the change.
"""

from __future__ import annotations
import __future__

import ast
import copy
import dataclasses
import importlib
import sys
import types
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jalon.extract

STEP = 0.25
BEYOND = 1e6  # no length, share or count reaches it
ROOT = Path(jalon.extract.__path__[0])
LEAVES = (ast.Return, ast.Continue, ast.Break, ast.Raise)
LEAST_LITERAL = 3  # smaller whole numbers in code count, index or name a half; they are not set
LONGEST_LABEL = 60

ANNOTATIONS = __future__.annotations.compiler_flag

Function = ast.FunctionDef
Undo = Callable[[], None]
Place = tuple[str, str]  # module, name


@dataclass(frozen=True, slots=True)
class Switch:
    """One thing to change.

    Attributes:
        module: Where it stands.
        name: What it is called: a field, a function, or a function with a piece of its code.
        kind: ``number``, ``limit``, ``rule``, ``literal`` or ``clause``.
        becomes: What it is made.
        key: What the trace of its units is kept under.
        users: The functions through which it works where nothing finer is traced; None for all.
        make: Makes the change; what that returns takes it back.
    """

    module: str
    name: str
    kind: str
    becomes: str
    key: tuple[object, ...]
    users: frozenset[Place] | None
    make: Callable[[], Undo]


def modules_of(floor: str) -> Iterator[tuple[str, ast.Module]]:
    """The modules of a floor, each with its code."""
    for path in sorted((ROOT / floor).glob("*.py")):
        if path.stem != "__init__":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield name_of(path), tree


def name_of(path: Path) -> str:
    """The name of the module in a file."""
    return ".".join(("jalon.extract", *path.relative_to(ROOT).with_suffix("").parts))


def switches(floors: Sequence[str], kinds: Sequence[str]) -> Iterator[Switch]:
    """Everything of these kinds on these floors, in the order of their files."""
    numbers = Numbers(floors)
    for floor in floors:
        for module, tree in modules_of(floor):
            yield from (s for s in numbers.switches(module) if s.kind in kinds)
            for function, owner in functions_of(tree):
                yield from _of_function(module, function, owner, kinds)


def functions_of(tree: ast.Module) -> Iterator[tuple[Function, str | None]]:
    """The functions of a module and the methods of its classes, each with its class."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node, None
        elif isinstance(node, ast.ClassDef):
            yield from ((n, node.name) for n in node.body if isinstance(n, ast.FunctionDef))


def qualified(function: Function, owner: str | None) -> str:
    """A function's name, after its class."""
    return function.name if owner is None else f"{owner}.{function.name}"


# numbers of the settings


class Numbers:
    """The numbers of floors by the name under which code reads them, and who reads them."""

    def __init__(self, floors: Sequence[str]) -> None:
        self.held: dict[str, list[tuple[str, str, object, float]]] = defaultdict(list)
        for floor in floors:
            module = f"jalon.extract.{floor.replace('/', '.')}.settings"
            if (ROOT / floor / "settings.py").exists():
                settings = importlib.import_module(module).SETTINGS
                for path, holder, name, value in fields_of(settings):
                    self.held[name].append((module, path, holder, value))
        self.users: dict[str, set[Place] | None] = {}
        for path in sorted(ROOT.rglob("*.py")):
            self._read(name_of(path), ast.parse(path.read_text(encoding="utf-8")))

    def _read(self, module: str, tree: ast.Module) -> None:
        """Note which functions read a number outside of a comparison, where no finer trace is."""
        inside: set[ast.AST] = set()
        for function, owner in functions_of(tree):
            compared = {
                n for c in ast.walk(function) if isinstance(c, ast.Compare) for n in ast.walk(c)
            }
            for node in (n for part in function.body for n in ast.walk(part)):
                inside.add(node)
                if (
                    isinstance(node, ast.Attribute)
                    and node.attr in self.held
                    and node not in compared
                ):
                    users = self.users.setdefault(node.attr, set())
                    if users is not None:
                        users.add((module, qualified(function, owner)))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in self.held and node not in inside:
                self.users[node.attr] = None

    def switches(self, module: str) -> Iterator[Switch]:
        """The numbers of a settings module."""
        for name, places in self.held.items():
            users = self.users.get(name, set())
            for where, path, holder, value in places:
                for kind, moved in tried_values(value) if where == module else ():
                    yield Switch(
                        module, path, kind, f"{moved:.4g}", ("number", name, moved),
                        None if users is None else frozenset(users),
                        lambda holder=holder, name=name, moved=moved: _set(holder, name, moved),
                    )  # fmt: skip


def fields_of(settings: Any, path: str = "") -> Iterator[tuple[str, object, str, float]]:
    """Every number of a settings object: its path, the object that holds it, name and value."""
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if dataclasses.is_dataclass(value):
            yield from fields_of(value, f"{path}{field.name}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield path + field.name, settings, field.name, value


def _set(holder: object, name: str, value: float) -> Undo:
    own = getattr(holder, name)
    object.__setattr__(holder, name, value)
    forget()

    def back() -> None:
        object.__setattr__(holder, name, own)
        forget()

    return back


def tried_values(value: float) -> list[tuple[str, float]]:
    """What a number of the settings is made: moved, then 0 and beyond any, as if it were none."""
    return [*(("number", v) for v in moved_values(value)), ("limit", 0.0), ("limit", BEYOND)]


def moved_values(value: float) -> list[float]:
    """A quarter less and a quarter more; of a share or a count as much as that allows."""
    if isinstance(value, int):
        step = max(1, round(STEP * abs(value)))
        return [max(value - step, 0), value + step]
    more = value * (1 + STEP)
    return [value * (1 - STEP), min(more, 1.0) if 0 < value <= 1 else more]


# rules and clauses


def _of_function(
    module: str, function: Function, owner: str | None, kinds: Sequence[str]
) -> Iterator[Switch]:
    name = qualified(function, owner)
    here = frozenset({(module, name)})
    if "rule" in kinds and answers(function):
        for says in (False, True):
            body = copy.deepcopy(function)
            body.body = [ast.Return(ast.Constant(says))]
            yield Switch(
                module, name, "rule", str(says).lower(), ("rule", module, name, says), here,
                lambda body=body: rebodied(module, name, body),
            )  # fmt: skip
    for at, node in enumerate(ast.walk(function)):
        for i, (kind, piece, becomes, edit) in enumerate(edits(node)):
            if kind in kinds:
                made = copy.deepcopy(function)
                edit(list(ast.walk(made))[at])
                yield Switch(
                    module, f"{name}: {getattr(node, 'lineno', '')} {_short(piece)}", kind, becomes,
                    (module, name, at, i), here, lambda made=made: rebodied(module, name, made),
                )  # fmt: skip


def answers(function: Function) -> bool:
    """Whether a function says yes or no."""
    return isinstance(function.returns, ast.Name) and function.returns.id == "bool"


Edit = Callable[[Any], None]


def edits(node: ast.AST) -> Iterator[tuple[str, ast.AST, str, Edit]]:
    """What can be changed at a node: kind, piece of code, what becomes of it, and the change."""
    if isinstance(node, ast.BoolOp):
        neutral = isinstance(node.op, ast.And)
        for i, operand in enumerate(node.values):
            yield "clause", operand, "gone", _putter("values", i, ast.Constant(neutral))
    elif isinstance(node, ast.comprehension):
        for i, condition in enumerate(node.ifs):
            yield "clause", condition, "gone", _putter("ifs", i, ast.Constant(value=True))
    elif isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], LEAVES):
        yield "clause", node.test, "never", _putter("test", None, ast.Constant(value=False))
    elif isinstance(node, ast.Constant) and _is_set(node.value):
        for moved in moved_values(node.value):  # type: ignore[arg-type]
            yield "literal", node, f"{moved:.4g}", _putter("value", None, moved)


def _putter(field: str, i: int | None, new: object) -> Edit:
    def put(other: Any) -> None:
        if i is None:
            setattr(other, field, new)
        else:
            getattr(other, field)[i] = new

    return put


def _is_set(value: object) -> bool:
    """Whether a number in code is one that somebody set: not 0, 1 or 2."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return (isinstance(value, float) and value not in (0.0, 1.0)) or value >= LEAST_LITERAL


def _short(piece: ast.AST) -> str:
    text = " ".join(ast.unparse(piece).split())
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"


def rebodied(module: str, name: str, variant: Function, **names: object) -> Undo:
    """Give the function ``name`` of ``module`` the code of ``variant``, which may use ``names``."""
    held = importlib.import_module(module)
    target = _plain(_found(held, name))
    own = target.__code__
    bare = copy.deepcopy(variant)
    bare.decorator_list = []
    tree = ast.fix_missing_locations(ast.Module([bare], []))
    space = dict(vars(held))
    exec(compile(tree, own.co_filename, "exec", ANNOTATIONS, dont_inherit=True), space)
    vars(held).update(names)
    target.__code__ = space[bare.name].__code__.replace(co_qualname=own.co_qualname)
    forget()

    def back() -> None:
        target.__code__ = own
        forget()

    return back


def _found(held: types.ModuleType, name: str) -> Any:
    first, _, rest = name.partition(".")
    return vars(vars(held)[first])[rest] if rest else vars(held)[first]


def _plain(function: Any) -> Any:
    """The function itself under a property, a class method or a cache."""
    for wrapper in ("fget", "__func__", "func", "__wrapped__"):
        inner = getattr(function, wrapper, None)
        if isinstance(inner, types.FunctionType):
            return inner
    return function


def forget() -> None:
    """Empty what functions of the reader keep of earlier calls."""
    for key, module in list(sys.modules.items()):
        if key.startswith("jalon.extract"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()

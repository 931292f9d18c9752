"""Switch every number, rule and clause of a floor off in turn, and say what each is worth.

usage: ablate.py FOLDER... --measure tables|rows|documents --floor NAME --cache FILE
                 [--kind number ...] [--enough N] [--most N] [--table FILE.md]

A folder is a set: PDFs with NAME.gold.json (or NAME.tables.json) beside. What can be switched is
said in ``switches.py``, what is counted in ``measures.py``. Pages are read once and kept in the
cache. Only units that call a function which the change reaches are read again. Sets that are only
at hand (the tests' own layouts) say whether a rule is needed; those that it was not written on
say whether it is worth it.
"""

from __future__ import annotations

import argparse
import gc
import random
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from measures import MEASURES, Hits, Unit
from switches import Switch, switches
from traces import Trace

KINDS = ("number", "limit", "literal", "rule", "clause")
SECONDS = 20.0  # for one unit; a change that makes it longer has broken it

All = dict[str, Hits]


class TooLongError(Exception):
    """A change that never ends."""


def hits_of(units: Sequence[Unit]) -> All:
    """For each unit what is right in it; nothing where it fails."""
    return {f"{u.source}/{u.name}": _hits(u) for u in units}


def _hits(unit: Unit) -> Hits:
    try:
        with _at_most(SECONDS):
            return unit.hits()
    except Exception as error:
        return Hits(0, 0, 0, type(error).__name__)


def _until(units: Sequence[Unit], before: All, enough: int | None) -> All:
    """For each unit what is right in it now, until ``enough`` units have lost something."""
    found: All = {}
    lost = 0
    for unit in random.Random(0).sample(units, len(units)):
        name = f"{unit.source}/{unit.name}"
        found[name] = _hits(unit)
        lost += found[name].right < before[name].right
        if lost == enough:
            break
    return found


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def stop(_: int, __: FrameType | None) -> None:
        raise TooLongError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def change(before: All, after: All) -> dict[str, tuple[int, int, int]]:
    """For each set: right more or less, wrong more or less, units in which anything changed."""
    found: dict[str, list[int]] = {}
    for name, was in before.items():
        now = after[name]
        line = found.setdefault(name.split("/")[0], [0, 0, 0])
        line[0] += now.right - was.right
        line[1] += (now.ours - now.right) - (was.ours - was.right)
        line[2] += now.digest != was.digest
    return {source: (a, b, c) for source, (a, b, c) in found.items()}


def line_of(switch: Switch, changed: Mapping[str, tuple[int, int, int]]) -> str:
    """One line of the table."""
    cells = " | ".join(
        "" if c == (0, 0, 0) else f"{c[0]:+d} / {c[1]:+d} ({c[2]})" for c in changed.values()
    )
    module = switch.module.removeprefix("jalon.extract.")
    name = switch.name.replace("|", "\\|")
    return f"| {module} | {switch.kind} | {name} | {switch.becomes} | {cells} |"


def main() -> int:
    """Print the table; with --table, write it too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--measure", choices=sorted(MEASURES), required=True)
    parser.add_argument("--floor", action="append", required=True)
    parser.add_argument("--kind", action="append", choices=KINDS)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--most", type=int, default=None, help="switches to try")
    parser.add_argument("--enough", type=int, help="units that lose, after which none is read")
    parser.add_argument("--table", type=Path)
    args = parser.parse_args()
    units = MEASURES[args.measure](args.folders, args.cache)
    gc.freeze()
    start = time.monotonic()
    before = hits_of(units)
    print(f"{len(units)} units, {time.monotonic() - start:.0f} s", flush=True)
    trace = Trace(args.floor)
    trace.run(units)
    print(f"traced, {time.monotonic() - start:.0f} s", flush=True)
    by_name = {f"{u.source}/{u.name}": u for u in units}
    sources = list(dict.fromkeys(u.source for u in units))
    head = f"| module | kind | what | becomes | {' | '.join(sources)} |"
    lines = [head, "|" + "---|" * (len(sources) + 4)]
    print(head, flush=True)
    for count, switch in enumerate(switches(args.floor, args.kind or KINDS)):
        if count == args.most:
            break
        names = trace.touched(switch)
        back = switch.make()
        chosen = [u for n, u in by_name.items() if names is None or n in names]
        try:
            after = _until(chosen, before, args.enough)
        finally:
            back()
        seen = "" if chosen else " no unit needs it"
        seen += "" if len(after) == len(chosen) else f" {len(after)} of {len(chosen)} units read"
        after = before | after
        lines.append(line_of(switch, change(before, after)))
        print(lines[-1] + seen, f"{time.monotonic() - start:.0f} s", flush=True)
    if args.table is not None:
        args.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

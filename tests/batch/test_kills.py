"""A run that is killed, whenever that is, goes on and ends with the bytes of one never stopped."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from batch_documents import make_plans

Contents = Callable[[Path], dict[str, bytes]]
KILL_POINTS = Path(__file__).parent / "kill_points.py"
FEWEST_STEPS = {"exchange": 20, "renames": 25, "in place": 30}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.mark.parametrize("mode", FEWEST_STEPS)
def test_killed_at_every_step_of_publishing(tmp_path: Path, mode: str) -> None:
    """Before whatever step on the disk: a whole dataset stands, nobody's files are lost, and the
    next run ends as if nothing had been.
    """  # noqa: D205

    command = [sys.executable, str(KILL_POINTS), str(tmp_path / "place"), mode]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= FEWEST_STEPS[mode]


def command_for(plans: Path, out: Path) -> list[str]:
    """A run of two processes."""
    return [sys.executable, "-m", "jalon", "run", str(plans), "-o", str(out), "-q", "-j", "2"]


def kill_after(command: list[str], seconds: float) -> bool:
    """Start a run and kill it; False where it had come to its end."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        try:
            run.wait(seconds)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            return True
    return False


def check_killed_runs(tmp_path: Path, contents: Contents, count: int, kills: int) -> None:
    """Kill a run again and again until it is through; compare with one never stopped."""
    plans = make_plans(tmp_path / "plans", count)
    started = time.monotonic()
    subprocess.run(command_for(plans, tmp_path / "whole"), check=True, timeout=300)
    usual = time.monotonic() - started
    expected = contents(tmp_path / "whole")
    draw = random.Random(kills)
    killed = 0
    while killed < kills:
        out = tmp_path / f"out-{killed}"
        while kill_after(command_for(plans, out), draw.uniform(0.3, 1.1) * usual):
            killed += 1
        assert contents(out) == expected
        assert not list(tmp_path.glob(f".{out.name}*"))


def test_killed_runs_go_on(tmp_path: Path, contents: Contents) -> None:
    """A few points of time, drawn by lot."""

    check_killed_runs(tmp_path, contents, count=4, kills=2)


@pytest.mark.slow
def test_forty_killed_runs_go_on(tmp_path: Path, contents: Contents) -> None:
    """Forty points of time, drawn by lot."""

    check_killed_runs(tmp_path, contents, count=12, kills=40)

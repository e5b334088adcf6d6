"""Never more than two render at once, seen by real processes; a process that is killed frees its place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.cases.render_turn import PLACES, render_turn
from app.settings import ROOT

# Each counts, by files that only those inside hold, how many are inside with it; the file of one that was killed is
# not counted, since its process is gone.
INSIDE = """
import os, sys, time
from pathlib import Path
from app.cases.render_turn import render_turn
folder = Path(sys.argv[1])
most = 0
for round in range(int(sys.argv[2])):
    with render_turn(folder / "tom.db"):
        own = folder / f"inside-{os.getpid()}"
        own.touch()
        for look in range(10):
            most = max(most, len(list(folder.glob("inside-*"))))
            time.sleep(0.002)
        own.unlink()
print(most)
"""
HOLD = """
import sys, time
from pathlib import Path
from app.cases.render_turn import render_turn
with render_turn(Path(sys.argv[1]) / "tom.db"):
    print("inside", flush=True)
    time.sleep(600)
"""


def start(program: str, folder: Path, *args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, str(folder), *args]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_of_many_processes_two_are_inside_and_never_more(tmp_path: Path) -> None:
    started = [start(INSIDE, tmp_path, "6") for _ in range(6)]
    seen = [int(one.communicate(timeout=120)[0]) for one in started]
    assert max(seen) == PLACES
    assert [one.returncode for one in started] == [0] * 6


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_a_holder_that_is_killed_frees_its_place(tmp_path: Path, how: signal.Signals) -> None:
    holders = [start(HOLD, tmp_path) for _ in range(PLACES)]
    assert [one.stdout.readline() for one in holders if one.stdout] == ["inside\n"] * PLACES
    waiting = start(HOLD, tmp_path)
    os.kill(holders[0].pid, how)
    assert waiting.stdout
    assert waiting.stdout.readline() == "inside\n"
    for one in (*holders, waiting):
        one.kill()
        one.communicate()


def test_a_render_that_fails_frees_its_place(tmp_path: Path) -> None:
    for _ in range(PLACES + 1):
        with pytest.raises(ZeroDivisionError), render_turn(tmp_path / "tom.db"):
            1 / 0  # noqa: B018


def test_a_child_of_a_renderer_does_not_hold_the_place(tmp_path: Path) -> None:
    with render_turn(tmp_path / "tom.db", places=1):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with render_turn(tmp_path / "tom.db", places=1):
        assert child.poll() is None
    child.communicate(b"\n")

"""Measure the CPU time of `dossier --help` over a bare Python, and of a cold build.

    .venv/bin/python bench/run_small.py [--content DIR] [--runs N]

The goals on the machine that runs the tests: 150 ms and 1 s. The smallest of the runs is the one
that was disturbed least.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
AT = "2026-12-01"
HELP_GOAL, BUILD_GOAL = 0.15, 1.0


def main() -> None:
    """Measure and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    content = str(options.content.resolve())

    bare = least(options.runs, lambda _: ["-c", "pass"])
    told = least(options.runs, lambda _: ["-m", "dossier", "--help"])
    built = least(
        options.runs,
        lambda folder: [
            "-m", "dossier", "build", "--quiet", "--at", AT, "--content", content,
            "--site", str(Path(folder) / "site"),
        ],
    )  # fmt: skip
    say("dossier --help over a bare Python", told - bare, HELP_GOAL)
    say("a cold build", built, BUILD_GOAL)


def least(runs: int, arguments: Callable[[str], list[str]]) -> float:
    """Return the least CPU time, in seconds, of several runs in empty folders."""
    return min(once(arguments) for _ in range(runs))


def once(arguments: Callable[[str], list[str]]) -> float:
    """Return the CPU time of one run, user and system, children included."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.times()
        subprocess.run(
            [sys.executable, *arguments(folder)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def say(what: str, seconds: float, goal: float) -> None:
    """Print one figure beside its goal."""
    verdict = "within" if seconds <= goal else "OVER"
    print(f"{what}: {seconds * 1000:.0f} ms CPU ({verdict} the goal of {goal * 1000:.0f} ms)")


if __name__ == "__main__":
    main()

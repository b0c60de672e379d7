"""Run a command and tell what it took: time, processor time, and memory of all its processes."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.05
"""Seconds between two looks at the processes."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of a command."""

    seconds: float
    processor: float
    """Seconds of all processors, in the command and in all that it started and waited for."""
    megabytes: float
    """The most that all its processes held together; what they share counts once."""
    said: str


class _Watch(threading.Thread):
    """Adds up the memory of a process and of all below it, again and again."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.most = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.wait(PAUSE):
            self.most = max(self.most, sum(_resident(one) for one in _tree(self.root)))


def _tree(root: int) -> list[int]:
    found, waiting = [], [root]
    while waiting:
        one = waiting.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").glob("*/children"):
                waiting.extend(map(int, task.read_text(encoding="ascii").split()))
        except OSError:  # it has ended meanwhile
            continue
    return found


def _resident(process: int) -> int:
    """Return a process's share of memory: pages that several hold are parted among them."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in told.splitlines() if line[:4] == "Pss:")


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Measured:
    """Run a command in a folder; raises CalledProcessError where it fails."""
    started, used = time.perf_counter(), _processor()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        said = process.communicate()[0]
        seconds = time.perf_counter() - started
        watch.done.set()
        watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Measured(seconds, _processor() - used, watch.most / 1e6, said)


def weigh(folder: Path) -> tuple[int, int]:
    """Return how many files a folder holds, and how many bytes they have together."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files)

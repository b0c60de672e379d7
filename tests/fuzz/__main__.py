"""Fuzz with atheris: `python3 build.py fuzz [TARGET …] [--seconds N]`, two targets at a time.

What fails is kept in tests/fuzz/cases/TARGET/ and tried with every run of the tests from then on.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.seeds import ROOT, dictionary, seeds

CASES = Path(__file__).parent / "cases"
_IMPORT = ("dossier.importing",)
GUIDES = {
    "reader": ("dossier.readers", "dossier.located", "dossier.hidden", "yaml"),
    "typed": ("dossier.schema", "dossier.located", "dossier.dates"),
    "marks": ("dossier.marks", "dossier.markup"),
    "markup": ("dossier.marks", "dossier.markup", "markdown"),
    "page": (
        "dossier.filing",
        "dossier.link",
        "dossier.checks",
        "dossier.edition",
        "dossier.views",
    ),
    "date": ("dossier.dates",),
    "quotation": ("dossier.words",),
    "import-text": _IMPORT,
    "import-html": _IMPORT,
    "import-eml": _IMPORT,
    "import-docx": _IMPORT,
    "import-pdf": _IMPORT,
    "proof": ("dossier.verify", "dossier.publish", "zipfile"),
}
"""By target, the code whose branches lead the way: the whole would slow down the start."""
NAMES = tuple(GUIDES)
SLOWEST = 20
"""Seconds that one input may take at most."""
MEGABYTES = 2048


def main() -> int:
    """Fuzz every target named, or all; the status is 1 where something was found."""
    parser = argparse.ArgumentParser(prog="build.py fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(NAMES))
    parser.add_argument("--seconds", type=int, default=600, help="for all together (600)")
    parser.add_argument(
        "--seed",
        type=int,
        default=1,
        help="where chance begins, to get the same again (1); 0: anew",
    )
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options, rest = parser.parse_known_args()
    if options.one:
        _fuzz(options.one, rest)
        return 0
    names = options.targets or NAMES
    unknown = set(names) - set(NAMES)
    if unknown:
        parser.error(f"there is no target {min(unknown)}: they are {', '.join(NAMES)}")
    if find_spec("atheris") is None:
        parser.error("the fuzzer atheris is not there: it exists for Linux on x86-64 alone")
    workers = min(2, os.cpu_count() or 1)
    each = max(1, options.seconds * workers // len(names))
    with ThreadPoolExecutor(workers) as pool:
        ended = list(pool.map(lambda name: _run(name, each, options.seed), names))
    found = [name for name, status in zip(names, ended, strict=True) if status]
    _say(f"{len(names)} targets, {each} seconds each; found something in: {found or 'none'}")
    return 1 if found else 0


def _run(name: str, seconds: int, seed: int) -> int:
    """Fuzz one target in a process of its own, and keep what makes it fail."""
    kept = CASES / name
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        start = Path(folder) / "seeds"
        start.mkdir()
        for number, data in enumerate(seeds(name)):
            (start / str(number)).write_bytes(data)
        tokens = Path(folder) / "tokens"
        tokens.write_text(dictionary(), encoding="ascii")
        command = [
            *(sys.executable, "-B", "-W", "ignore", "-m", "tests.fuzz", "--one", name, str(start)),
            *(str(kept), f"-dict={tokens}", f"-max_total_time={seconds}", f"-timeout={SLOWEST}"),
            *(f"-rss_limit_mb={MEGABYTES}", "-max_len=32768", "-len_control=20", "-verbosity=0"),
            *(f"-artifact_prefix={kept}{os.sep}", "-print_final_stats=1", f"-seed={seed}"),
        ]
        hashing = {"PYTHONHASHSEED": str(seed) if seed else "random"}
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **hashing},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    with contextlib.suppress(OSError):  # something lies there
        kept.rmdir()
    told = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    _say(f"{name}: {told[0].split()[-1] if told else '?'} inputs, status {done.returncode}")
    if done.returncode:
        _say(done.stdout[-4000:] + done.stderr[-4000:])
    return done.returncode


def _say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def _fuzz(name: str, arguments: list[str]) -> None:
    import atheris  # noqa: PLC0415  # only here is it needed: Hypothesis does without

    with atheris.instrument_imports(include=list(GUIDES[name])):
        from tests.fuzz.targets import TARGETS  # noqa: PLC0415  # instrumented while imported
    atheris.Setup([sys.argv[0], *arguments], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())

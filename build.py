#!/usr/bin/env python3
"""Set up Dossier beside this file and hand over to its command line.

    python3 build.py                     check and build content/ into site/ (the same as `build`)
    python3 build.py COMMAND …           any command of `dossier`; --help lists them
    python3 build.py test [PYTEST …]     set up the test tools and run the tests
    python3 build.py import FILE …       set up the importer and import a file
    python3 build.py fuzz [TARGET …]     set up the fuzzer and look for input that breaks something

Needs Python 3.11 and nothing else: this file uses the standard library alone. The first run makes
`.venv` beside this file from the hash-pinned `locks/run.txt`; later runs only compare a stamp. The
working directory stays the caller's: `content` and `site` mean the folders there. Only `test` and
`fuzz` run in this file's folder, so that `tests/test_x.py` means the same from everywhere.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - here to speak to whoever starts it with an older one
    sys.stderr.write(
        "Dossier needs Python 3.11 or later; this is Python %d.%d.\n"  # noqa: UP031
        "Install a newer one and run it as, for example: python3.12 build.py\n"
        % sys.version_info[:2]
    )
    sys.exit(2)

# Every run pays for what is imported here; what only a set-up needs is imported inside it.
import hashlib
import os
import signal
import subprocess
from types import FrameType

HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
WINDOWS = os.name == "nt"
SCRIPTS = os.path.join(VENV, "Scripts" if WINDOWS else "bin")
PYTHON = os.path.join(SCRIPTS, "python.exe" if WINDOWS else "python")
DOSSIER = os.path.join(SCRIPTS, "dossier.exe" if WINDOWS else "dossier")

# What a command needs besides the lock `run`: the names of its locks, and what to call them.
EXTRAS = {"test": ("test",), "import": ("import",), "fuzz": ("test", "fuzz")}
CALLED = {"test": "the test tools", "import": "the importer", "fuzz": "the fuzzer"}


class CannotSetUpError(Exception):
    """The environment cannot be made; the message says why and what helps."""


def main(arguments: list[str]) -> int:
    """Set up what the command needs, run it, and give its exit status."""
    command = arguments[0] if arguments else "build"
    try:
        set_up_run()
        for extra in EXTRAS.get(command, ()):
            set_up_extra(extra)
    except CannotSetUpError as problem:
        tell(f"build.py: {problem}")
        return 2
    except OSError as problem:
        tell(f"build.py: cannot set up {VENV}: {problem}")
        return 2
    except KeyboardInterrupt:
        tell("\nStopped. The set-up starts again next time.")
        return 130
    if command == "test":
        return hand_over([PYTHON, "-m", "pytest", "-rs", *arguments[1:]], folder=HERE)
    if command == "fuzz":
        return hand_over([PYTHON, "-m", "tests.fuzz", *arguments[1:]], folder=HERE)
    return hand_over([DOSSIER, *(arguments or ["build"])])


# What is there already


def interpreter() -> str:
    """The Python that .venv is made for, and where: when this changes, .venv is made anew."""
    return f"Python {sys.version.split()[0]} in {HERE}"


def base_python() -> str:
    """The Python outside any virtual environment, also when this file runs inside one."""
    return getattr(sys, "_base_executable", None) or sys.executable


def wanted_stamp(name: str) -> str:
    """What the stamp of a lock holds once that lock is installed as it now stands."""
    digest = hashlib.sha256()
    for path in (lock(name), os.path.join(HERE, "pyproject.toml")):
        with open(path, "rb") as file:
            digest.update(file.read())
    return f"{interpreter()}\n{digest.hexdigest()}\n"


def stamp(name: str) -> str:
    """Where the stamp of a lock lies. It is written last: without it, nothing is taken for done."""
    return os.path.join(VENV, f"dossier-{name}.stamp")


def lock(name: str) -> str:
    """Where a lock lies."""
    return os.path.join(HERE, "locks", f"{name}.txt")


def read_stamp(name: str) -> str:
    """What the stamp of a lock holds; nothing when there is none."""
    try:
        with open(stamp(name), encoding="utf-8") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


# Setting up


def set_up_run() -> None:
    """Make .venv, or bring it up to date with its lock, unless it is."""
    found, wanted = read_stamp("run"), wanted_stamp("run")
    usable = os.path.exists(PYTHON)  # false also for a link to a Python that is gone
    if usable and os.path.exists(DOSSIER) and found == wanted:
        return
    same_python = found.partition("\n")[0] == interpreter()
    if usable and same_python:
        tell("Bringing .venv up to date …")
        os.remove(stamp("run"))
    else:
        tell("Setting up .venv (first time, about a minute) …")
        make_venv()
    install("--require-hashes", "--requirement", lock("run"))
    # The project itself, from its folder: its requirements and its build backend are in the lock.
    install("--no-deps", "--no-build-isolation", "--editable", HERE)
    compile_package()
    write_stamp("run", wanted)


def compile_package() -> None:
    """Compile modules and templates, as pip does with what it installs; where it fails, no matter.

    Python does so itself while it runs, but not where it may write none (PYTHONDONTWRITEBYTECODE):
    there each run would compile all that it uses. What is older than its source is not used.
    """
    run([PYTHON, "-m", "dossier.precompile"])


def set_up_extra(name: str) -> None:
    """Install what one command needs besides, unless it is there."""
    wanted = wanted_stamp(name)
    if read_stamp(name) == wanted:
        return
    tell(f"Setting up {CALLED[name]} (first time, about a minute) …")
    install("--require-hashes", "--requirement", lock(name))
    write_stamp(name, wanted)


def make_venv() -> None:
    """Make an empty .venv, with pip inside or, where Python came without, served from outside."""
    options = []
    if not has_module("ensurepip"):
        if not has_module("pip"):
            raise CannotSetUpError(no_pip_message())
        options = ["--without-pip"]
    status, output = run([base_python(), "-m", "venv", "--clear", *options, VENV])
    if status != 0:
        raise CannotSetUpError(f"could not make {VENV}.\n{last_lines(output)}")


def has_module(name: str) -> bool:
    """Whether the Python outside has a module (another process may have other modules)."""
    return run([base_python(), "-c", f"import {name}"])[0] == 0


def no_pip_message() -> str:
    """What to install where Python has neither ensurepip nor pip."""
    version = "%d.%d" % sys.version_info[:2]  # noqa: UP031 - shorter than naming both
    return (
        f"this Python ({base_python()}) can make no virtual environment: "
        "it has neither ensurepip nor pip.\n"
        f"On Debian or Ubuntu: apt install python{version}-venv (or python3-venv or python3-pip).\n"
        "Elsewhere: the package of your system that brings pip for Python 3."
    )


def install(*arguments: str) -> None:
    """Install into .venv with its own pip or, where it has none, with the pip outside."""
    pip = [PYTHON, "-m", "pip"]
    if run([*pip, "--version"])[0] != 0:
        pip = [base_python(), "-m", "pip", "--python", PYTHON]
    options = ("--quiet", "--no-input", "--disable-pip-version-check")
    status, output = run([*pip, "install", *options, *arguments])
    if status != 0:
        raise CannotSetUpError(f"{why_pip_failed(output)}\n{last_lines(output)}")


def why_pip_failed(output: str) -> str:
    """One sentence about a failure of pip, in words for somebody who does not know pip."""
    if "no such option: --python" in output:
        return "the pip of this Python is too old: version 22.3 or later is needed."
    if "No space left" in output:
        return "there is no space left on the disk to set up .venv."
    if "DO NOT MATCH THE HASHES" in output:
        return "a package is not the one that the lock names; nothing of it was installed."
    if any(sign in output for sign in NO_NETWORK):
        return (
            "the packages could not be fetched. Is this machine connected, and may it reach the "
            "package index? Run the same command again when it is."
        )
    return "the packages could not be installed. The end of what pip says about it:"


NO_NETWORK = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Max retries exceeded",
    "Connection refused",
    "ProxyError",
    "ConnectTimeout",
    "Read timed out",
    "SSLError",
    "SSLCertVerificationError",
    "(from versions: none)",
)


# Settings of the caller that would lead pip away from .venv, or ask a digest of the project itself.
UNWANTED = (
    "PYTHONHOME",
    "PYTHONPATH",
    "PIP_USER",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_REQUIRE_HASHES",
)


def run(command: list[str]) -> tuple[int, str]:
    """Run a step of the set-up out of sight; its exit status and what it printed."""
    environment = {name: text for name, text in os.environ.items() if name not in UNWANTED}
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode(errors="replace")


def last_lines(output: str, count: int = 6) -> str:
    """The end of what a step printed, indented, without pip's tries in between."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith("WARNING: Retrying")]
    return "\n".join(f"    {line}" for line in (told or lines)[-count:])


def write_stamp(name: str, text: str) -> None:
    """Note that a lock is installed as it now stands."""
    with open(stamp(name), "w", encoding="utf-8") as file:
        file.write(text)


# Handing over


def hand_over(command: list[str], folder: str | None = None) -> int:
    """Run a command in place of this one: its exit status, its terminal, its signals."""
    started: list[subprocess.Popen[bytes]] = []
    stopped: list[int] = []

    def leave_it(_signal: int, _frame: FrameType | None) -> None:
        """Ctrl-C reaches the command as well: it decides how to end."""

    def pass_on(number: int, _frame: FrameType | None) -> None:
        stopped.append(number)
        for process in started:
            process.terminate()

    # Handlers, set before the command starts, and no KeyboardInterrupt: raised in the middle of
    # wait(), it would lose the command's exit status. Who ignores Ctrl-C goes on ignoring it.
    before = {signal.SIGTERM: signal.signal(signal.SIGTERM, pass_on)}
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        before[signal.SIGINT] = signal.signal(signal.SIGINT, leave_it)
    try:
        started.append(subprocess.Popen(command, cwd=folder))
        if stopped:
            started[0].terminate()
        status = started[0].wait()
    except OSError as problem:
        tell(f"build.py: {command[0]} does not start: {problem.strerror}. Delete .venv, try again")
        return 2
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
    return 128 - status if status < 0 else status


def tell(message: str) -> None:
    """Say something to the person, beside whatever the command prints."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""build.py, as somebody with a fresh clone meets it. No test here makes a real environment."""

import ast
import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from tests.conftest import ROOT

pytest_plugins = ["pytester"]


class Machine:
    """A machine without a network: it answers the steps of a set-up and keeps them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.steps: list[list[str]] = []
        self.handed_over: list[list[str]] = []
        self.missing: set[str] = set()
        self.pip_says: tuple[int, str] = (0, "")

    def run(self, command: list[str]) -> tuple[int, str]:
        self.steps.append(command)
        if command[1] == "-c":
            return int(command[2].removeprefix("import ") in self.missing), ""
        if command[1:3] == ["-m", "venv"]:
            self.make_venv()
        if command[1:] == ["-m", "pip", "--version"]:
            return int("ensurepip" in self.missing), ""
        return self.pip_says if "install" in command else (0, "")

    def make_venv(self) -> None:
        for name in (build.PYTHON, build.DOSSIER):
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).touch()
        for old in Path(build.VENV).glob("*.stamp"):
            old.unlink()

    def hand_over(self, command: list[str], folder: str | None = None) -> int:
        self.handed_over.append([*command, *([f"in {folder}"] if folder else [])])
        return 7

    def build(self, *arguments: str) -> int:
        self.steps.clear()
        return build.main(list(arguments))

    def installed(self) -> list[str]:
        """The locks that the last run installed, and the project where it did."""
        last = [step[-1] for step in self.steps if "install" in step]
        return [Path(name).stem if name.endswith(".txt") else "project" for name in last]

    def made_venv(self) -> bool:
        return any(step[1:3] == ["-m", "venv"] for step in self.steps)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    fresh = Machine(tmp_path)
    (tmp_path / "locks").mkdir()
    for name in ("run", "test", "import"):
        (tmp_path / "locks" / f"{name}.txt").write_text(f"{name}==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(build, "HERE", str(tmp_path))
    monkeypatch.setattr(build, "VENV", str(venv))
    monkeypatch.setattr(build, "PYTHON", str(venv / "bin" / "python"))
    monkeypatch.setattr(build, "DOSSIER", str(venv / "bin" / "dossier"))
    monkeypatch.setattr(build, "run", fresh.run)
    monkeypatch.setattr(build, "hand_over", fresh.hand_over)
    return fresh


# What runs when


def test_the_first_run_sets_up_and_builds(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert machine.build() == 7
    assert machine.made_venv()
    assert machine.installed() == ["run", "project"]
    assert machine.handed_over == [[build.DOSSIER, "build"]]
    assert capsys.readouterr() == ("", "Setting up .venv (first time, about a minute) …\n")


def test_a_second_run_sets_up_nothing_and_says_nothing(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.build()
    capsys.readouterr()
    assert machine.build() == 7
    assert machine.steps == []
    assert capsys.readouterr() == ("", "")


def test_setting_up_compiles_the_package_so_that_no_run_has_to(machine: Machine) -> None:
    machine.build()
    assert machine.steps[-1] == [build.PYTHON, "-m", "dossier.precompile"]


@pytest.mark.parametrize(
    "arguments",
    [["check", "--against", "a b"], ["--help"], ["quote", "import"], ["new", "document", ""]],
)
def test_arguments_are_handed_on_as_they_are(machine: Machine, arguments: list[str]) -> None:
    assert machine.build(*arguments) == 7
    assert machine.handed_over == [[build.DOSSIER, *arguments]]
    assert machine.installed() == ["run", "project"]


@pytest.mark.parametrize("file", ["locks/run.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_into_the_same_environment(
    machine: Machine, file: str
) -> None:
    machine.build()
    (machine.folder / file).write_text("changed\n")
    machine.build()
    assert machine.installed() == ["run", "project"]
    assert not machine.made_venv()
    machine.build()
    assert machine.steps == []


def test_test_installs_the_tools_once_and_runs_pytest_in_the_folder_of_build_py(
    machine: Machine,
) -> None:
    assert machine.build("test", "-k", "dates") == 7
    assert machine.installed() == ["run", "project", "test"]
    pytest_command = [build.PYTHON, "-m", "pytest", "-rs", "-k", "dates", f"in {build.HERE}"]
    assert machine.handed_over == [pytest_command]
    machine.build("test")
    assert machine.steps == []


def test_import_installs_the_importer_once(machine: Machine) -> None:
    machine.build()
    assert machine.build("import", "letter.pdf") == 7
    assert machine.installed() == ["import"]
    assert machine.handed_over[-1] == [build.DOSSIER, "import", "letter.pdf"]
    machine.build("import", "letter.pdf")
    assert machine.steps == []


def test_a_changed_lock_of_the_tests_leaves_a_build_alone(machine: Machine) -> None:
    machine.build("test")
    (machine.folder / "locks" / "test.txt").write_text("changed\n")
    machine.build()
    assert machine.steps == []
    machine.build("test")
    assert machine.installed() == ["test"]


# When something is in the way


def test_an_interrupted_set_up_starts_again(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(build, "install", interrupted)
        assert machine.build() == 130
    assert "Traceback" not in capsys.readouterr().err
    assert machine.build() == 7
    assert machine.made_venv()
    assert machine.installed() == ["run", "project"]


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.build()
    Path(build.PYTHON).unlink()
    Path(build.PYTHON).symlink_to(machine.folder / "gone")
    machine.build()
    assert machine.made_venv()


@pytest.mark.parametrize("change", ["HERE", "python"])
def test_a_moved_folder_or_another_python_makes_the_environment_anew(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    machine.build("test")
    if change == "HERE":
        stamp = Path(build.VENV) / "dossier-run.stamp"
        stamp.write_text(stamp.read_text().replace(build.HERE, "elsewhere"))
    else:
        monkeypatch.setattr(sys, "version", "3.99.0 (another)")
    machine.build("test")
    assert machine.made_venv()
    assert machine.installed() == ["run", "project", "test"]


def test_without_ensurepip_the_pip_outside_serves(machine: Machine) -> None:
    machine.missing = {"ensurepip"}
    assert machine.build() == 7
    assert [build.base_python(), "-m", "venv", "--clear", "--without-pip", build.VENV] in (
        machine.steps
    )
    for step in machine.steps:
        if "install" in step:
            assert step[:5] == [build.base_python(), "-m", "pip", "--python", build.PYTHON]


def test_with_neither_ensurepip_nor_pip_the_message_names_the_package(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.missing = {"ensurepip", "pip"}
    assert machine.build() == 2
    assert machine.handed_over == []
    message = capsys.readouterr().err
    assert "it has neither ensurepip nor pip" in message
    assert f"apt install python3.{sys.version_info.minor}-venv" in message
    assert "python3-venv" in message
    assert "python3-pip" in message


@pytest.mark.parametrize(
    ("pip_says", "told"),
    [
        ("NewConnectionError('<x>: Failed to establish a new connection')", "could not be fetched"),
        ("ERROR: No matching distribution found (from versions: none)", "could not be fetched"),
        ("no such option: --python", "22.3 or later"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "not the one that the lock names"),
        ("OSError: [Errno 28] No space left on device", "no space left on the disk"),
        ("ERROR: something else", "could not be installed"),
    ],
)
def test_a_failure_of_pip_is_told_in_a_sentence_and_tried_again(
    machine: Machine, capsys: pytest.CaptureFixture[str], pip_says: str, told: str
) -> None:
    machine.pip_says = (1, pip_says)
    assert machine.build() == 2
    message = capsys.readouterr().err
    assert told in message
    assert pip_says in message
    machine.pip_says = (0, "")
    assert machine.build() == 7
    assert machine.installed() == ["run", "project"]


def test_a_missing_lock_is_told_without_a_traceback(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (machine.folder / "locks" / "run.txt").unlink()
    assert machine.build() == 2
    assert "run.txt" in capsys.readouterr().err


def test_an_older_python_is_told_what_it_needs() -> None:
    """The check stands before anything that an older Python would stumble over."""
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    tree = ast.parse(source)
    first, *_ = (node for node in tree.body if isinstance(node, (ast.If, ast.FunctionDef)))
    assert ast.unparse(first).startswith("if sys.version_info < (3, 11):")
    assert "sys.exit(2)" in ast.unparse(first)


# Handing over for real


def test_the_exit_status_comes_back(tmp_path: Path) -> None:
    assert build.hand_over([sys.executable, "-c", "raise SystemExit(5)"]) == 5
    assert build.hand_over([sys.executable, "-c", "raise SystemExit(0)"], str(tmp_path)) == 0


def test_a_command_that_does_not_start_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.hand_over([str(ROOT / "no" / "such")]) == 2
    assert "does not start" in capsys.readouterr().err


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[str]]:
    """A process that has handed over to a command which waits for ever."""
    command = "import time; print('ready', flush=True); time.sleep(60)"
    program = f"""if True:
        import build, signal, sys
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it
        sys.exit(build.hand_over([sys.executable, "-c", {command!r}]))
    """
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_ends_the_command_and_gives_130(sleeper: subprocess.Popen[str]) -> None:
    os.killpg(sleeper.pid, signal.SIGINT)  # as a terminal does: to both of them
    assert sleeper.wait(timeout=20) == 130


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_request_to_stop_reaches_the_command(sleeper: subprocess.Popen[str]) -> None:
    sleeper.terminate()
    assert sleeper.wait(timeout=20) == 143


# What build.py and the locks may hold


def test_build_py_imports_the_standard_library_alone() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    names = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert names
    assert {name.partition(".")[0] for name in names} <= set(sys.stdlib_module_names)


LOCKS = [
    *sorted((ROOT / "locks").glob("*.txt")),
    *sorted(path for path in (ROOT / "tests/tools").iterdir() if path.suffix in {".json", ".txt"}),
]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_lock_names_a_package_host_or_a_local_path(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S*|file:\S*|--(?:extra-)?index-url|--find-links", text) == []
    assert re.findall(r"(?:^|[\s\"'=@])(?:/|[A-Za-z]:\\|\.\./)[\w.-]+\S*", text) == []
    assert '"resolved"' not in text


def pins(name: str) -> dict[str, set[str]]:
    """The versions that a lock allows, by package."""
    found: dict[str, set[str]] = {}
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    for package, version in re.findall(r"^([\w.-]+)==([^ ;\\]+)", text, re.MULTILINE):
        found.setdefault(package, set()).add(version)
    return found


def test_the_locks_agree_and_the_lock_of_the_tests_holds_them_all() -> None:
    everything = pins("test")
    for name in ("run", "import"):
        for package, versions in pins(name).items():
            assert versions <= everything[package], f"{package} in {name}.txt"
    assert set(pins("run")) <= set(pins("import"))


@pytest.mark.parametrize("name", ["run", "import", "test", "fuzz"])
def test_every_package_of_a_lock_has_its_digests(name: str) -> None:
    text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert entries
    for entry in entries:
        assert "--hash=sha256:" in entry, entry.partition("\n")[0]


def test_the_locks_hold_what_the_project_asks_for() -> None:

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[^\w.-]", one)[0].lower().replace("_", "-") for one in requirements}

    run = names(project["project"]["dependencies"]) | names(project["dependency-groups"]["build"])
    assert run <= set(pins("run"))
    assert run | names(project["project"]["optional-dependencies"]["import"]) <= set(pins("import"))
    assert names(project["dependency-groups"]["test"]) <= set(pins("test"))
    assert names(project["dependency-groups"]["fuzz"]) <= set(pins("fuzz"))


def test_the_node_tools_are_pinned_exactly() -> None:
    package = json.loads((ROOT / "tests/tools/package.json").read_text(encoding="utf-8"))
    lock = json.loads((ROOT / "tests/tools/package-lock.json").read_text(encoding="utf-8"))
    for name, version in package["dependencies"].items():
        assert re.fullmatch(r"[\d.]+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
        assert lock["packages"][f"node_modules/{name}"]["integrity"].startswith("sha512-")


# Skips


@pytest.mark.parametrize("workers", ["-n0", "-n2"])
@pytest.mark.parametrize("forbidden", [True, False])
def test_a_skip_fails_the_session_where_nothing_may_be_skipped(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, workers: str, *, forbidden: bool
) -> None:
    conftest = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    pytester.makeconftest(conftest)
    pytester.makepyfile(
        "import pytest\ndef test_good(): pass\ndef test_left_out(): pytest.skip('no browser here')"
    )
    monkeypatch.setenv("DOSSIER_NO_SKIPS", "1" if forbidden else "")
    result = pytester.runpytest_subprocess(workers)
    result.assert_outcomes(passed=1, skipped=1)
    assert result.ret == (1 if forbidden else 0)
    named = "test_left_out: no browser here" in result.stdout.str()
    assert named == forbidden

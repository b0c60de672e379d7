"""The same content and the same moment give the same bytes, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import small
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="tools of POSIX")
AT = "2026-12-01T12:00:00+00:00"
BUILD = "import sys; from dossier.cli import main; sys.exit(main(sys.argv[1:]))"
PARALLEL = "from dossier.commands import workers; assert workers.FEWEST; workers.FEWEST = 2; "
REVERSED = """\
import os
listed, entries, walked = os.listdir, os.scandir, os.walk

class Backwards:
    def __init__(self, *where):
        with entries(*where) as found:
            self.found = iter(list(found)[::-1])
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def __iter__(self): return self.found
    def __next__(self): return next(self.found)
    def close(self): return None

os.listdir = lambda *where: listed(*where)[::-1]
os.scandir = Backwards
"""
"""Gives the entries of every folder in the opposite order."""


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mode)
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(
    here: Path, *before: str, code: str = "", environment: Mapping[str, str] | None = None
) -> dict[str, tuple[bytes, int]]:
    """Build `content` in a folder as a program of its own; `before` is put before the command."""
    command = [sys.executable, "-B", "-c", code + BUILD, "build", "--at", AT, "--quiet"]
    done = subprocess.run(
        [*before, *command],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return tree(here / "site")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, int]]:
    """The site of the dossier that comes with the project, built as usual."""
    return build(fresh(tmp_path_factory.mktemp("usual")))


def fresh(folder: Path) -> Path:
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


CLOCKS = ["2031-02-28 23:59:58", "1999-12-31 23:59:58"]


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "4294967295"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/St_Johns", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"},
        {"LC_ALL": "C.UTF-8", "LANGUAGE": "fr", "COLUMNS": "20", "NO_COLOR": "1", "TERM": "dumb"},
        {"PYTHONOPTIMIZE": "2", "PYTHONUTF8": "0", "HOME": "/nonexistent", "USER": "someone"},
        {"SOURCE_DATE_EPOCH": "1", "XDG_CACHE_HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    ],
    ids=" ".join,
)
def test_no_setting_of_the_machine_changes_a_byte(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]], environment: dict[str, str]
) -> None:
    assert build(fresh(tmp_path), environment=environment) == usual


@pytest.mark.parametrize("clock", CLOCKS)
def test_the_clock_changes_no_byte(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]], clock: str
) -> None:
    if shutil.which("faketime") is None:
        pytest.skip("there is no faketime here")
    assert build(fresh(tmp_path), "faketime", clock) == usual


@pytest.mark.parametrize("umask", ["000", "077", "777"])
def test_the_umask_changes_no_byte_and_no_mode(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]], umask: str
) -> None:
    if umask == "777" and os.geteuid() != 0:
        umask = "277"  # only root can look into a folder that nobody may read
    here = fresh(tmp_path)
    made = build(here, "sh", "-c", f'umask {umask} && exec "$@"', "sh")
    assert made == usual
    assert {mode & 0o777 for _, mode in made.values()} == {0o644}
    folders = [path for path in (here / "site").rglob("*") if path.is_dir()]
    assert {path.stat().st_mode & 0o777 for path in (here / "site", *folders)} == {0o755}


def test_the_place_on_the_disk_changes_no_byte(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]]
) -> None:
    here = tmp_path / "Ünï cödé & 'quotes' %20 {{ x }}" / ("long" * 20)
    here.mkdir(parents=True)
    assert build(fresh(here)) == usual


def test_the_number_of_workers_changes_no_byte(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]]
) -> None:
    assert build(fresh(tmp_path), code=PARALLEL) == usual
    if shutil.which("taskset") is not None:
        (tmp_path / "one").mkdir()
        assert build(fresh(tmp_path / "one"), "taskset", "--cpu-list", "0", code=PARALLEL) == usual


def test_the_order_of_a_folder_changes_no_byte(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]]
) -> None:
    assert build(fresh(tmp_path), code=REVERSED) == usual
    (tmp_path / "copies").mkdir()
    copies = tmp_path / "copies" / "content"
    for path in sorted((ROOT / "content").rglob("*"), reverse=True):  # written in another order
        if path.is_file():
            target = copies / path.relative_to(ROOT / "content")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    assert build(tmp_path / "copies") == usual


@contextmanager
def shuffled(real: Path, shown: Path) -> Iterator[bool]:
    """A view of a folder whose entries come in a random order; False where none can be had."""
    shown.mkdir()
    if shutil.which("disorderfs") is None:
        yield False
        return
    done = subprocess.run(
        ["disorderfs", "--shuffle-dirents=yes", "--reverse-dirents=no", str(real), str(shown)],
        check=False,
        capture_output=True,
    )
    try:
        yield done.returncode == 0 and any(shown.iterdir())
    finally:
        if done.returncode == 0:
            subprocess.run(["fusermount", "-u", str(shown)], check=False, capture_output=True)


def test_a_disk_that_lists_at_random_changes_no_byte(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]]
) -> None:
    # Where there is no such disk (it needs FUSE), the test above stands for it.
    here = fresh(tmp_path / "real")
    with shuffled(here, tmp_path / "shown") as works:
        if works:
            assert build(tmp_path / "shown") == usual


def test_serial_and_incremental_builds_agree(
    tmp_path: Path, usual: dict[str, tuple[bytes, int]]
) -> None:
    here = fresh(tmp_path)
    changed = {
        here / "content" / "case.yaml": "title: ",
        here / "content/pages/about.md": "title: ",
    }
    before = {path: path.read_text(encoding="utf-8") for path in changed}
    for path, key in changed.items():
        path.write_text(before[path].replace(key, f"{key}Once more, ", 1), encoding="utf-8")
    assert build(here) != usual
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")
    assert build(here) == usual  # with what was kept of the other site
    assert build(here) == usual  # and with nothing to do


def test_the_zip_holds_no_time_and_no_owner(tmp_path: Path) -> None:
    small.write(tmp_path / "content")
    build(tmp_path)
    made = []
    for clock, name in zip((["env"], ["env", "TZ=Asia/Almaty"]), ("a.zip", "b.zip"), strict=True):
        code = [sys.executable, "-B", "-c", BUILD, "pack", "--output", name, "--quiet"]
        subprocess.run(
            [*clock, *code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True
        )
        made.append((tmp_path / name).read_bytes())
        for path in (tmp_path / "site").rglob("*"):
            os.utime(path, (10**9, 10**9))
    assert made[0] == made[1]

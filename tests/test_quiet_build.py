"""A build asks no network, starts no program, and writes to its output and its cache alone."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dossier import cli
from tests import small
from tests.conftest import ROOT
from tests.serving import served
from tests.test_same_bytes import BUILD, PARALLEL

pytestmark = pytest.mark.skipif(os.name == "nt", reason="tools of Linux")
CHANGING = ("creat", "mkdir", "mkdirat", "rename", "renameat", "renameat2", "link", "linkat",
            "symlink", "symlinkat", "unlink", "unlinkat", "rmdir", "truncate", "chmod", "fchmodat",
            "mknod", "mknodat")  # fmt: skip
CALLS = ",".join(("%net", "execve", "execveat", "openat", "open", *CHANGING))
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
OURS = ("content", ".dossier-cache", "site", ".site.lock", ".site.stage-")


def strace(here: Path, *arguments: str, code: str = "") -> list[tuple[str, str]]:
    """The calls that a command of ours makes of the system, those that failed left out."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace here")
    out = here.parent / "calls.txt"
    program = [sys.executable, "-B", "-c", code + BUILD, *arguments]
    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(out), *program],
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if "ptrace" in done.stderr:
        pytest.skip(f"strace may not trace here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    found = (CALL.match(line) for line in out.read_text(encoding="utf-8").splitlines())
    return [(one.group(1), one.group(2)) for one in found if one and int(one.group(3)) >= 0]


def written(calls: list[tuple[str, str]], here: Path) -> set[str]:
    """The paths that were made, changed or deleted, as seen from `here`."""
    paths: set[str] = set()
    for name, arguments in calls:
        opened = name in {"openat", "open"} and re.search(r"O_WRONLY|O_RDWR|O_CREAT", arguments)
        # a file without a name stands nowhere, and is gone with the process
        is_nameless = "O_TMPFILE" in arguments or '"/proc/self/fd/' in arguments
        if name in CHANGING or (opened and not is_nameless):
            paths.update(QUOTED.findall(arguments))
    return {os.path.relpath(here / path, here) for path in paths}


@pytest.mark.parametrize("code", ["", PARALLEL], ids=["alone", "with workers"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_build_opens_no_socket_starts_no_program_and_writes_nowhere_else(
    tmp_path: Path, command: str, code: str
) -> None:
    here = tmp_path / "here"
    small.write(here / "content")
    calls = strace(here, command, "--at", small.AT, "--quiet", code=code)
    names = [name for name, _ in calls]
    assert [one for one in calls if one[0] in {"socket", "connect", "sendto", "bind"}] == []
    assert names.count("execve") + names.count("execveat") == 1  # Python itself
    allowed = OURS if command == "build" else (".dossier-cache",)
    elsewhere = {
        path
        for path in written(calls, here)
        if not path.startswith(allowed)
        and not path.startswith("../../dev/shm/")
        and "/dev/" not in f"/{path}"
    }
    assert elsewhere == set()
    assert not any(path.startswith("content") for path in written(calls, here))


def test_a_build_needs_no_network(tmp_path: Path) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare here")
    small.write(tmp_path / "content")
    apart = ["unshare", "--map-root-user", "--net"]
    tried = subprocess.run([*apart, "true"], check=False, capture_output=True, text=True)
    if tried.returncode != 0:
        pytest.skip(f"no network may be left here: {tried.stderr.strip()}")
    done = subprocess.run(
        [*apart, sys.executable, "-B", "-m", "dossier", "build", "--at", small.AT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def state(folder: Path) -> dict[str, tuple[str, int, int]]:
    """The digest, mode and time of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
            path.stat().st_mode,
            path.stat().st_mtime_ns,
        )
        for path in (folder, *sorted(folder.rglob("*")))
    }


def test_no_command_that_reads_the_content_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.write(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    before = state(content)
    for words in (
        ["build", "--at", small.AT],
        ["check", "--at", small.AT],
        ["check", "--at", small.AT, "--against", "site"],
        ["build", "--at", small.AT],
        ["quote", "answer this letter"],
        ["verify", "site"],
        ["pack"],
    ):
        assert cli.main([*words, "--quiet"] if words[0] != "verify" else words) == 0, words
        assert state(content) == before, words
    with served(tmp_path) as preview:
        assert preview.status("/") == 200
        assert preview.status(f"/documents/{small.LETTER}.html") == 200
    assert state(content) == before

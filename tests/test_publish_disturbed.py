"""Kills, full disks and failing calls: a whole site stands, and the next build clears up.

DOSSIER_KILLS=200 kills more often than the suite does.
"""

import os
import random
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from dossier import cli, pipeline
from dossier.publish import prepared, write
from dossier.publish.refusal import walk
from dossier.readers import folder
from tests import small
from tests.conftest import ROOT
from tests.publisher import ONE, SITES, TWO, is_whole, spare_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and calls of POSIX")
KILLS = int(os.environ.get("DOSSIER_KILLS", "20"))
WRITER = [sys.executable, "-B", "-m", "tests.publisher"]
CALLS = "mkdir,link,linkat,chmod,fsync,syncfs,rename,renameat2,unlink,unlinkat,rmdir,utimensat"
"""What a build asks of the disk, but for `openat` and `write`, which Python itself uses as well."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "site", ONE)
    return tmp_path / "site"


def rest(site: Path) -> list[str]:
    """What lies beside the site and the cache."""
    ours = (site, spare_of(site).parent)
    return sorted(path.name for path in site.parent.iterdir() if path not in ours)


def with_a_spare(site: Path) -> None:
    """Write the first of the two sites as builds do that keep their stage for the next one."""
    spare_of(site).parent.mkdir(exist_ok=True)
    for files in (ONE, TWO, ONE):
        write(site, files, spare=spare_of(site))


def recovered(site: Path) -> str:
    """Which site stands whole once the next build has begun, with nothing left beside it."""
    with prepared(site, site.parent / "content"):
        stands = is_whole(site)
    assert rest(site) == []
    return stands


@cache
def strace_works() -> bool:
    try:
        done = subprocess.run(
            ["strace", "-qq", "-e", "inject=rmdir:error=EIO", "true"],
            check=False,
            capture_output=True,
        )
    except FileNotFoundError:
        return False
    return done.returncode == 0


def disturbed(site: Path, which: str, inject: str, *how: str) -> subprocess.CompletedProcess[str]:
    """Write a site while strace makes some of its calls fail or kill it."""
    if not strace_works():
        pytest.skip("there is no strace here, or it may not trace")
    traced = inject.partition(":")[0]
    return subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", os.devnull),
            *("-e", f"trace={traced}", "-e", f"inject={inject}"),
            *(*WRITER, str(site), which, *how),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("how", ["one-step", "two-steps", "spare"])
def test_a_kill_at_any_moment_leaves_a_whole_site(site: Path, how: str) -> None:
    with_a_spare(site)
    chance = random.Random(how)  # noqa: S311  # moments, not secrets
    seen = set()
    for _ in range(KILLS // 2):
        with subprocess.Popen(
            [*WRITER, str(site), "both", how], cwd=ROOT, stdout=subprocess.PIPE
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            end = time.monotonic() + chance.random() * 0.2
            while time.monotonic() < end:
                if how != "two-steps":  # not even a moment without a site
                    assert (site / "SHA256SUMS").is_file()
            child.send_signal(signal.SIGKILL)
        if how != "two-steps":
            seen.add(is_whole(site))
        seen.add(recovered(site))
    assert "" not in seen


def editions(here: Path) -> dict[str, dict[str, bytes]]:
    """Two editions of the small dossier under `content`, and every file of each by its path."""
    found = {}
    for name in ("One letter", "The same letter, once more"):
        edit(here, name)
        assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
        found[name] = files(here / "site")
    return found


def edit(here: Path, title: str) -> None:
    page = small.FILES["pages/home.md"].replace("title: One letter", f"title: {title}")
    small.write(here / "content", {"pages/home.md": page})


def files(site: Path) -> dict[str, bytes]:
    return {name: (site / name).read_bytes() for name, _ in walk(site)}


def test_a_build_that_is_killed_at_any_moment_leaves_one_edition_or_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    known = editions(tmp_path)
    chance = random.Random("builds")  # noqa: S311  # moments, not secrets
    for number in range(max(6, KILLS // 2)):
        edit(tmp_path, list(known)[number % 2])
        with subprocess.Popen(
            [sys.executable, "-B", "-m", "dossier", "build", "--at", small.AT, "--quiet"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            start_new_session=True,
        ) as child:
            time.sleep(chance.random() * 1.5)
            os.killpg(child.pid, signal.SIGKILL)
        stands = [name for name, site in known.items() if site == files(tmp_path / "site")]
        assert stands, "neither edition stands whole"
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == [".dossier-cache", "content", "site"]


@pytest.mark.parametrize("how", ["one-step", "two-steps", "spare"])
def test_a_kill_at_each_step_leaves_a_whole_site(site: Path, how: str) -> None:
    steps = range(1, 75, 1 if KILLS > 100 else 5 if how == "spare" else 11)
    for step in steps:
        with_a_spare(site)
        done = disturbed(site, "two", f"{CALLS}:signal=SIGKILL:when={step}", how)
        if how != "two-steps":
            assert is_whole(site), f"killed at step {step}"
        assert recovered(site), f"killed at step {step}"
        assert done.returncode in {0, -signal.SIGKILL, 128 + signal.SIGKILL}
        with_a_spare(site)
        assert is_whole(site) == "one"


@pytest.mark.parametrize(
    ("inject", "how", "stands"),
    [
        ("mkdir:error=ENOSPC:when=2", "", "one"),
        ("mkdir:error=EDQUOT:when=3", "", "one"),
        ("write:error=ENOSPC:when=2+", "", "one"),
        ("write:error=EIO:when=3", "", "one"),
        ("write:error=ENOSPC:when=4", "", "one"),
        ("chmod:error=EPERM:when=3", "", "one"),
        ("utimensat:error=EIO", "", "one"),
        ("fsync:error=EIO:when=1", "", "one"),
        ("fsync:error=EIO:when=4", "", "one"),
        ("renameat2:error=EIO", "", "one"),
        ("rename:error=EACCES:when=1", "two-steps", "one"),
        ("rename:error=EACCES:when=2", "two-steps", "one"),
        ("renameat2:error=EINVAL", "", "two"),  # a disk that cannot exchange: two steps
        ("link,linkat:error=EMLINK", "", "two"),  # a disk without links: written again
        ("unlink:error=EIO:when=1", "", "two"),  # the old site cannot be cleared away
        ("write:error=ENOSPC:when=3", "spare", "one"),
        ("fsync:error=EIO:when=2", "spare", "one"),
        ("renameat2:error=EIO", "spare", "one"),
        ("renameat2:error=EINVAL", "spare", "two"),
        ("link,linkat:error=EXDEV", "spare", "two"),  # a cache that is too far from the site
        ("unlink,unlinkat:error=EIO:when=8", "spare", "two"),
    ],
)
def test_a_call_that_fails_leaves_a_whole_site(
    site: Path, inject: str, how: str, stands: str
) -> None:
    if how == "spare":
        with_a_spare(site)
    done = disturbed(site, "two", inject, *filter(None, [how]))
    assert is_whole(site) == stands, done.stderr
    assert recovered(site) == stands
    if stands == "one":
        assert done.returncode == 1


def test_a_full_disk_leaves_a_whole_site(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    script = (
        'mount -t tmpfs -o size=256k tmpfs "$1" && cd "$2" && shift 2 || exit 77\n'
        '"$@" "$DISK/site" one && head -c 1M /dev/zero > "$DISK/filler" 2>/dev/null\n'
        '"$@" "$DISK/site" two && exit 78\n'
        'rm "$DISK/filler" && cp -r "$DISK/." "$OUT"\n'
    )
    out = tmp_path / "out"
    out.mkdir()
    try:
        done = subprocess.run(
            [
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                script,
                "sh",
                disk,
                ROOT,
                *WRITER,
            ],
            env={**os.environ, "DISK": str(disk), "OUT": str(out)},
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("there is no unshare here")
    if done.returncode in {1, 77} and "unshare" in done.stderr + done.stdout:
        pytest.skip(f"no disk may be mounted here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert "No space left" in done.stderr
    assert is_whole(out / "site") == "one"
    assert rest(out / "site") == []


def test_a_second_build_says_so_and_ends_with_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    with prepared(tmp_path / "site", tmp_path / "content"):
        assert cli.main(["build", "--at", small.AT]) == 2
    assert "another build is writing site: wait until it has ended" in capsys.readouterr().err
    assert cli.main(["build", "--at", small.AT]) == 0


def test_a_file_that_vanishes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = small.write(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    before = (tmp_path / "site" / "SHA256SUMS").read_bytes()
    scan = folder.scan

    def scan_and_lose(path: Path) -> object:
        listed = scan(path)
        (content / "actors" / "anna-berg.md").unlink()
        return listed

    monkeypatch.setattr(pipeline, "scan", scan_and_lose)
    assert cli.main(["build", "--at", small.AT]) == 1
    assert "content/actors/anna-berg.md:1:1: error[unreadable-file]" in capsys.readouterr().out
    assert (tmp_path / "site" / "SHA256SUMS").read_bytes() == before


def test_the_two_sites_differ_in_every_way() -> None:
    assert SITES["one"].keys() != SITES["two"].keys()

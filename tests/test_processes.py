"""The processes that share long work: they end with the one that asked for it."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.commands import workers
from dossier.commands.processes import in_order
from dossier.publish.lock import held
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are Linux's")
WORK = """
import os, sys, time
from pathlib import Path
from dossier.commands.processes import in_order
from dossier.publish.lock import held
with held(Path(sys.argv[1])):
    for pid in in_order(lambda number: (os.getpid(), b"x" * 200_000), range(200), 2):
        print(pid[0], flush=True)
        time.sleep(0.05)
"""


def is_alive(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"


def test_work_is_shared_out_and_comes_back_in_its_order() -> None:
    assert list(in_order(lambda number: number * number, range(50), 2)) == [
        n * n for n in range(50)
    ]


@given(st.integers(1, 3000), st.integers(2, 64))
def test_work_is_cut_into_few_parts_of_which_the_last_are_small(things: int, count: int) -> None:
    parts = [*workers._parts(range(things), count)]
    assert [one for part in parts for one in part] == [*range(things)]
    assert len(parts) <= workers.MOST_PARTS
    assert len(parts[-1]) == 1 or count > 4


def test_the_process_that_asks_does_its_share() -> None:
    def work(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    found = list(in_order(work, range(20), 2))
    assert os.getpid() in found
    assert len({*found}) == 2
    assert set(in_order(work, range(3), 1)) == {os.getpid()}


def test_what_a_copy_could_not_do_is_done_all_the_same() -> None:
    first = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.05)
        return number

    assert list(in_order(work, range(10), 3)) == list(range(10))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL], ids=["terminated", "killed"])
def test_whatever_ends_a_build_ends_its_processes_and_frees_its_lock(
    tmp_path: Path, how: signal.Signals
) -> None:
    lock = tmp_path / ".site.lock"
    build = subprocess.Popen(
        [sys.executable, "-c", WORK, str(lock)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert build.stdout is not None
    with build.stdout:
        pids = {int(build.stdout.readline()) for _ in range(8)}
        build.send_signal(how)
        build.wait()
    with held(lock):  # at once: a copy never holds it
        pass
    deadline = time.monotonic() + 20
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if is_alive(pid)] == []

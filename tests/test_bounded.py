"""No input takes long for its length: 64 kB of each hostile text is built within two seconds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")


def test_no_text_of_64_kilobytes_takes_more_than_two_seconds_or_a_gigabyte(tmp_path: Path) -> None:
    # Two seconds of the processor, not of the clock: what else the machine does counts for nothing.
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.bounded", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert len(told) >= 2 * 8
    failed = [f"{one['name']} in a {one['place']}" for one in told if one["status"] != 0]
    assert failed == [], done.stderr
    assert all(one["what"] for one in told)

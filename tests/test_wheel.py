"""What `pip install .` brings: the command, with its theme and languages, wherever it runs."""

import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests import small
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, away from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "packages")
    return folder / "packages"


def test_the_theme_and_the_languages_travel_inside_the_package(installed: Path) -> None:
    for name in ("templates", "static"):
        ours = {path.relative_to(ROOT / name) for path in (ROOT / name).rglob("*.*")}
        packed = installed / "dossier" / "theme" / name
        assert {path.relative_to(packed) for path in packed.rglob("*.*")} == ours
    assert (installed / "dossier" / "locale" / "fr" / "LC_MESSAGES" / "dossier.mo").is_file()
    assert not (installed / "tests").exists()
    assert not (installed / "content").exists()


def test_the_command_is_there_with_licence_and_readme(installed: Path) -> None:
    (about,) = installed.glob("*.dist-info")
    points = ConfigParser()
    points.read(about / "entry_points.txt")
    assert points["console_scripts"]["dossier"] == "dossier.cli:main"
    assert (about / "licenses" / "LICENSE").is_file()
    assert "# Dossier" in (about / "METADATA").read_text(encoding="utf-8")


def test_it_builds_a_dossier_in_a_folder_of_its_own(installed: Path, tmp_path: Path) -> None:
    small.write(tmp_path / "content")
    # -P: the checkout, which an editable installation puts on the path, comes after the wheel.
    done = subprocess.run(
        [sys.executable, "-P", "-m", "dossier", "build", "--at", small.AT],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "A small dossier" in page
    assert (tmp_path / "site" / "assets" / "dossier.css").is_file()


def test_in_an_empty_folder_it_says_what_to_do(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "dossier"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "dossier init DIR" in done.stderr
    assert list(tmp_path.iterdir()) == []

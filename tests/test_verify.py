"""`verify` and `pack`: what was published is told from what was not."""

import hashlib
import json
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier import cli
from dossier.pack import pack
from dossier.publish import digests, manifest
from tests import small

COUNTED = small.FILES["case.yaml"] + "serial: 3\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a built site, edition 3; what is seen is noted in `state`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))
    small.write(tmp_path / "content", {"case.yaml": COUNTED})
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    return tmp_path


def remake(site: Path) -> None:
    """Write a new manifest, as somebody would who wants a changed site to verify."""
    files = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    (site / "SHA256SUMS").write_bytes(manifest(digests(files)))


@pytest.mark.usefixtures("here")
def test_a_site_as_it_was_published_verifies_and_a_lay_person_is_told_what_that_proves(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["verify", "site"]) == 0
    told = capsys.readouterr().out
    assert "site is as it was published" in told
    assert "Edition 3 of “A small dossier”, https://small.example/case/" in told
    assert "Who made the list is not proven" in told
    assert hashlib.sha256(Path("site/SHA256SUMS").read_bytes()).hexdigest() in told


def alter(site: Path) -> None:
    (site / "index.html").write_bytes(
        (site / "index.html").read_bytes().replace(b"letter", b"lettre")
    )


def lose(site: Path) -> None:
    (site / "robots.txt").unlink()


def add(site: Path) -> None:
    (site / "assets" / "tracker.js").write_text("alert(1)")


def link(site: Path) -> None:
    shutil.move(site / "index.html", site.parent / "elsewhere.html")
    (site / "index.html").symlink_to(site.parent / "elsewhere.html")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (alter, "index.html: altered"),
        (lose, "robots.txt: missing"),
        (add, "assets/tracker.js: added"),
        (link, "index.html: altered"),
    ],
)
def test_an_altered_missing_or_added_file_is_named(
    here: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None], told: str
) -> None:
    change(here / "site")
    assert cli.main(["verify", "site"]) == 1
    assert told in capsys.readouterr().out
    assert not (here / "state").exists()
    if change is not link:
        with zipfile.ZipFile(here / "mirror.zip", "w") as archive:
            for path in sorted((here / "site").rglob("*")):
                archive.write(path, path.relative_to(here))
        assert cli.main(["verify", "mirror.zip"]) == 1
        assert told in capsys.readouterr().out


def test_an_older_edition_than_one_seen_before_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree("site", "old")
    small.write(here / "content", {"case.yaml": COUNTED.replace("serial: 3", "serial: 4")})
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    assert cli.main(["verify", "old"]) == 0
    assert cli.main(["verify", "site"]) == 0
    assert cli.main(["verify", "site"]) == 0
    assert "This very edition was verified here before" in capsys.readouterr().out
    assert cli.main(["verify", "old"]) == 1
    assert "edition 4 of https://small.example/case/ has been verified" in capsys.readouterr().out
    assert cli.main(["verify", "old", "--seen", "fresh.json"]) == 0
    assert json.loads(Path("fresh.json").read_text())["https://small.example/case/"]["serial"] == 3


def test_other_contents_under_the_same_number_are_remarked(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify", "site"]) == 0
    alter(here / "site")
    remake(here / "site")
    assert cli.main(["verify", "site"]) == 0
    assert "seen here before with other contents" in capsys.readouterr().out


def test_a_site_that_counts_no_editions_says_so(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(here / "content")
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    assert cli.main(["verify", "site"]) == 0
    assert "does not count its editions" in capsys.readouterr().out


def test_what_is_no_site_is_told_from_wrong_use(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["verify", "nothing"]) == 2
    (here / "note.txt").write_text("no zip")
    assert cli.main(["verify", "note.txt"]) == 1
    assert "neither a folder nor a sound zip" in capsys.readouterr().err
    (here / "empty").mkdir()
    assert cli.main(["verify", "empty"]) == 1
    (here / "site" / "SHA256SUMS").write_text("hello\n")
    assert cli.main(["verify", "site"]) == 1
    assert "no list of files" in capsys.readouterr().err
    (here / "seen.json").write_text("[")
    small.write(here / "content")


def test_the_answer_comes_as_json(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(here / "site")
    assert cli.main(["verify", "site", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["whole"], told["serial"]) == (False, 3)
    assert told["added"] == ["assets/tracker.js"]


# A zip that wants to do harm


def harmful(path: Path, *entries: tuple[str, bytes, int]) -> None:
    """A zip of entries (name, bytes, kind of file) with a manifest that lists them."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data, _ in entries}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data, kind in entries:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = (kind | 0o644) << 16
            archive.writestr(entry, data)
        archive.writestr("SHA256SUMS", manifest(sums))


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b", "a\\b", "c:/x"])
def test_a_zip_that_would_unpack_outside_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    harmful(
        tmp_path / "site.zip", ("index.html", b"home", stat.S_IFREG), (name, b"x", stat.S_IFREG)
    )
    assert cli.main(["verify", str(tmp_path / "site.zip"), "--seen", str(tmp_path / "s")]) == 1


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    harmful(tmp_path / "site.zip", ("index.html", b"/etc/passwd", stat.S_IFLNK))
    assert cli.main(["verify", str(tmp_path / "site.zip"), "--seen", str(tmp_path / "s")]) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_that_holds_a_file_twice_is_refused(tmp_path: Path) -> None:
    harmful(
        tmp_path / "site.zip",
        ("index.html", b"one", stat.S_IFREG),
        ("index.html", b"two", stat.S_IFREG),
    )
    assert cli.main(["verify", str(tmp_path / "site.zip"), "--seen", str(tmp_path / "s")]) == 1


def test_a_damaged_zip_is_refused(here: Path) -> None:
    pack(here / "site", here / "site.zip")
    data = bytearray((here / "site.zip").read_bytes())
    for place in range(200, len(data), len(data) // 40):
        (here / "broken.zip").write_bytes(data[:place] + b"\xff\x00\xff" + data[place + 3 :])
        assert cli.main(["verify", "broken.zip"]) in {0, 1}
        (here / "broken.zip").write_bytes(data[:place])
        assert cli.main(["verify", "broken.zip"]) == 1


def test_names_that_would_command_a_terminal_are_shown_escaped(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "site" / "\x1b[2Jevil").write_text("x")
    assert cli.main(["verify", "site"]) == 1
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "evil" in told


# Signatures


def test_a_signature_by_the_publisher_is_recognised_and_any_other_is_not(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("publisher", "stranger"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name]
        try:
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        except FileNotFoundError:
            pytest.skip("there is no ssh-keygen here")
        public = (here / f"{name}.pub").read_text()
        (here / f"{name}.signers").write_text(f"desk@small.example {public}")
    assert cli.main(["verify", "site", "--signers", "publisher.signers"]) == 1
    assert "nobody signed this site" in capsys.readouterr().out
    sign = ["ssh-keygen", "-q", "-Y", "sign", "-f", "publisher", "-n", "dossier", "site/SHA256SUMS"]
    subprocess.run(sign, check=True, capture_output=True)
    assert cli.main(["verify", "site", "--signers", "publisher.signers"]) == 0
    assert "signed by desk@small.example" in capsys.readouterr().out
    assert cli.main(["verify", "site", "--signers", "stranger.signers"]) == 1
    assert cli.main(["pack", "--quiet"]) == 0
    assert cli.main(["verify", "site.zip", "--signers", "publisher.signers"]) == 0
    alter(here / "site")
    remake(here / "site")
    assert cli.main(["verify", "site", "--signers", "publisher.signers"]) == 1


def test_a_signature_stays_until_the_site_changes(here: Path) -> None:
    (here / "site" / "SHA256SUMS.sig").write_text("signature")
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    assert (here / "site" / "SHA256SUMS.sig").exists()
    small.write(here / "content", {"pages/home.md": "---\ntitle: Changed\n---\n\nChanged.\n"})
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    assert not (here / "site" / "SHA256SUMS.sig").exists()
    assert sorted(path.name for path in here.iterdir()) == [".dossier-cache", "content", "site"]


# Packing


def test_the_same_site_gives_the_same_zip_whatever_its_times_and_modes(here: Path) -> None:
    assert cli.main(["pack"]) == 0
    first = (here / "site.zip").read_bytes()
    shutil.copytree("site", "copy", copy_function=shutil.copyfile)
    (here / "copy" / "index.html").chmod(0o600)
    assert cli.main(["pack", "--site", "copy"]) == 0
    assert (here / "site.zip").read_bytes() == first
    assert cli.main(["verify", "site.zip"]) == 0
    with zipfile.ZipFile("site.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted(archive.namelist())


def test_a_site_that_does_not_verify_is_not_packed(here: Path) -> None:
    add(here / "site")
    assert cli.main(["pack"]) == 1
    assert [path.name for path in here.iterdir() if "zip" in path.name] == []


def test_a_zip_is_not_put_into_the_site_nor_over_another_file(here: Path) -> None:
    (here / "mine.zip").write_text("mine")
    assert cli.main(["pack", "--output", "mine.zip"]) == 2
    assert cli.main(["pack", "--output", "site/site.zip"]) == 2
    assert cli.main(["pack", "--site", "nothing"]) == 2
    assert (here / "mine.zip").read_text() == "mine"


# What the site says of itself


def test_each_document_carries_the_digest_of_the_published_copy_of_its_source(here: Path) -> None:
    copy = (here / "site" / "sources" / f"{small.LETTER}.txt").read_bytes()
    page = (here / "site" / "documents" / f"{small.LETTER}.html").read_text()
    assert hashlib.sha256(copy).hexdigest() in page


def test_where_something_is_withheld_the_digest_is_that_of_the_redacted_copy(here: Path) -> None:
    letter = small.FILES[f"documents/{small.LETTER}.md"].replace(
        "published: 2026-01-02", "withhold: [{text: Lyon, reason: place}]"
    )
    small.write(
        here / "content",
        {
            f"documents/{small.LETTER}.md": letter,
            "events/2014-10-24-lyon-ruling.md": None,
            "case.yaml": COUNTED,
        },
    )
    (here / "content" / "events" / "2014-10-24-lyon-ruling.md").unlink()
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    copy = (here / "site" / "sources" / f"{small.LETTER}.txt").read_bytes()
    page = (here / "site" / "documents" / f"{small.LETTER}.html").read_text()
    assert b"Lyon" not in copy
    assert hashlib.sha256(copy).hexdigest() in page
    assert hashlib.sha256(small.SOURCE.encode()).hexdigest() not in page


def test_the_edition_stands_in_its_file_and_on_no_page_but_about(here: Path) -> None:
    small.write(
        here / "content",
        {"case.yaml": COUNTED, "pages/about.md": "---\ntitle: About\n---\n\nThis is a test.\n"},
    )
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    before = {path: path.read_bytes() for path in (here / "site").rglob("*") if path.is_file()}
    assert b"Edition 3, made with Dossier" in before[here / "site" / "about.html"]
    small.write(
        here / "content",
        {"case.yaml": COUNTED.replace("serial: 3", "serial: 4"), "pages/about.md": None},
    )
    assert cli.main(["build", "--at", small.AT, "--quiet"]) == 0
    changed = {
        path.relative_to(here).as_posix()
        for path, data in before.items()
        if path.read_bytes() != data
    }
    assert changed == {"site/about.html", "site/data/edition.json", "site/SHA256SUMS"}

"""A site is replaced whole or not at all, and nobody else's file is ever touched."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from errno import EMLINK
from pathlib import Path

import pytest

from dossier import pipeline, publish
from dossier.publish import (
    ChangedMeanwhileError,
    RefusedError,
    digests,
    digests_of,
    exchange,
    manifest,
    prepared,
    read_manifest,
    refuse_unsafe,
    standing,
    write,
    writing,
)
from dossier.stamps import Disk
from tests import small
from tests.conftest import ROOT

SPARE = ".dossier-cache/spare"
FILES = {"index.html": b"home", "actors/a.html": b"a", "actors/b.html": b"b"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three files."""
    folder = tmp_path / "site"
    write(folder, FILES)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What a write would change: the file itself, and when it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in (folder, *folder.rglob("*"))
    }


def test_a_site_holds_its_files_and_their_digests(site: Path) -> None:
    assert tree(site) == {**FILES, "SHA256SUMS": manifest(digests(FILES))}
    assert read_manifest(site) == {
        name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()
    }


def test_the_manifest_is_one_that_sha256sum_reads(site: Path) -> None:
    try:
        done = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"],
            cwd=site,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("there is no sha256sum here")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_build_writes_nothing(site: Path) -> None:
    before = stamps(site)
    assert write(site, FILES) == publish.Published(4, 0)
    assert stamps(site) == before


def test_a_second_build_of_a_whole_dossier_writes_nothing(tmp_path: Path) -> None:
    content, folder = small.write(tmp_path / "content"), tmp_path / "site"
    first = pipeline.build(content, folder, small.MOMENT)
    before = stamps(folder)
    again = pipeline.build(content, folder, small.MOMENT)
    assert first.published is not None
    assert again.published == publish.Published(first.published.files, 0)
    assert stamps(folder) == before


def test_what_did_not_change_is_linked_and_not_written(site: Path) -> None:
    before = stamps(site)
    assert write(site, {**FILES, "index.html": b"new home"}) == publish.Published(4, 2)
    after = stamps(site)
    assert after["actors/a.html"] == before["actors/a.html"]
    assert after["index.html"][0] != before["index.html"][0]
    assert (site / "index.html").read_bytes() == b"new home"


def test_what_is_no_longer_built_is_gone(site: Path) -> None:
    write(site, {"index.html": b"home"})
    assert set(tree(site)) == {"index.html", "SHA256SUMS"}
    assert not (site / "actors").exists()


def test_a_file_that_was_changed_by_hand_is_put_right(site: Path) -> None:
    (site / "index.html").write_bytes(b"HOME")
    write(site, FILES)
    assert (site / "index.html").read_bytes() == b"home"


def test_a_file_that_somebody_holds_open_or_linked_elsewhere_keeps_its_bytes(
    site: Path, tmp_path: Path
) -> None:
    os.link(site / "index.html", tmp_path / "mirror.html")
    write(site, {**FILES, "index.html": b"new home"})
    assert (tmp_path / "mirror.html").read_bytes() == b"home"


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_everyone_may_read_the_site_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write(tmp_path / "site", FILES)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*.html")}
    assert modes == {0o644}
    assert (tmp_path / "site" / "actors").stat().st_mode & 0o777 == 0o755


# What is refused


def test_a_folder_with_a_foreign_file_is_refused_and_keeps_it(site: Path) -> None:
    (site / "actors" / "notes.txt").write_text("mine")
    with pytest.raises(RefusedError, match=r"actors/notes\.txt"):
        refuse_unsafe(site, site.parent / "content")
    assert (site / "actors" / "notes.txt").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes on this system")
def test_a_pipe_in_the_place_of_the_list_is_refused_and_not_waited_for(site: Path) -> None:
    (site / "SHA256SUMS").unlink()
    os.mkfifo(site / "SHA256SUMS")
    ask = "import sys; from pathlib import Path; from dossier.publish import refuse_unsafe\n"
    ask += "refuse_unsafe(Path(sys.argv[1]), Path(sys.argv[1]).parent / 'content')"
    told = subprocess.run(
        [sys.executable, "-c", ask, site], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert b"RefusedError" in told.stderr


def test_a_folder_that_no_build_wrote_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.jpg").touch()
    with pytest.raises(RefusedError, match="no build wrote"):
        refuse_unsafe(tmp_path / "holiday", tmp_path / "content")


@pytest.mark.parametrize(
    ("site", "content"),
    [("content", "content"), ("content/site", "content"), (".", "content"), ("a", "a/b/content")],
)
def test_site_and_content_never_lie_in_one_another(tmp_path: Path, site: str, content: str) -> None:
    with pytest.raises(RefusedError, match="inside one another"):
        refuse_unsafe(tmp_path / site, tmp_path / content)


def test_a_repository_a_file_a_link_and_the_home_folder_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    (tmp_path / "file").touch()
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    for name in ("repository", "file", "link", "home"):
        with pytest.raises(RefusedError):
            refuse_unsafe(tmp_path / name, tmp_path / "content")


def test_the_whole_disk_and_the_folders_above_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    for name in ("/", ".", "..", "../..", str(tmp_path), "~/.."):
        with pytest.raises(RefusedError):
            refuse_unsafe(Path(name).expanduser(), tmp_path / "elsewhere" / "content")


def test_a_way_through_a_link_is_judged_by_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "repository" / "site" / ".git").mkdir(parents=True)
    for name, target in (("inside", "content"), ("there", "repository")):
        (tmp_path / name).symlink_to(target)
    for way in ("inside/site", "inside/pages", "inside/..", "there/site"):
        with pytest.raises(RefusedError):
            refuse_unsafe(tmp_path / way, tmp_path / "content")


def test_foreign_files_are_told_before_anything_is_built(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.write(site.parent / "content")
    (site / "notes.txt").write_text("mine")
    monkeypatch.setattr(pipeline, "load", lambda *_, **__: pytest.fail("the content was read"))
    with pytest.raises(RefusedError, match=r"notes\.txt"):
        pipeline.build(content, site, small.MOMENT)


def test_an_empty_or_absent_folder_and_a_site_of_ours_are_welcome(site: Path) -> None:
    (site.parent / "empty").mkdir()
    for name in ("empty", "absent", "site"):
        refuse_unsafe(site.parent / name, site.parent / "content")


def test_a_build_never_touches_the_content(tmp_path: Path) -> None:
    content = small.write(tmp_path / "content")
    before = stamps(content)
    pipeline.build(content, tmp_path / "site", small.MOMENT)
    pipeline.check(content, small.MOMENT)
    assert stamps(content) == before


def test_an_error_leaves_the_old_site_as_it_was(tmp_path: Path) -> None:
    content, folder = small.write(tmp_path / "content"), tmp_path / "site"
    pipeline.build(content, folder, small.MOMENT)
    before = stamps(folder)
    (content / "documents" / "broken.md").write_text("no front matter")
    assert pipeline.build(content, folder, small.MOMENT).published is None
    assert stamps(folder) == before


# When something stops it


def test_a_build_that_fails_half_way_leaves_the_old_site_and_no_stage(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(site)

    def full(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exchange, "put", full)
    with pytest.raises(OSError, match="No space left"):
        write(site, {"index.html": b"new"})
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_the_old_site_is_put_back_where_the_new_one_cannot_take_its_place(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(site)
    rename = Path.rename

    def stuck(path: Path, target: Path) -> Path:
        if target == site and "-old" not in path.name:
            raise OSError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(exchange, "_exchange", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", stuck)
    with pytest.raises(OSError, match="Permission denied"):
        write(site, {"index.html": b"new"})
    assert tree(site) == before


def test_what_an_interrupted_build_left_behind_is_cleared_away(site: Path) -> None:
    for name in (".site.stage-99999", ".site.stage-99999-old"):
        shutil.copytree(site, site.parent / name)
    (site.parent / ".sites.stage-1").mkdir()
    (site.parent / ".site.lock").touch()
    with prepared(site, site.parent / "content"):
        write(site, {"index.html": b"new"})
    assert sorted(path.name for path in site.parent.iterdir()) == [".sites.stage-1", "site"]


def test_a_build_killed_between_two_steps_is_put_right_by_the_next(site: Path) -> None:
    before = tree(site)
    site.rename(site.parent / ".site.stage-99999-old")
    with prepared(site, site.parent / "content"):
        assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("exchanges", [True, False], ids=["in one step", "in two steps"])
def test_what_others_put_into_the_site_during_a_build_is_kept(
    site: Path, monkeypatch: pytest.MonkeyPatch, *, exchanges: bool
) -> None:
    if not exchanges:
        monkeypatch.setattr(exchange, "_exchange", lambda _one, _other: False)
    with prepared(site, site.parent / "content"):
        (site / "actors" / "notes.txt").write_text("mine")
        done = write(site, {"index.html": b"new"})
    assert tree(Path(done.left)) == {"actors/notes.txt": b"mine"}
    assert set(tree(site)) == {"index.html", "SHA256SUMS"}


def test_a_folder_of_others_with_the_name_of_a_stage_is_kept(site: Path) -> None:
    other = site.parent / ".site.stage-7"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    with prepared(site, site.parent / "content"):
        pass
    assert (site.parent / "site.stage-7-left" / "thesis.txt").read_text() == "mine"


def test_a_second_build_at_the_same_time_is_refused(site: Path) -> None:
    content = site.parent / "content"
    with (
        prepared(site, content),
        pytest.raises(RefusedError, match="another build"),
        prepared(site, content),
    ):
        pass
    with prepared(site, content):
        pass
    assert not list(site.parent.glob(".*"))


# What is kept without being read


def test_files_that_stand_are_kept_without_being_made(site: Path) -> None:
    kept = {name: digest for name, digest in standing(site).items() if name != "index.html"}
    before = stamps(site)
    assert write(site, {"index.html": b"new"}, kept) == publish.Published(4, 2)
    assert tree(site)["actors/a.html"] == b"a"
    assert stamps(site)["actors/a.html"] == before["actors/a.html"]
    assert read_manifest(site).keys() == FILES.keys()


def test_a_build_that_keeps_everything_writes_nothing(site: Path) -> None:
    before = stamps(site)
    assert write(site, {}, standing(site)) == publish.Published(4, 0)
    assert stamps(site) == before


def test_a_file_touched_since_the_last_build_is_not_standing(site: Path) -> None:
    later = (site / "SHA256SUMS").stat().st_mtime_ns + 10**9
    (site / "index.html").write_bytes(b"HOME")
    os.utime(site / "index.html", ns=(later, later))
    (site / "actors" / "a.html").unlink()
    assert standing(site).keys() == {"actors/b.html"}


def test_a_file_that_vanished_meanwhile_stops_the_writing(site: Path) -> None:
    kept = standing(site)
    (site / "actors" / "a.html").unlink()
    before = tree(site)
    with pytest.raises(ChangedMeanwhileError):
        write(site, {"new.html": b"new"}, kept)
    with pytest.raises(ChangedMeanwhileError):
        write(site, {}, {"index.html": "0" * 64})
    assert tree(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_name_with_a_line_end_is_listed_as_sha256sum_lists_it(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no such names")
    files = {"a\nb.txt": b"1", "c\\d.txt": b"2"}
    write(tmp_path / "site", files)
    assert read_manifest(tmp_path / "site") == digests(files)
    test_the_manifest_is_one_that_sha256sum_reads(tmp_path / "site")


def test_a_link_in_the_site_is_foreign_and_what_it_leads_to_is_safe(site: Path) -> None:
    other = site.parent / "other"
    other.mkdir()
    (other / "a.html").write_text("mine")
    shutil.rmtree(site / "actors")
    (site / "actors").symlink_to(other)
    with pytest.raises(RefusedError, match="actors"):
        refuse_unsafe(site, site.parent / "content")
    write(site, {"index.html": b"new"})
    assert (other / "a.html").read_text() == "mine"


# The spare: a stage that stays for the next time


@pytest.fixture
def spare(site: Path) -> Path:
    """A spare of the site, as a build leaves it."""
    place = site.parent / SPARE
    place.parent.mkdir()
    write(site, {**FILES, "old.html": b"old", "index.html": b"old"}, spare=place)
    write(site, FILES, spare=place)
    return place


def without(folder: Path) -> Path:
    """The place of a folder that is gone."""
    shutil.rmtree(folder)
    return folder


def test_the_first_build_of_a_site_leaves_a_spare_of_it(tmp_path: Path) -> None:
    site, place = tmp_path / "site", tmp_path / SPARE
    place.parent.mkdir()
    write(site, FILES, spare=place)
    assert tree(place).keys() == tree(site).keys()
    assert all((place / name).samefile(site / name) for name in tree(site))
    assert write(site, {**FILES, "index.html": b"new"}, spare=place).left == ""


def test_a_site_stands_where_no_spare_of_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, place = tmp_path / "site", tmp_path / SPARE
    place.parent.mkdir()
    linked, really = list[object](), os.link

    def link(old: str, new: str, *, follow_symlinks: bool) -> None:
        linked.append(new)
        if len(linked) > 2:
            raise OSError(EMLINK, "no more names")
        really(old, new, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "link", link)
    write(site, FILES, spare=place)
    assert len(linked) == 3
    assert tree(site).keys() == {*FILES, "SHA256SUMS"}
    assert not place.exists()


def test_a_spare_holds_what_stands_and_nothing_that_was_taken_back(site: Path, spare: Path) -> None:
    stands = stamps(site)
    for name in [path for path in tree(spare) if path != "SHA256SUMS"]:
        assert (spare / name).samefile(site / name)
    assert not (spare / "old.html").exists()
    assert write(site, {**FILES, "more/a.html": b"more"}, spare=spare).written == 2
    assert stamps(site)["actors/a.html"] == stands["actors/a.html"]
    assert tree(site).keys() == {*FILES, "more/a.html", "SHA256SUMS"}


def test_with_a_spare_what_stays_is_not_touched_at_all(site: Path, spare: Path) -> None:
    before = (site / "actors" / "a.html").stat()
    write(site, {**FILES, "index.html": b"new home"}, spare=spare)
    after = (site / "actors" / "a.html").stat()
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)


@pytest.mark.parametrize(
    "harm",
    [
        lambda here: (here / SPARE / "actors" / "a.html").unlink(),
        lambda here: (here / SPARE / "actors" / "a.html").replace(here / SPARE / "index.html"),
        lambda here: shutil.rmtree(here / SPARE / "actors"),
        lambda here: shutil.rmtree(here / SPARE),
        lambda here: (here / SPARE / "empty" / "er").mkdir(parents=True),
        lambda here: (here / SPARE / "index.html").write_bytes(b"both at once"),
        lambda here: (here / "site" / "actors" / "a.html").write_bytes(b"both at once"),
        lambda here: (here / "site" / "actors" / "a.html").unlink(),
        lambda here: shutil.rmtree(here / "site"),
        lambda here: (here / SPARE / "actors").chmod(0o700),
        lambda here: without(here / SPARE).write_bytes(b"a file"),
        lambda here: without(here / SPARE).symlink_to(here),
    ],
    ids=[
        "a file is gone",
        "two are mixed up",
        "a folder is gone",
        "all is gone",
        "a new folder",
        "written",
        "the site written",
        "a file of the site is gone",
        "the site is gone",
        "closed",
        "a file",
        "a link",
    ],
)
def test_whatever_became_of_a_spare_the_site_is_whole(
    site: Path, spare: Path, harm: Callable[[Path], object]
) -> None:
    harm(site.parent)
    files = {**FILES, "index.html": b"new home", "new/a.html": b"new"}
    for _ in range(2):
        with prepared(site, site.parent / "content"):
            done = write(site, files, spare=spare)
        assert not done.left
        assert tree(site) == {**files, "SHA256SUMS": manifest(digests(files))}
        assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_dir()} == {0o755}
        files.pop("actors/a.html", None)


def test_what_others_put_into_a_spare_or_its_site_is_kept(site: Path, spare: Path) -> None:
    (spare / "actors" / "notes.txt").write_text("mine")
    write(site, {"index.html": b"new"}, spare=spare)
    (site / "diary.txt").write_text("mine too")
    done = write(site, {"index.html": b"newer"}, spare=spare)
    kept = {name: data for left in site.parent.glob("*-left") for name, data in tree(left).items()}
    assert done.left
    assert {"diary.txt": b"mine too"}.items() <= kept.items()
    assert set(tree(site)) == {"index.html", "SHA256SUMS"}


def test_what_a_killed_build_left_in_a_spare_is_gone_with_the_next(site: Path, spare: Path) -> None:
    shutil.rmtree(spare)
    write(spare, {**FILES, "index.html": b"taken back since"})  # the old site, not made a spare of
    with prepared(site, site.parent / "content", spare=spare):
        pass
    assert not (spare / "index.html").exists() or (spare / "index.html").samefile(
        site / "index.html"
    )
    assert b"taken back since" not in b"".join(tree(spare).values())


def test_a_folder_left_by_a_spare_of_others_is_told(site: Path, spare: Path) -> None:
    (spare / "notes.txt").write_text("mine")
    left = write(site, {"index.html": b"new"}, spare=spare).left
    assert tree(Path(left)) == {"notes.txt": b"mine"}


@pytest.mark.parametrize("how", ["in place", "by another file"])
def test_a_file_that_is_changed_during_a_build_is_not_published_again(site: Path, how: str) -> None:
    disk = Disk()
    with prepared(site, site.parent / "content", disk):
        victim = site / "actors" / "a.html"
        other = victim.with_name("other") if how == "by another file" else victim
        other.write_bytes(b"of somebody else")
        other.replace(victim)
        kept = digests_of(site, ["actors/a.html"])
        with pytest.raises(ChangedMeanwhileError):
            write(site, {"index.html": b"new"}, kept, disk)
    assert (site / "index.html").read_bytes() == FILES["index.html"]


def test_a_disk_that_fails_once_the_new_site_stands_fails_nothing(
    site: Path, spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "settle", fail)
    assert write(site, {"index.html": b"new"}, spare=spare).left == ""
    assert tree(site).keys() == {"index.html", "SHA256SUMS"}
    assert [one.name for one in site.parent.iterdir() if "stage" in one.name] == []

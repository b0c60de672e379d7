"""The preview's state: what it shows after changes is what a fresh start would show."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dossier import filing, pipeline, theme
from dossier.artifact import Page
from dossier.cache import Cache
from dossier.diagnostics import Diagnostic, Severity
from dossier.incremental import BREAKING
from dossier.making import plan
from dossier.memo import Memo
from dossier.outputs import OUTPUTS, search
from dossier.pipeline import Means, shelve
from dossier.preview.pages import SLOW, Pages
from dossier.preview.session import Session
from dossier.preview.whole import _FIRST, whole
from tests import small, test_ledger
from tests.conftest import ROOT
from tests.test_ledger import HELD, MORE, Step, replaced, settle

STEPS = tuple(
    one
    for one in test_ledger.STEPS
    if one not in {test_ledger.tamper, test_ledger.lose, test_ledger.harm}
)
LETTER = f"documents/{small.LETTER}"


def now() -> datetime:
    return small.MOMENT


@pytest.fixture(name="content")
def small_dossier(tmp_path: Path) -> Path:
    return small.write(tmp_path / "content", MORE)


def shown(session: Session) -> dict[str, bytes | None]:
    """Every file of the site as the preview gives it out."""
    return given_out(session, session.now.drafts)


def published(session: Session) -> dict[str, bytes | None]:
    """Every file of the site as everybody would see it."""
    return given_out(session, session.now.published and session.now.published())


def given_out(session: Session, pages: Pages | None) -> dict[str, bytes | None]:
    assert pages is not None
    artifacts = plan(pages.site, theme.theme(session.content).assets())
    return {one.path: pages.page(one.path).data for one in artifacts}


def stamps(folder: Path) -> dict[str, tuple[int, int, int] | None]:
    """What a watcher would notice of a folder: its files with their stamps, and its folders."""
    found: dict[str, tuple[int, int, int] | None] = {}
    for path in folder.rglob("*"):
        status = path.lstat()
        stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
        found[os.fspath(path)] = stamp if path.is_file() else None
    return found


def told(before: Iterable[tuple[str, object]], after: Iterable[tuple[str, object]]) -> set[str]:
    """The paths that a watcher tells of."""
    return {path for path, _ in {*before} ^ {*after}}


def is_whole(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Whether no file is so broken that its last good state is shown instead."""
    return not any(one.code in BREAKING for one in diagnostics)


@settings(max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 11)), min_size=1,
                         max_size=3), min_size=2, max_size=4))  # fmt: skip
def test_after_any_changes_the_preview_shows_what_a_fresh_one_would(
    rounds: list[list[tuple[Step, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        content = small.write(Path(place) / "content", MORE)
        session = Session(content, now)
        for steps in rounds:
            before = stamps(content.parent)
            for step, chosen in steps:
                step(content, chosen)
            session.refresh(told(before.items(), stamps(content.parent).items()))
            fresh = Session(content, now)
            if is_whole(fresh.now.diagnostics):
                assert session.now.diagnostics == fresh.now.diagnostics
                assert shown(session) == shown(fresh)
                assert published(session) == published(fresh)


WORDS = (test_ledger.edit, test_ledger.insert, test_ledger.retitle, test_ledger.draft,
         test_ledger.withhold)  # fmt: skip


@settings(max_examples=6, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(st.tuples(st.sampled_from((*WORDS, *STEPS)), st.integers(0, 11)), min_size=3,
                max_size=7))  # fmt: skip
def test_one_change_after_the_other_is_shown_as_a_fresh_preview_would(
    steps: list[tuple[Step, int]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        content = small.write(Path(place) / "content", MORE)
        session = Session(content, now)
        for step, chosen in steps:
            before = stamps(content.parent)
            step(content, chosen)
            session.refresh(told(before.items(), stamps(content.parent).items()))
        fresh = Session(content, now)
        if is_whole(fresh.now.diagnostics):
            assert session.now.diagnostics == fresh.now.diagnostics
            assert shown(session) == shown(fresh)
            assert published(session) == published(fresh)


@pytest.mark.parametrize("step", WORDS, ids=lambda step: step.__name__)
def test_what_a_document_says_is_seen_without_relating_all_anew(
    content: Path, step: Step, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(content, now)
    monkeypatch.setattr("dossier.preview.session.relate", lambda *_, **__: pytest.fail("anew"))
    for number in (1, 2):
        step(content, number)
        session.refresh()
    monkeypatch.undo()
    if is_whole(session.now.diagnostics):
        assert shown(session) == shown(Session(content, now))


@pytest.mark.parametrize("key", ["date: 2015-06-03", "reply_to: 2015-06-02-reply",
                                 "withdrawn: it was not theirs"])  # fmt: skip
def test_what_others_see_of_a_document_relates_all_anew(content: Path, key: str) -> None:
    session = Session(content, now)
    name = key.partition(":")[0]
    letter = content / f"{LETTER}.md"
    kept = [one for one in letter.read_text().splitlines() if not one.startswith(f"{name}:")]
    letter.write_text("\n".join([kept[0], key, *kept[1:], ""]))
    session.refresh([str(letter)])
    fresh = Session(content, now)
    assert session.now.diagnostics == fresh.now.diagnostics
    assert shown(session) == shown(fresh)
    assert published(session) == published(fresh)


def test_a_contact_that_expires_meanwhile_is_told_of_at_the_next_save(content: Path) -> None:
    case = content / "case.yaml"
    contact = "security: {contact: 'mailto:desk@small.example', expires: 2027-06-01}\n"
    case.write_text(case.read_text() + contact)
    moments = [small.MOMENT]
    session = Session(content, lambda: moments[-1])
    assert "security-expired" not in {one.code for one in session.now.diagnostics}
    moments.append(small.MOMENT.replace(year=2028))
    letter = content / f"{LETTER}.md"
    letter.write_text(letter.read_text() + "\nAnother sentence.\n")
    session.refresh()
    assert "security-expired" in {one.code for one in session.now.diagnostics}


def test_what_was_kept_of_an_earlier_run_shows_the_same(content: Path) -> None:
    def started() -> Session:
        with Cache(content) as cache:
            return Session(
                content, now, Means(memo=Memo(cache, "this", time.time_ns(), at_hand=True))
            )

    first, again, plain = started(), started(), Session(content, now)
    shutil.rmtree(content.parent / ".dossier-cache")
    assert shown(first) == shown(again) == shown(plain)
    assert first.now.diagnostics == again.now.diagnostics == plain.now.diagnostics
    replaced(content / f"{LETTER}.md", "title: ", "title: New ")
    assert again.refresh([str(content / f"{LETTER}.md")]) == ("*",)
    assert shown(again) == shown(Session(content, now))


def test_a_second_start_reads_no_file_that_has_not_changed(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in content.rglob("*.*"):
        os.utime(path, ns=(0, 0))
    with Cache(content) as cache:
        Session(content, now, Means(memo=Memo(cache, "this", time.time_ns() + 10**10)))
    read: list[Path] = []
    monkeypatch.setattr(filing, "read_bytes", lambda path, _: read.append(path))
    with Cache(content) as cache:
        means = Means(memo=Memo(cache, "this", time.time_ns() + 10**10, at_hand=True))
        session = Session(content, now, means)
    assert read == []
    monkeypatch.undo()
    assert shown(session) == shown(Session(content, now))


def test_a_change_that_nobody_told_of_is_found(content: Path) -> None:
    settle()
    session = Session(content, now)
    assert session.look() == ()
    replaced(content / f"{LETTER}.md", "title: ", "title: While nobody looked ")
    assert session.refresh(()) == ()
    assert session.look() == ("*",)
    page = session.now.drafts and session.now.drafts.page(f"{LETTER}.html").data
    assert b"While nobody looked" in (page or b"")
    assert session.look() == ()


@pytest.mark.parametrize("what", ["a source", "a style", "a new file", "a lost file", "the case"])
def test_whatever_changed_untold_is_found(content: Path, what: str) -> None:
    settle()
    session = Session(content, now)
    before = session.now.serial
    if what == "a source":
        (content / "sources" / "letter.txt").write_text("other words")
    elif what == "a style":
        test_ledger.asset(content, 3)
    elif what == "a new file":
        test_ledger.add(content, 3)
    elif what == "a lost file":
        (content / f"{LETTER}.md").unlink()
    else:
        replaced(content / "case.yaml", "title: ", "title: Another ")
    assert session.look()
    assert session.now.serial == before + 1
    assert shown(session) == shown(Session(content, now))


@pytest.mark.parametrize("how", ["told as folders", "told as files", "untold"])
def test_a_renamed_folder_is_followed(content: Path, how: str) -> None:
    folder, other = content / "documents" / "old", content / "documents" / "older"
    folder.mkdir()
    (content / f"{LETTER}.md").rename(folder / f"{small.LETTER}.md")
    session = Session(content, now)
    folder.rename(other)
    if how == "untold":
        session.look()
    elif how == "told as folders":
        session.refresh([str(folder), str(other)])
    else:
        session.refresh([str(one / f"{small.LETTER}.md") for one in (folder, other)])
    replaced(other / f"{small.LETTER}.md", "title: ", "title: Moved ")
    session.refresh([str(other / f"{small.LETTER}.md")])
    assert session.now.diagnostics == Session(content, now).now.diagnostics
    assert shown(session) == shown(Session(content, now))


def test_what_editors_leave_beside_a_file_makes_nobody_read_it(content: Path) -> None:
    settle()
    session = Session(content, now)
    (content / "documents" / "4913.tmp").write_text("x")
    gone = [str(content / "documents" / name) for name in ("4913", "sedXy12", "gone.md")]
    assert session.refresh([*gone, str(content / "documents" / "4913.tmp")]) == ()
    assert session._intake.parsed == 0


def test_a_file_saved_by_renaming_another_over_it_is_seen(content: Path) -> None:
    session = Session(content, now)
    letter = content / f"{LETTER}.md"
    beside = letter.with_name("saved.part")
    beside.write_text(letter.read_text().replace("title: ", "title: Renamed over ", 1))
    letter.rename(letter.with_name(f"{letter.name}~"))
    beside.rename(letter)
    assert session.refresh([str(letter), str(beside)]) == ("*",)
    assert shown(session) == shown(Session(content, now))


def test_a_file_that_goes_and_comes_back_is_seen_each_time(content: Path) -> None:
    session = Session(content, now)
    letter = content / f"{LETTER}.md"
    text = letter.read_text()
    for _ in range(2):
        letter.unlink()
        session.refresh([str(letter)])
        assert session.now.drafts is not None
        assert session.now.drafts.page(f"{LETTER}.html").data is None
        letter.write_text(text)
        session.refresh([str(letter)])
        assert session.now.drafts.page(f"{LETTER}.html").data is not None


def test_a_changed_source_or_image_is_read_with_its_document_alone(content: Path) -> None:
    settle()
    session = Session(content, now)
    source = content / "sources" / "letter.txt"
    source.write_text("other words")
    session.refresh([str(source)])
    assert session._intake.parsed == 1
    assert "source-changed" in {one.code for one in session.now.diagnostics}
    source.unlink()
    session.refresh([str(source)])
    assert "source-missing" in {one.code for one in session.now.diagnostics}
    assert session.now.diagnostics == Session(content, now).now.diagnostics


def test_a_broken_file_keeps_its_last_good_page_though_the_cache_has_gone(content: Path) -> None:
    with Cache(content) as cache:
        session = Session(
            content, now, Means(memo=Memo(cache, "this", time.time_ns(), at_hand=True))
        )
    shutil.rmtree(content.parent / ".dossier-cache")
    replaced(content / f"{LETTER}.md", "title: ", "title: [")
    session.refresh([str(content / f"{LETTER}.md")])
    assert not is_whole(session.now.diagnostics)
    pages = session.now.drafts
    assert pages is not None
    assert b"I ask you to answer" in (pages.page(f"{LETTER}.html").data or b"")


# -- what another process finds afterwards ------------------------------------------------


def found(content: Path, program: str = "this") -> tuple[Diagnostic, ...]:
    """All that is wrong, with what is kept under the name of a program."""
    with Cache(content) as cache:
        told = whole(content, now(), Memo(cache, program, time.time_ns()))
        return tuple(sorted({one for some in told for one in some}))


@settings(max_examples=3, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 11)), min_size=1,
                         max_size=3), min_size=2, max_size=4))  # fmt: skip
def test_after_any_changes_what_is_found_is_what_is_found_at_first(
    rounds: list[list[tuple[Step, int]]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        content = small.write(Path(place) / "content", MORE)
        found(content)
        for number, steps in enumerate(rounds):
            for step, chosen in steps:
                step(content, chosen)
            assert found(content) == found(content, f"clean {number}")


def test_a_dead_link_is_told_of_again_though_its_page_stays(content: Path) -> None:
    own = content.parent / "templates"
    own.mkdir()
    (own / "404.html").write_text('<a href="index.html#nowhere">x</a>')
    test_ledger.page(content, 1)
    base = (ROOT / "templates" / "imprint.html").read_text()
    (own / "imprint.html").write_text(base.replace("<h1", '<a href="nowhere.html">x</a><h1', 1))
    first = found(content)
    assert [(one.file, one.code) for one in first if one.code == "dead-site-link"] == [
        ("imprint.html", "dead-site-link")
    ]
    assert found(content) == first
    replaced(content / f"{LETTER}.md", "title: ", "title: Another ")
    assert found(content) == first


def test_a_withheld_text_in_data_and_pages_is_told_of_each_time(content: Path) -> None:
    test_ledger.withhold(content, 0)
    replaced(content / f"{LETTER}.md", "title: ", f'title: "Call {HELD}" # ')
    first = found(content)
    leaks = {Path(one.file).suffix for one in first if one.code == "leak"}
    assert {".html", ".json"} <= leaks
    assert found(content) == first
    assert found(content, "clean") == first


def test_a_template_that_fails_for_one_page_is_told_of(content: Path) -> None:
    own = content.parent / "templates"
    own.mkdir()
    text = (ROOT / "templates" / "imprint.html").read_text()
    (own / "imprint.html").write_text(text.replace("<h1", "{{ view.oops }}<h1", 1))
    assert any(one.file == "templates/imprint.html" for one in found(content))
    assert any(one.file == "templates/imprint.html" for one in found(content))
    (own / "imprint.html").write_text(text)
    assert not any(one.file == "templates/imprint.html" for one in found(content))


def test_what_was_found_of_an_older_state_is_not_shown(content: Path) -> None:
    session = Session(content, now)
    old = session.now.drafts
    assert old is not None
    replaced(content / f"{LETTER}.md", "title: ", "title: Another ")
    session.refresh()
    new = session.now.drafts
    assert new is not None
    one = Diagnostic("a.md", 1, 1, Severity.ERROR, "leak", "old")
    assert not session.tell(old, (one,))
    assert one not in session.now.diagnostics
    assert session.tell(new, (one,))
    assert one in session.now.diagnostics
    assert not session.tell(new, (one,))


def test_of_sound_content_it_finds_what_a_check_finds(content: Path) -> None:
    assert found(content) == pipeline.check(content, now())


def test_a_page_that_is_not_there_makes_nobody_plan_the_search(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Session(content, now).now.drafts
    assert pages is not None
    monkeypatch.setattr(search, "data", lambda _: pytest.fail("the search was planned"))
    assert pages.page("documents/nowhere.html").data is None
    assert pages.page("search.html").data is not None


def test_slow_outputs_hold_nothing_but_what_is_sought_there(content: Path) -> None:
    shelved = shelve(Session(content, now).now.drafts.site.edition, content)  # type: ignore[union-attr]  # it has pages
    for output in OUTPUTS:
        paths = [one.path for one in output.plan(shelved)]
        assert output.name not in SLOW or all(p.startswith(SLOW[output.name]) for p in paths)
        first = _FIRST.get(output.name)
        assert first is None or not any(
            isinstance(p, Page) for p in [*output.plan(shelved)][first:]
        )

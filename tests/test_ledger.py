"""Whatever changes, what is made again and what stays together are the site of a clean build."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dossier import inlays, making, pipeline, strung
from dossier.artifact import Artifact, Copy, Data, Page
from dossier.cache import FILE, FOLDER, Cache
from dossier.commands import workers
from dossier.formats import feeds
from dossier.memo import Memo
from dossier.outputs import searched
from dossier.pipeline import ALONE, Built, Means
from dossier.planned import given as told_of
from dossier.readers import folder
from dossier.render import Renderer
from dossier.site import Site
from dossier.spool import Laid
from tests import small
from tests.conftest import ROOT

AHEAD = 10**9
"""Nanoseconds by which a clock is ahead, so that no file is too young to be trusted."""
HELD = "+49 30 1234567"
MORE = {
    "documents/2015-06-02-reply.md": small.letter(
        f"addressee: anna-berg\nreply_to: {small.LETTER}\nrequests:\n"
        '  - {to: anna-berg, that: answer, quote: "Please answer", '
        "answered_by: 2015-07-01-again}\n",
        "Please answer. Mr Carlier and the Old Committee said so.\n",
        author="ben-carlier",
    ),
    "documents/2015-07-01-again.md": small.letter(
        "signatories: [ben-carlier, old-committee]\ncorrections: [{date: 2026-02-01, note: A}]\n"
        "responses: [{actor: ben-carlier, date: 2026-03-02, text: No., paragraph: 1}]\n",
        f"I write again. Call {HELD} or ask Anna Berg.\n\nSecond words.\n",
    ),
    "documents/2015-08-01-later.md": small.letter("embargo: 2026-12-01T16:00+02:00\n", "Later.\n"),
    "documents/undated.md": (
        f"---\ntitle: Undated\nkind: statement\ndate: undated\nafter: {small.LETTER}\n"
        "author: old-committee\ncc: [ben-carlier]\n---\n\nA statement.\n"
    ),
    "actors/old-committee.md": (
        "---\nname: Old Committee\nkind: organisation\n---\n\n"
        f"It wrote [once](documents/{small.LETTER}.html).[^a]\n\n"
        f'[^a]: {{document: {small.LETTER}, quote: "I ask you"}}\n'
    ),
    "pages/about.md": "---\ntitle: About\nlabel: About\n---\n\nSee [Anna](anna-berg).\n",
}
LETTERS = [small.LETTER, *(Path(one).stem for one in MORE if one.startswith("documents/"))]
Step = Callable[[Path, int], None]


@pytest.fixture(autouse=True, scope="module")
def _short_ways() -> Iterator[None]:
    """Let what stands be used in small dossiers, too: the search index, rows and pieces."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searched, "FEW", 1)
        patch.setattr(inlays, "FEWEST", 1)
        patch.setattr(strung, "FEWEST", 1)
        yield


def replaced(path: Path, old: str, new: str) -> None:
    if path.exists():
        path.write_text(path.read_text().replace(old, new, 1))


def letter(content: Path, number: int) -> Path:
    return content / "documents" / f"{LETTERS[number % len(LETTERS)]}.md"


def edit(content: Path, number: int) -> None:
    path = letter(content, number)
    if path.exists():
        path.write_text(f"{path.read_text()}\nMore words of Mr Carlier, {number}.\n")


def insert(content: Path, number: int) -> None:
    replaced(letter(content, number), "\n---\n\n", f"\n---\n\nA first paragraph {number}.\n\n")


def retitle(content: Path, number: int) -> None:
    replaced(letter(content, number), "title: ", f"title: New {number} ")


def draft(content: Path, number: int) -> None:
    path = letter(content, number)
    is_draft = path.exists() and "draft: true" in path.read_text()
    replaced(path, "draft: true\n" if is_draft else "kind: ",
             "" if is_draft else "draft: true\nkind: ")  # fmt: skip


def withhold(content: Path, _: int) -> None:
    entry = f'withhold: [{{text: "{HELD}", reason: contact details}}]\n'
    replaced(letter(content, 2), "kind: ", f"{entry}kind: ")


def withdraw(content: Path, number: int) -> None:
    replaced(letter(content, number), "kind: ", "withdrawn: it was not theirs\nkind: ")


def add(content: Path, number: int) -> None:
    text = small.letter(f"reply_to: {LETTERS[1]}\n", "Anna Berg asked the Old Committee.\n")
    (content / "documents" / f"20{number % 20:02}-new.md").write_text(text)


def remove(content: Path, number: int) -> None:
    letter(content, number).unlink(missing_ok=True)


def move(content: Path, number: int) -> None:
    path = letter(content, number)
    if path.exists():
        path.rename(path.with_stem(f"moved-{number}"))


def into_a_folder(content: Path, number: int) -> None:
    path = letter(content, number)
    if path.exists():
        (content / "documents" / "old").mkdir(exist_ok=True)
        path.rename(content / "documents" / "old" / path.name)


def rename(content: Path, number: int) -> None:
    replaced(content / "actors" / "anna-berg.md", "name: ", f"name: X{number} ")


def hide(content: Path, number: int) -> None:
    name = ("ben-carlier", "anna-berg", "old-committee")[number % 3]
    replaced(content / "actors" / f"{name}.md", "kind: ", "public: false\nkind: ")


def call(content: Path, number: int) -> None:
    name = ("Mr Carlier", "Old Committee", "words")[number % 3]
    replaced(content / "actors" / "anna-berg.md", "kind: ", f'aliases: ["{name}"]\nkind: ')


def add_actor(content: Path, number: int) -> None:
    (content / "actors" / f"new-{number}.md").write_text(
        "---\nname: Second words\nkind: person\n---\n"
    )


def event(content: Path, number: int) -> None:
    replaced(content / "events" / "2014-10-24-lyon-ruling.md", "title: ", f"title: {number} ")


def page(content: Path, number: int) -> None:
    (content / "pages" / "about.md").write_text(
        f"---\ntitle: About {number}\nlabel: A\n---\n\nB.\n"
    )


def case(content: Path, number: int) -> None:
    replaced(content / "case.yaml", "title: ", f"title: {number} ")


def outputs(content: Path, number: int) -> None:
    path = content / "case.yaml"
    kept = [line for line in path.read_text().splitlines() if not line.startswith("outputs")]
    chosen = ("[timeline, feed]", "[actors, search, twins, data, tables]", "[sources, events]")
    path.write_text("\n".join([*kept, f"outputs: {chosen[number % 3]}", ""]))


def language(content: Path, _: int) -> None:
    replaced(content / "case.yaml", "language: en", "language: fr")


def template(content: Path, number: int) -> None:
    name = ("404.html", "actor.html", "base.html", "document.html")[number % 4]
    own = content.parent / "templates"
    own.mkdir(exist_ok=True)
    text = (ROOT / "templates" / name).read_text()
    text = text.replace("<h1", f'<h1 id="n{number}"').replace("</main>", f"<p>{number}</p></main>")
    (own / name).write_text(text)


def asset(content: Path, number: int) -> None:
    own = content.parent / "static"
    own.mkdir(exist_ok=True)
    (own / "own.css").write_text(f"p {{ margin: {number}px }}")


def source(content: Path, number: int) -> None:
    (content / "sources" / "letter.txt").write_text(f"{small.SOURCE}{'more ' * (number % 2)}")


def tamper(content: Path, _: int) -> None:
    path = content.parent / "kept" / "documents" / f"{small.LETTER}.html"
    if path.exists():
        status = path.stat()
        path.write_bytes(path.read_bytes().replace(b"answer", b"reward"))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def lose(content: Path, number: int) -> None:
    name = ("index.html", "timeline.html", "robots.txt", "assets/dossier.css")[number % 4]
    (content.parent / "kept" / name).unlink(missing_ok=True)


def harm(content: Path, number: int) -> None:
    path = content.parent / FOLDER / FILE
    if path.exists():
        data = bytearray(path.read_bytes())
        data[(len(data) * (number + 1)) // 30] ^= 0xFF
        path.write_bytes(bytes(data) if number % 2 else bytes(data[: len(data) // 2]))


STEPS: tuple[Step, ...] = (
    edit, insert, retitle, draft, withhold, withdraw, add, remove, move, into_a_folder, rename,
    hide, call, add_actor, event, page, case, outputs, language, template, asset, source, tamper,
    lose, harm,
)  # fmt: skip


def built(content: Path, name: str, means: Means = ALONE, hours: int = 0) -> Built:
    return pipeline.build(
        content, content.parent / name, small.MOMENT + timedelta(hours=hours), means
    )


def files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def stamps(site: Path) -> dict[Path, tuple[int, int, int]]:
    """What a write would change of a site's files."""
    found = {path: path.stat() for path in (site, *site.rglob("*"))}
    return {path: (one.st_ino, one.st_mtime_ns, one.st_ctime_ns) for path, one in found.items()}


def remembering(content: Path, hours: int = 0, program: str = "this", more: int = 0) -> Built:
    """Build with all that is remembered; `more` sets the clock on, or back."""
    with Cache(content) as cache:
        memo = Memo(cache, program, time.time_ns() + more)
        return built(content, "kept", Means(memo=memo), hours)


def checking(content: Path, hours: int = 0) -> Built:
    """Check with all that is remembered."""
    with Cache(content) as cache:
        means = Means(memo=Memo(cache, "this", time.time_ns()))
        at = small.MOMENT + timedelta(hours=hours)
        return pipeline.checked(content, at, None, means, content.parent / "kept")


@settings(max_examples=8, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 11)), min_size=1,
                         max_size=3), min_size=2, max_size=3),
       st.integers(0, 3), st.sampled_from([0, AHEAD]))  # fmt: skip
def test_after_any_changes_the_site_is_the_one_of_a_clean_build(
    rounds: list[list[tuple[Step, int]]], hours: int, more: int
) -> None:
    with tempfile.TemporaryDirectory() as place:
        content = small.write(Path(place) / "content", MORE)
        remembering(content, more=more)
        for number, steps in enumerate(rounds):
            for step, chosen in steps:
                step(content, chosen)
            moment = hours * number
            clean = built(content, "clean", hours=moment)
            seen = checking(content, moment)
            kept = remembering(content, moment, more=more)
            assert {*seen.diagnostics} >= {*clean.diagnostics}
            assert kept.diagnostics == clean.diagnostics
            assert (kept.published is None) == (clean.published is None)
            if clean.published is not None:  # with errors the old site stands
                assert files(content.parent / "kept") == files(content.parent / "clean")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return small.write(tmp_path / "content", MORE)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of what is made, from now on."""
    found: list[str] = []
    make = making.make
    take_over = making.taken_over

    def noted(artifact: Artifact, renderer: Renderer) -> bytes:
        found.append(artifact.path)
        return make(artifact, renderer)

    def taken_over(artifact: Artifact) -> Laid | None:
        laid = take_over(artifact)
        if laid is not None:
            found.append(artifact.path)
        return laid

    monkeypatch.setattr(making, "make", noted)
    monkeypatch.setattr(making, "taken_over", taken_over)
    return found


def settle() -> None:
    """Wait until no file is so young that it may change unnoticed."""
    time.sleep(0.15)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_after_one_change_the_site_is_the_one_of_a_clean_build(content: Path, step: Step) -> None:
    remembering(content, more=AHEAD)
    step(content, 1)
    if built(content, "clean").published is not None:
        remembering(content, more=AHEAD)
        assert files(content.parent / "kept") == files(content.parent / "clean")


def test_where_nothing_changed_nothing_is_made_and_no_file_is_written(
    content: Path, made: list[str]
) -> None:
    settle()
    remembering(content)
    made.clear()
    before = stamps(content.parent / "kept")
    done = remembering(content)
    assert made == []
    assert done.published is not None
    assert done.published.written == 0
    assert stamps(content.parent / "kept") == before


def test_an_edited_body_makes_the_pages_that_show_it_and_no_list(
    content: Path, made: list[str]
) -> None:
    settle()
    remembering(content)
    made.clear()
    edit(content, 3)
    remembering(content)
    assert not made  # it is under embargo
    edit(content, 4)
    remembering(content)
    pages = {path for path in made if path.endswith(".html")}
    assert f"documents/{LETTERS[4]}.html" in pages
    assert not pages & {f"documents/{small.LETTER}.html", "about.html", "imprint.html"}


def test_another_name_leaves_entries_of_feeds_and_units_of_the_search_that_do_not_hold_it(
    content: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    remembering(content)
    entries: list[str] = []
    make = feeds._atom

    def noted(one: feeds.Entry, site: Site) -> bytes:
        entries.append(one.title)
        return make(one, site)

    monkeypatch.setattr(feeds, "_atom", noted)
    made.clear()
    name = "name: Xenia\naliases: [Anna Berg]\n"  # it stands after all others now
    replaced(content / "actors" / "anna-berg.md", "name: Anna Berg\nsort_name: Berg, Anna\n", name)
    assert remembering(content).published
    assert "actors/ben-carlier.xml" in made  # they wrote to one another
    assert "Letter on the case" in entries
    assert "Undated" not in entries
    site = content.parent / "kept"
    units = [one for one in made if one.startswith("assets/search/d/")]
    assert units
    assert not any('"title":"Old Committee"' in (site / one).read_text() for one in units)


def test_a_template_makes_its_own_pages_alone(content: Path, made: list[str]) -> None:
    settle()
    remembering(content)
    made.clear()
    template(content, 1)
    settle()
    remembering(content)
    assert {path for path in made if path.endswith(".html")} == {
        f"actors/{path.stem}.html" for path in (content / "actors").iterdir()
    }


@pytest.mark.parametrize("more", [-(10**12), 10**12], ids=["back", "on"])
def test_a_clock_that_was_set_changes_nothing(content: Path, more: int) -> None:
    remembering(content, more=more)
    edit(content, 4)
    remembering(content, more=-more)
    built(content, "clean")
    assert files(content.parent / "kept") == files(content.parent / "clean")


def test_another_program_makes_everything_anew(content: Path, made: list[str]) -> None:
    remembering(content)
    made.clear()
    done = remembering(content, program="that")
    assert done.published is not None
    assert len(made) == done.published.files - 1  # but for the manifest
    assert done.published.written == 0


def test_another_site_folder_has_a_ledger_of_its_own(content: Path) -> None:
    remembering(content)
    with Cache(content) as cache:
        built(content, "other", Means(memo=Memo(cache, "this", time.time_ns())))
    assert files(content.parent / "other") == files(content.parent / "kept")


def test_a_site_put_back_from_a_copy_is_not_taken_for_the_one_that_stood(content: Path) -> None:
    remembering(content)
    shutil.copytree(content.parent / "kept", content.parent / "copy")
    edit(content, 4)
    remembering(content)
    shutil.rmtree(content.parent / "kept")
    shutil.move(content.parent / "copy", content.parent / "kept")
    remembering(content)
    built(content, "clean")
    assert files(content.parent / "kept") == files(content.parent / "clean")


def test_where_nothing_can_be_kept_the_site_is_the_same(content: Path) -> None:
    (content.parent / FOLDER).write_text("a file in its place")
    remembering(content)
    edit(content, 4)
    remembering(content)
    built(content, "clean")
    assert files(content.parent / "kept") == files(content.parent / "clean")


def test_a_disk_that_fills_while_something_is_kept_changes_nothing(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remembering(content)
    edit(content, 4)

    def full(self: Cache, *_: object) -> None:
        self.told.append("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Cache, "put", full)
        remembering(content)
    retitle(content, 1)
    remembering(content)
    built(content, "clean")
    assert files(content.parent / "kept") == files(content.parent / "clean")


def test_several_processes_note_what_one_notes(
    content: Path, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    monkeypatch.setattr(workers, "FEWEST", 1)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    settle()
    with Cache(content) as cache:
        built(content, "kept", Means(workers.shared, Memo(cache, "this", time.time_ns())))
    made.clear()
    remembering(content)
    assert made == []


def test_a_dead_link_into_what_changed_is_told_of_a_page_that_stays(content: Path) -> None:
    home = content / "pages" / "home.md"
    home.write_text(home.read_text() + f"\n[There](documents/{LETTERS[2]}.html#p2)\n")
    assert remembering(content).published is not None
    replaced(letter(content, 2), "\n\nSecond words.\n", "\n")
    kept, clean = remembering(content), built(content, "clean")
    assert kept.diagnostics == clean.diagnostics
    assert [one.code for one in kept.diagnostics] == ["private-data", "dead-site-link"]


@pytest.mark.parametrize("step", [edit, retitle, insert])
def test_what_was_read_for_a_file_that_stands_is_known_the_next_time_as_well(
    content: Path, step: Step
) -> None:
    for number in (1, 2, 4, 1, 2):
        settle()
        assert remembering(content).published is not None
        step(content, number)
    remembering(content)
    built(content, "clean")
    assert files(content.parent / "kept") == files(content.parent / "clean")


def test_a_check_makes_only_what_a_build_would_make(content: Path, made: list[str]) -> None:
    settle()
    remembering(content)
    made.clear()
    assert checking(content).diagnostics == pipeline.checked(content, small.MOMENT).diagnostics
    edit(content, 1)
    made.clear()
    checking(content)
    assert f"documents/{LETTERS[1]}.html" in made
    assert f"documents/{LETTERS[0]}.html" not in made
    before = files(content.parent / "kept")
    assert "Mr Carlier, 1" not in before[f"documents/{LETTERS[1]}.html"].decode()


def test_a_check_makes_files_of_data_only_where_something_in_them_may_be_wrong(
    content: Path, made: list[str]
) -> None:
    remembering(content)
    edit(content, 1)
    made.clear()
    checking(content)
    assert {Path(one).suffix for one in made} == {".html"}
    withhold(content, 1)
    made.clear()
    checking(content)
    assert "data/paragraphs.json" in made


def test_a_text_newly_withheld_is_sought_in_what_stays(content: Path) -> None:
    home = content / "pages" / "home.md"
    home.write_text(home.read_text() + "\nSecond words.\n")
    remembering(content)
    entry = 'withhold: [{text: "Second words", reason: a name}]\n'
    replaced(letter(content, 2), "kind: ", f"{entry}kind: ")
    kept, clean = remembering(content), built(content, "clean")
    assert kept.diagnostics == clean.diagnostics
    assert "leak" in {one.code for one in kept.diagnostics}
    assert kept.published is None


def test_what_cannot_be_told_is_made_each_time() -> None:
    data = Data("data/odd.txt", {1: b"one"}.__class__)  # type: ignore[arg-type]  # odd on purpose
    assert told_of(data, lambda _: b"", 0) is None
    assert told_of(Copy("a", Path("absent")), lambda _: b"", 0) is None
    assert told_of(Page("a", "a.html", small.letter), lambda _: b"", 0) is not None
    one, other = (told_of(Data("a", text.encode), lambda _: b"", 0) for text in ("one", "other"))
    assert one != other


def test_a_file_listed_again_is_the_same_entry(content: Path) -> None:
    entries, _ = folder.scan(content)
    again, _ = folder.scan(content, {one.file: one for one in entries})
    assert all(one is other for one, other in zip(entries, again, strict=True))
    assert hashlib.sha256(repr(again).encode()).digest()

"""A change to words alone is made on what is kept of the rest, and the site is the same."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier import amending, making, pipeline, standing
from dossier.artifact import Artifact
from dossier.cache import Cache
from dossier.memo import Memo
from dossier.pipeline import Built, Loaded, Means
from dossier.render import Renderer
from dossier.shown import LINKED
from tests import small
from tests.test_ledger import (
    AHEAD,
    HELD,
    LETTERS,
    MORE,
    built,
    checking,
    edit,
    files,
    hide,
    insert,
    letter,
    remembering,
    rename,
    replaced,
    retitle,
)

WHOLE = (standing.LASTING, standing.TOLD)
PLAIN = 1
"""Which letter nobody quotes."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    made = small.write(tmp_path / "content", MORE)
    assert remembering(made, more=AHEAD).published is not None
    return made


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which content was read as a whole, from now on."""
    found: list[Path] = []
    load = pipeline.load

    def counted(content: Path, *args: object, **more: object) -> Loaded:
        if "memo=None" not in repr(args):
            found.append(content)
        return load(content, *args, **more)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(pipeline, "load", counted)
    return found


def again(content: Path, hours: int = 0) -> Built:
    """Build with what is kept, and hold it against a clean build."""
    clean = built(content, "clean", hours=hours)
    seen = checking(content, hours)
    kept = remembering(content, hours, more=AHEAD)
    assert kept.diagnostics == clean.diagnostics
    assert {*seen.diagnostics} >= {*clean.diagnostics}
    assert (kept.published is None) == (clean.published is None)
    if clean.published is not None:
        assert files(content.parent / "kept") == files(content.parent / "clean")
    return kept


def amends(content: Path, hours: int = 0) -> bool:
    """Whether what is kept of the content is of use at a moment."""
    with Cache(content) as cache:
        means = Means(memo=Memo(cache, "this", time.time_ns() + AHEAD))
        at = small.MOMENT + timedelta(hours=hours)
        return pipeline.amended(content, at, means, content.parent / "kept") is not None


def body(content: Path, number: int, old: str, new: str) -> None:
    path = letter(content, number)
    front, middle, text = path.read_text().partition("\n---\n\n")
    assert old in text
    path.write_text(front + middle + text.replace(old, new, 1))


def test_an_edited_text_is_built_without_reading_the_rest(content: Path, loads: list[Path]) -> None:
    for words in ("once", "twice", "three times"):
        body(content, PLAIN, "Please answer.", f"Please answer. I asked {words}.")
        assert again(content).published is not None
    assert not loads
    page = (content.parent / "kept" / "documents" / f"{LETTERS[PLAIN]}.html").read_text()
    assert "I asked three times." in page


def test_where_a_name_stands_now_is_shown_by_the_page_of_its_actor(
    content: Path, loads: list[Path]
) -> None:
    body(content, PLAIN, "Mr Carlier and", "Long before that Mr Carlier and")
    again(content)
    assert not loads
    body(content, PLAIN, "said so.", "said so. Mr Carlier again.")
    again(content)
    assert not loads


def test_a_sentence_elsewhere_leaves_the_pages_of_those_who_are_named(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = making.make

    def noted(artifact: Artifact, renderer: Renderer) -> bytes:
        made.append(artifact.path)
        return make(artifact, renderer)

    monkeypatch.setattr(making, "make", noted)
    page = "actors/old-committee.html"
    edit(content, PLAIN)  # a paragraph behind the one that names them
    remembering(content, more=AHEAD)
    assert f"documents/{LETTERS[PLAIN]}.html" in made
    assert page not in made
    made.clear()
    body(content, PLAIN, "said so.", "truly said so.")
    remembering(content, more=AHEAD)
    assert page in made
    again(content)


def test_an_actor_who_is_named_for_the_first_time_stands_in_every_list(
    content: Path, loads: list[Path]
) -> None:
    body(content, 2, "Second words.", "Second words of Mr Carlier.")
    body(content, PLAIN, "Mr Carlier and the Old Committee said so.", "Nobody said so.")
    again(content)
    assert loads


def test_what_is_told_of_a_text_comes_and_goes_with_it(content: Path, loads: list[Path]) -> None:
    before = again(content).diagnostics
    loads.clear()
    body(content, PLAIN, "said so.", "said so. Call +49 30 7654321.")
    assert len(again(content).diagnostics) == len(before) + 1
    body(content, PLAIN, " Call +49 30 7654321.", "")
    assert again(content).diagnostics == before
    assert not loads


def test_a_quotation_that_no_longer_stands_stops_the_build(
    content: Path, loads: list[Path]
) -> None:
    (content / "events" / "2016-asked.md").write_text(
        "---\ntitle: They asked\ndate: 2016\nstatus: reported\n"
        f'attested_by: [{{document: {LETTERS[PLAIN]}, quote: "said so"}}]\n---\n'
    )
    assert again(content).published is not None
    loads.clear()
    body(content, PLAIN, "said so", "truly said so")
    assert again(content).published is not None
    assert not loads  # the check that read it is made again, and finds what it found
    body(content, PLAIN, "said so", "said nothing")
    assert again(content).published is None
    assert loads


def test_an_error_in_a_text_is_told_and_the_old_site_stands(content: Path) -> None:
    before = files(content.parent / "kept")
    body(content, PLAIN, "said so.", "said {++[so].")
    assert again(content).published is None
    assert files(content.parent / "kept") == before
    body(content, PLAIN, "{++[so].", "so, then.")
    assert again(content).published is not None


def test_withheld_words_are_sought_in_what_is_made(content: Path) -> None:
    entry = f'withhold: [{{text: "{HELD}", reason: contact details}}]\n'
    replaced(letter(content, 2), "kind: ", f"{entry}kind: ")
    assert again(content).published is not None
    body(content, PLAIN, "said so.", f"said so. {HELD}")
    assert again(content).published is None


@pytest.mark.parametrize(
    "change",
    [
        lambda content: replaced(letter(content, PLAIN), "that: answer", "that: answer soon"),
        lambda content: (content / "pages" / "about.md").write_text("---\ntitle: A\n---\n\nB.\n"),
        lambda content: (content / "documents" / "more.md").write_text(small.letter()),
        lambda content: letter(content, 4).unlink(),
        lambda content: (content / "sources" / "letter.txt").write_text(f"{small.SOURCE} more"),
        lambda content: (content / "sources" / "new.txt").write_text("new"),
        lambda content: replaced(content / "case.yaml", "title: ", "title: New "),
        lambda content: hide(content, 1),
        lambda content: (
            (content / "documents" / "2015").mkdir()
            or letter(content, 2).rename(content / "documents" / "2015" / letter(content, 2).name)
        ),
    ],
)
def test_with_anything_else_changed_everything_is_read(
    content: Path, loads: list[Path], change: Callable[[Path], object]
) -> None:
    edit(content, PLAIN)
    change(content)
    again(content)
    assert loads
    loads.clear()
    edit(content, PLAIN)
    again(content)


def actor(content: Path, slug: str, old: str, new: str) -> object:
    path = content / "actors" / f"{slug}.md"
    assert old in path.read_text()
    return path.write_text(path.read_text().replace(old, new, 1))


def front(content: Path, number: int, old: str, new: str) -> object:
    path = letter(content, number)
    assert old in path.read_text()
    return path.write_text(path.read_text().replace(old, new, 1))


def hear(content: Path) -> None:
    """Let a letter quote somebody, and events happen in which somebody takes part."""
    replaced(letter(content, 4), "author: old-committee", f"{VOICES}author: old-committee")
    (content / "events" / "2016-met.md").write_text(
        "---\ntitle: They met\ndate: 2016\nstatus: reported\nactors: [Old Committee]\n"
        f'attested_by: [{{document: {LETTERS[PLAIN]}, quote: "said so"}}]\n'
        "responses: [{actor: old-committee, date: 2026-03-02, text: No.}]\n---\n"
    )


VOICES = (
    "speakers: [{paragraphs: 1, actor: ben-carlier}]\n"
    "signatories: [{actor: anna-berg, on_behalf_of: old-committee}]\n"
    'requests: [{to: ben-carlier, that: agree, quote: "A statement"}]\n'
    "responses: [{actor: old-committee, date: 2026-03-02, text: No.}]\n"
)
Change = Callable[[Path], object]
SMALL: dict[str, Change] = {
    "title": lambda content: front(content, PLAIN, "title: ", "title: New "),
    "title and text": lambda content: (
        front(content, PLAIN, "title: ", "title: New "),
        front(content, PLAIN, "said so.", "said so, again and again."),
    ),
    "name": lambda content: actor(content, "ben-carlier", "name: Ben", "name: Benjamin"),
    "name of somebody who is hidden elsewhere": lambda content: actor(
        content, "anna-berg", "name: Anna Berg", 'aliases: ["Anna Berg"]\nname: A. Berg'
    ),
    "name before others": lambda content: actor(
        content, "old-committee", "name: Old", "name: An Old"
    ),
    "name in the text that somebody else had": lambda content: actor(
        content, "ben-carlier", "aliases: [Mr Carlier]", "aliases: [Mr, Second]"
    ),
    "name within another's": lambda content: actor(
        content, "anna-berg", "kind: person", "aliases: [Committee said]\nkind: person"
    ),
    "name around another's": lambda content: actor(
        content, "ben-carlier", "aliases: [", "aliases: [the Old Committee, "
    ),
    "what an actor is": lambda content: actor(
        content, "ben-carlier", "kind: person", "kind: institution\ncountry: BE"
    ),
    "membership": lambda content: actor(
        content, "ben-carlier", "kind: person", "kind: person\nmember_of: [old-committee]"
    ),
    "several": lambda content: (
        actor(content, "ben-carlier", "name: Ben", "name: Benjamin"),
        actor(content, "old-committee", "name: Old", "aliases: [Old Committee]\nname: New"),
        front(content, PLAIN, "title: ", "title: New "),
        front(content, 2, "Second words.", "Second words of Mr Carlier."),
    ),
}


@pytest.mark.parametrize("change", SMALL.values(), ids=SMALL.keys())
def test_a_title_or_a_name_is_built_without_reading_the_rest(
    content: Path, loads: list[Path], change: Change
) -> None:
    change(content)
    again(content)
    assert not loads
    edit(content, PLAIN)
    actor(content, "old-committee", "name: ", "name: Very ")
    again(content)
    assert not loads


@pytest.mark.parametrize("name", ["name", "name before others", "name around another's", "several"])
def test_whoever_is_heard_is_called_by_the_new_name(content: Path, name: str) -> None:
    hear(content)
    assert remembering(content, more=AHEAD).published is not None
    SMALL[name](content)
    again(content)
    actor(content, "ben-carlier", "name: ", "name: Mr ")
    again(content)


GREAT: dict[str, Change] = {
    "a name that stood in front matter": lambda content: (
        front(content, 4, "cc: [ben-carlier]", "cc: [Ben Carlier]"),
        again(content),
        actor(content, "ben-carlier", "name: Ben", "name: Benjamin"),
    ),
    "a name that a hidden letter has": lambda content: (
        front(content, 3, "embargo: ", "cc: [Ben Carlier]\nembargo: "),
        again(content),
        actor(content, "ben-carlier", "name: Ben", "name: Benjamin"),
    ),
    "a name in a member's record": lambda content: (
        actor(content, "anna-berg", "kind: ", "member_of: [Old Committee]\nkind: "),
        again(content),
        actor(content, "old-committee", "name: Old", "name: New"),
    ),
    "a name of two": lambda content: actor(
        content, "ben-carlier", "aliases: [", "aliases: [Anna Berg, "
    ),
    "a name that was asked in free words": lambda content: (
        front(content, PLAIN, "to: anna-berg", "to: the Minister"),
        again(content),
        actor(content, "anna-berg", "kind: ", "aliases: [the Minister]\nkind: "),
    ),
    "a note": lambda content: actor(content, "old-committee", "It wrote", "In fact it wrote"),
    "an earlier address": lambda content: actor(
        content, "old-committee", "kind: ", "former_slugs: [older-committee]\nkind: "
    ),
    "a date": lambda content: front(content, PLAIN, "date: ", "place: Lyon\ndate: "),
}


@pytest.mark.parametrize("change", GREAT.values(), ids=GREAT.keys())
def test_a_name_that_others_rest_on_has_everything_read(
    content: Path, loads: list[Path], change: Change
) -> None:
    change(content)
    loads.clear()
    again(content)
    assert loads


def test_an_allegation_is_held_against_the_name_that_its_author_has_now(
    content: Path, loads: list[Path]
) -> None:
    (content / "events" / "2016-said.md").write_text(
        "---\ntitle: They lied, according to Ben Carlier\ndate: 2016\nstatus: alleged\n"
        f'attested_by: [{{document: {LETTERS[PLAIN]}, quote: "said so"}}]\n---\n'
    )
    before = again(content).diagnostics
    loads.clear()
    actor(content, "old-committee", "name: Old", "name: New")
    assert again(content).diagnostics == before
    assert not loads
    actor(content, "ben-carlier", "name: Ben Carlier", "name: Xaver Young")
    again(content)
    assert not loads
    actor(content, "ben-carlier", "aliases: [Mr Carlier]", "aliases: [Mr Young]")
    assert "unnamed-speaker" in {one.code for one in again(content).diagnostics}
    assert loads


@settings(max_examples=10, deadline=None, derandomize=True, phases=[Phase.generate])
@given(st.lists(st.tuples(st.sampled_from(("retitle", "edit", "insert", "ben", "old", "anna")),
                          st.integers(0, 5)), min_size=3, max_size=6))  # fmt: skip
def test_after_any_small_changes_the_site_is_the_one_of_a_clean_build(
    steps: list[tuple[str, int]],
) -> None:
    names = {"ben": "ben-carlier", "old": "old-committee", "anna": "anna-berg"}
    words = ("Mr Carlier", "Old", "Committee", "Second", "Berg", "words")
    with tempfile.TemporaryDirectory() as place:
        content = small.write(Path(place) / "content", MORE)
        hear(content)
        remembering(content, more=AHEAD)
        for step, number in steps:
            if step in names:
                path = content / "actors" / f"{names[step]}.md"
                called = f"name: {words[number]} {words[number - 1]}\nname: "
                replaced(path, "name: ", called.replace("\nname: ", " "))
            else:
                {"retitle": retitle, "edit": edit, "insert": insert}[step](content, number)
            again(content)


def test_the_end_of_an_embargo_is_not_slept_through(content: Path, loads: list[Path]) -> None:
    edit(content, PLAIN)
    again(content, hours=24 * 30)
    assert loads
    assert (content.parent / "kept" / "documents" / f"{LETTERS[3]}.html").exists()


def test_going_back_before_the_end_of_an_embargo_hides_again(
    content: Path, loads: list[Path]
) -> None:
    again(content, hours=24 * 30)
    loads.clear()
    edit(content, PLAIN)
    assert amends(content, hours=24 * 30)
    assert not amends(content)
    again(content)
    assert loads
    assert not (content.parent / "kept" / "documents" / f"{LETTERS[3]}.html").exists()


def test_a_contact_that_expires_meanwhile_is_told(content: Path) -> None:
    case = content / "case.yaml"
    contact = "security: {contact: 'mailto:desk@small.example', expires: 2027-06-01}\n"
    case.write_text(case.read_text() + contact)
    again(content)
    edit(content, PLAIN)
    told = again(content, hours=24 * 365).diagnostics
    assert "security-expired" in {one.code for one in told}


def test_what_was_let_through_once_is_not_let_through_for_ever(content: Path) -> None:
    replaced(letter(content, 2), "kind: letter", "kind: letter # review: guessed")
    with Cache(content) as cache:
        means = Means(memo=Memo(cache, "this", time.time_ns() + AHEAD))
        site = content.parent / "kept"
        built = pipeline.build(content, site, small.MOMENT, means, unreviewed=True)
    assert built.published is not None
    edit(content, PLAIN)
    assert again(content).published is None


def test_a_source_outside_of_the_content_is_looked_at(content: Path) -> None:
    given = content.parent / "given"
    (content / "sources").rename(given)
    case = content / "case.yaml"
    case.write_text(f"{case.read_text()}sources_dir: ../given\n")
    assert again(content).published is not None
    edit(content, PLAIN)
    (given / "letter.txt").write_text(f"{small.SOURCE} more")
    assert again(content).published is None


def test_with_many_texts_changed_everything_is_read(
    content: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amending, "FEW", 1)
    edit(content, PLAIN)
    again(content)
    assert not loads
    edit(content, PLAIN)
    edit(content, 4)
    again(content)
    assert loads


def test_a_text_of_which_something_is_told_that_rests_on_others_is_not_read_alone(
    content: Path, loads: list[Path]
) -> None:
    def entangle(kept: Kept) -> None:
        beside = replace(
            kept.whole.lasting.beside, entangled=frozenset({f"documents/{LETTERS[PLAIN]}.md"})
        )
        kept.put(standing.LASTING, replace(kept.whole.lasting, beside=beside))

    alter(content, entangle)
    edit(content, 2)
    again(content)
    assert not loads
    edit(content, PLAIN)
    again(content)
    assert loads


def test_where_nothing_has_changed_a_check_tells_the_same_and_reads_nothing(
    content: Path, loads: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    body(content, PLAIN, "said so.", "said so. Call +49 30 7654321.")
    told = again(content).diagnostics
    assert told
    monkeypatch.setattr(making, "make", None)
    assert checking(content).diagnostics == told
    assert not loads


def test_a_check_keeps_nothing_that_a_build_would_miss(content: Path) -> None:
    edit(content, PLAIN)
    checking(content)
    checking(content)
    assert again(content).published is not None


class Kept:
    """What is kept of the content, part by part."""

    def __init__(self, content: Path) -> None:
        self.place = (content.parent / "kept").absolute()
        with Cache(content) as cache:
            names = {name: self.key(name) for name in ("", *standing.PARTS)}
            self.parts = {name: cache.get(key) or b"" for name, key in names.items()}
        assert all(self.parts.values())

    def key(self, name: str) -> str:
        return f"standing, {name} {self.place}" if name else f"standing {self.place}"

    @property
    def whole(self) -> standing.Standing:
        found = standing.unpack(self.parts.get)
        assert found is not None
        return found

    def put(self, name: str, value: object) -> None:
        """Put something else in the place of a part, as if it had been kept with the others."""
        self.parts[name] = self.whole.signs[name] + msgspec.msgpack.encode(value)

    def write(self, content: Path) -> None:
        with Cache(content) as cache:
            for name, data in self.parts.items():
                cache.put(self.key(name), data)


def alter(content: Path, change: Callable[[Kept], None]) -> None:
    """Change what is kept of the content."""
    kept = Kept(content)
    change(kept)
    kept.write(content)


def emptied(kept: Kept) -> None:
    kept.parts[""] = b""


def made_nonsense(kept: Kept) -> None:
    kept.parts[""] = b"nonsense"


def cut_off(name: str) -> Callable[[Kept], None]:
    def change(kept: Kept) -> None:
        kept.parts[name] = kept.parts[name][:-9]

    return change


def told_otherwise(kind: str) -> Callable[[Kept], None]:
    def change(kept: Kept) -> None:
        told = kept.whole.told
        kept.put(standing.TOLD, {**told, kind: b"otherwise" + told[kind][9:]})

    return change


def of_fewer(kept: Kept) -> None:
    kept.put(standing.TOLD, {kind: column[16:] for kind, column in kept.whole.told.items()})


def of_another_build(kept: Kept) -> None:
    kept.parts[""] = replace(kept.whole, now=kept.whole.now - 1).pack()[0]


def with_another(name: str) -> Callable[[Kept], None]:
    def change(kept: Kept) -> None:
        kept.parts[name] = replace(kept.whole, signs={}).pack()[1][name]

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(emptied, id="empty"),
        pytest.param(made_nonsense, id="nonsense"),
        pytest.param(of_another_build, id="of another build"),
        pytest.param(of_fewer, id="of fewer documents"),
        pytest.param(told_otherwise(LINKED), id="linked otherwise"),
        *(pytest.param(cut_off(one), id=f"cut off: {one or 'short'}") for one in ("", *WHOLE)),
        *(pytest.param(with_another(one), id=f"another: {one}") for one in WHOLE),
    ],
)
def test_what_is_kept_is_not_believed(
    content: Path, loads: list[Path], change: Callable[[Kept], None]
) -> None:
    alter(content, change)
    edit(content, 0)
    again(content)
    assert loads


@pytest.mark.parametrize("change", [cut_off(standing.ENROLLED), with_another(standing.ENROLLED)])
def test_who_takes_part_is_not_believed(
    content: Path, loads: list[Path], change: Callable[[Kept], None]
) -> None:
    alter(content, change)
    rename(content, 3)
    again(content)
    assert loads


def test_what_was_kept_before_another_build_is_not_believed(content: Path) -> None:
    old = Kept(content)
    rename(content, 7)
    again(content)
    replaced(content / "actors" / "anna-berg.md", "name: X7 ", "name: ")
    old.write(content)
    edit(content, PLAIN)
    again(content)


def test_a_document_that_changes_while_a_site_is_made_is_no_other_document(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = pipeline.render

    def shaken(*args: object) -> object:
        replaced(letter(content, 0), "title: ", "title: Shaken ")
        return render(*args)  # type: ignore[arg-type]  # handed on as they are

    edit(content, PLAIN)
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "render", shaken)
        remembering(content, more=AHEAD)
    again(content)

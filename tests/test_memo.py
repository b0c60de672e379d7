"""What is kept of each file, and several processes, change nothing of what is written."""

import hashlib
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dossier import pipeline, spool
from dossier.cache import Cache
from dossier.commands import workers
from dossier.filing import take_in
from dossier.memo import Memo
from dossier.model import Words
from dossier.packing import KeptWords, pack, unpack
from dossier.pipeline import ALONE, Means
from dossier.readers.folder import scan
from tests import small
from tests.conftest import ROOT
from tests.small import LETTER, MOMENT


def site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def build(content: Path, name: str, means: Means = ALONE) -> dict[str, bytes]:
    output = content.parent / name
    pipeline.build(content, output, MOMENT, means)
    return site(output) if output.exists() else {}


def with_memo(content: Path, name: str) -> dict[str, bytes]:
    with Cache(content) as cache:
        return build(content, name, Means(memo=Memo(cache, "this program", time.time_ns())))


def edit(content: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((content / "documents").glob("*.md")))
    path.write_text(path.read_text().replace("Yours", chance.choice(("Ours", "Yours truly"))))


def add(content: Path, chance: random.Random) -> None:
    name = f"{chance.randint(2000, 2020)}-{chance.randint(0, 99)}"
    text = small.letter(f"reply_to: {LETTER}\n", "Anna Berg wrote.\n\nYours\n")
    (content / "documents" / f"{name}.md").write_text(text)


def rename(content: Path, chance: random.Random) -> None:
    path = content / "actors" / "anna-berg.md"
    name = chance.choice(("Anna Berg", "Anne Berg", "A. Berg", "Ben"))
    path.write_text(f"---\nname: {name}\nkind: person\naliases: [Mrs Berg]\n---\n")


def remove(content: Path, chance: random.Random) -> None:
    paths = [one for one in sorted((content / "documents").glob("*.md")) if one.stem != LETTER]
    if paths:
        chance.choice(paths).unlink()


def move(content: Path, chance: random.Random) -> None:
    paths = [one for one in sorted((content / "documents").glob("*.md")) if one.stem != LETTER]
    if paths:
        path = chance.choice(paths)
        path.rename(path.with_stem(f"moved-{chance.randint(0, 99)}"))


def retitle(content: Path, chance: random.Random) -> None:
    path = content / "case.yaml"
    path.write_text(path.read_text().replace("A small", chance.choice(("Another", "A small"))))


def change_the_source(content: Path, chance: random.Random) -> None:
    path = content / "sources" / "letter.txt"
    path.write_text(small.SOURCE + chance.choice(("", "\nMore.\n")))


def theme(content: Path, chance: random.Random) -> None:
    folder = content.parent / "templates"
    folder.mkdir(exist_ok=True)
    text = (ROOT / "templates" / "404.html").read_text()
    (folder / "404.html").write_text(text + chance.choice(("", "<!-- ours -->\n")))


STEPS: tuple[Callable[[Path, random.Random], None], ...] = (
    edit, edit, add, add, rename, remove, move, retitle, change_the_source, theme,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_what_is_wrong_is_told_again_from_memory(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same steps every time
    content = small.write(tmp_path / "content", {"documents/b.md": small.letter("dat: 1\n")})
    for _ in range(3):
        chance.choice(STEPS)(content, chance)
        expected = pipeline.checked(content, MOMENT).diagnostics
        with Cache(content) as cache:
            means = Means(memo=Memo(cache, "this program", time.time_ns()))
            assert pipeline.checked(content, MOMENT, None, means).diagnostics == expected


def test_another_program_reads_everything_anew(tmp_path: Path) -> None:
    content = small.write(tmp_path / "content")
    with_memo(content, "site")
    entries, _ = scan(content)
    with Cache(content) as cache:
        known = Memo(cache, "this program", time.time_ns())
        other = Memo(cache, "that program", time.time_ns())
        sources = content / "sources"
        assert all(known.recall(entry, sources) is not None for entry in entries)
        assert all(other.recall(entry, sources) is None for entry in entries)
        assert all(known.recall(entry, content) is None for entry in entries)


def test_what_was_packed_is_the_same_unpacked() -> None:
    content = ROOT / "content"
    entries, _ = scan(content)
    for entry in entries:
        filed = take_in(entry, content / "sources")
        packed = pack(filed)
        digest = hashlib.sha256(packed.words).digest()
        words = KeptWords(digest, partial(bytes, packed.words)) if packed.words else Words()
        assert unpack(entry.kind, packed.head, words) == filed
        assert words.outline == filed.words.outline
        assert words == filed.words
        assert hash(words) == hash(filed.words)


@pytest.mark.parametrize("harm", [lambda d: d[:-1], lambda _: b"", lambda d: b"\xc1" + d[1:],
                                  lambda d: d[:5] + b"\xff" * 40 + d[45:]])  # fmt: skip
def test_bytes_that_are_not_whole_are_nothing(harm: Callable[[bytes], bytes]) -> None:
    content = ROOT / "content"
    entry = scan(content)[0][0]
    data = pack(take_in(entry, content / "sources")).head
    assert unpack(entry.kind, harm(data), Words()) is None


def test_several_processes_write_what_one_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.write(tmp_path / "content", {"documents/b.md": small.letter()})
    monkeypatch.setattr(workers, "FEWEST", 1)
    monkeypatch.setattr(workers, "processors", lambda: 3)
    one = build(content, "one")
    monkeypatch.setattr(spool, "ENOUGH", 0)  # so that all is laid down
    assert build(content, "many", Means(workers.shared)) == one


def test_names_are_looked_for_by_several_processes_as_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.write(tmp_path / "content")
    chance = random.Random(7)  # noqa: S311  # no secret
    monkeypatch.setattr(workers, "FEWEST", 1)
    monkeypatch.setattr(workers, "processors", lambda: 3)
    for change in (*[add] * 12, rename, add, rename):
        change(content, chance)
        with Cache(content) as cache:
            memo = Memo(cache, "this program", time.time_ns())
            many = pipeline.load(content, MOMENT, Means(workers.shared, memo)).dossier
        one = pipeline.load(content, MOMENT).dossier
        assert many is not None
        assert one is not None
        found = [document.body.mentions for document in many.documents]
        assert found == [document.body.mentions for document in one.documents]
        assert any(found)


def test_a_broken_template_is_told_by_several_processes_as_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = small.write(tmp_path / "content")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "document.html").write_text("{{ view.nothing }}")
    monkeypatch.setattr(workers, "FEWEST", 1)
    one = pipeline.checked(content, MOMENT).diagnostics
    assert pipeline.checked(content, MOMENT, None, Means(workers.shared)).diagnostics == one
    assert one


def test_what_was_taken_back_stands_in_no_spare_whichever_way_led_to_the_site(
    tmp_path: Path,
) -> None:
    content = small.write(tmp_path / "content")
    (tmp_path / "elsewhere").mkdir()
    with_memo(content, "site")
    event = next((content / "events").glob("*.md"))
    event.write_text(event.read_text().replace("title: ", "title: Otherwise, "))
    made = with_memo(content, "elsewhere/../site")
    kept = [*(tmp_path / ".dossier-cache").glob("spare-*")]
    assert len(kept) == 1
    assert site(kept[0]).items() <= made.items()

"""Renaming and merging: every reference follows, and nothing else in a file changes."""

from pathlib import Path

import pytest

from dossier.cli import main
from tests.serving import LETTER, change, new_dossier


@pytest.fixture(name="content")
def content_folder(tmp_path: Path) -> Path:
    return new_dossier(tmp_path / "new") / "content"


def rename(content: Path, *words: str) -> int:
    return main(["rename", *words, "--content", str(content)])


def whole(content: Path) -> dict[str, bytes]:
    return {str(p.relative_to(content)): p.read_bytes() for p in sorted(content.rglob("*.*"))
            if p.is_file()}  # fmt: skip


def is_sound(content: Path, capsys: pytest.CaptureFixture[str]) -> bool:
    capsys.readouterr()
    return main(["check", "--content", str(content)]) == 0 and not capsys.readouterr().out


def test_an_actor_is_renamed_in_every_file_and_keeps_its_old_address(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(content / f"{LETTER}.md", "author: ada-example", 'author: "ada-example"  # who wrote')
    change(
        content / "pages/about.md",
        "Say here",
        "[Ada](ada-example), [she](actors/ada-example.html#content): say",
    )
    assert rename(content, "ada-example", "ada-lovelace") == 0
    assert not (content / "actors/ada-example.md").exists()
    actor = (content / "actors/ada-lovelace.md").read_text(encoding="utf-8")
    assert "former_slugs: [ada-example]\n---" in actor
    assert "# The name as it is printed.\nname: Ada Example\n" in actor
    letter = (content / f"{LETTER}.md").read_text(encoding="utf-8")
    assert 'author: "ada-lovelace"  # who wrote\n' in letter
    about = (content / "pages/about.md").read_text(encoding="utf-8")
    assert "[Ada](ada-lovelace), [she](actors/ada-lovelace.html#content): say" in about
    assert is_sound(content, capsys)


def test_only_the_places_change_and_comments_and_spaces_stay(content: Path) -> None:
    path = content / f"{LETTER}.md"
    text = path.read_text(encoding="utf-8")
    odd = text.replace(
        "addressee: {actor: ben-sample, as: Minister}",
        "addressee:   {as:   Minister,   actor:   'ben-sample' }   # ben-sample, the Minister",
    ).replace("\n", "\r\n")
    path.write_bytes(odd.encode())
    assert rename(content, "ben-sample", "benjamin-sample") == 0
    assert path.read_bytes() == odd.replace("'ben-sample'", "'benjamin-sample'").encode()


def test_a_document_is_renamed_with_its_claims_and_attestations(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = LETTER.rpartition("/")[2]
    new = "2020-03-01-a-letter"
    assert rename(content, old, new) == 0
    home = (content / "pages/home.md").read_text(encoding="utf-8")
    assert f"[^hearing]: {{document: {new}, quote:" in home
    event = (content / "events/2020-02-03-hearing-in-exampleville.md").read_text(encoding="utf-8")
    assert f"  - document: {new}\n" in event
    assert f"aliases: [{old}]\n---" in (content / f"documents/{new}.md").read_text(encoding="utf-8")
    assert is_sound(content, capsys)


def test_a_second_renaming_adds_to_the_list_of_earlier_addresses(content: Path) -> None:
    assert rename(content, "ada-example", "ada-l") == 0
    assert rename(content, "ada-l", "ada-lovelace") == 0
    text = (content / "actors/ada-lovelace.md").read_text(encoding="utf-8")
    assert "former_slugs: [ada-l, ada-example]\n" in text
    change(
        content / "actors/ada-lovelace.md",
        "[ada-l, ada-example]",
        "\n  - ada-l # first\n  - ada-example",
    )
    assert rename(content, "ada-lovelace", "ada") == 0
    text = (content / "actors/ada.md").read_text(encoding="utf-8")
    assert "former_slugs: \n  - ada-lovelace\n  - ada-l # first\n  - ada-example\n" in text


def test_a_new_name_keeps_the_old_one_as_an_alias(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rename(content, "ben-sample", "--name", "Benjamin: Sample") == 0
    text = (content / "actors/ben-sample.md").read_text(encoding="utf-8")
    assert '\nname: "Benjamin: Sample"\n' in text
    assert "aliases: [Ben Sample]\n" in text
    assert is_sound(content, capsys)


def test_merging_keeps_every_name_and_word_of_the_record_that_goes(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "member_of: [ben-sample]\ncountry: GB\naliases: [Ada E.]\n---\n\nA note.\n"
    change(content / "actors/ada-example.md", "kind: person\n---\n", f"kind: person\n{more}")
    (content / "actors/a-example.md").write_text(
        "---\nname: A. Example\nkind: person\n# why\ncountry: FR\n---\n", encoding="utf-8"
    )
    assert rename(content, "ada-example", "a-example") == 2
    assert "--merge" in capsys.readouterr().err
    assert rename(content, "ada-example", "a-example", "--merge") == 0
    assert not (content / "actors/ada-example.md").exists()
    text = (content / "actors/a-example.md").read_text(encoding="utf-8")
    assert text == (
        "---\nname: A. Example\nkind: person\n# why\ncountry: FR\nformer_slugs: [ada-example]\n"
        "aliases: [Ada Example, Ada E.]\n# from ada-example: country: GB\nmember_of: [ben-sample]\n"
        "# from ada-example: sort_name: Example, Ada\n---\n\nA note.\n"
    )
    assert is_sound(content, capsys)


def test_a_dry_run_changes_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = whole(content)
    assert rename(content, "ada-example", "ada-l", "--dry-run") == 0
    assert "would change 1 reference in 2 files" in capsys.readouterr().err
    assert whole(content) == before


@pytest.mark.parametrize(("words", "told"), [
    (("nobody", "somebody"), "nothing in the content is called nobody"),
    (("ada-example", "Ada Lovelace"), "this can: ada-lovelace"),
    (("ada-example", "ben-sample"), "exists already"),
    (("ada-example",), "another slug, or --name"),
    (("about", "timeline"), "a page that Dossier makes"),
    (("about", "us", "--name", "Us"), "--name is for an actor"),
    (("about", "home", "--merge"), "--merge needs two actors"),
    (("ada-example", "nobody", "--merge"), "--merge needs two actors"),
])  # fmt: skip
def test_what_cannot_be_renamed_is_refused_and_nothing_changes(
    content: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    before = whole(content)
    assert rename(content, *words) == 2
    assert told in capsys.readouterr().err
    assert whole(content) == before


def test_a_slug_of_two_kinds_is_asked_about(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "---\ntitle: Ada\n---\nHello.\n"
    (content / "pages/ada-example.md").write_text(page, encoding="utf-8")
    assert rename(content, "ada-example", "ada") == 2
    assert "actors/ada-example or pages/ada-example" in capsys.readouterr().err
    assert rename(content, "pages/ada-example", "ada") == 0
    assert (content / "actors/ada-example.md").exists()


def test_a_file_that_cannot_be_read_stops_it_all(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(content / "pages/about.md", "title: A", "title: [A")
    before = whole(content)
    assert rename(content, "ada-example", "ada") == 1
    assert "error[bad-yaml]" in capsys.readouterr().out
    assert whole(content) == before

"""What is not published stands in no byte of what is published, however it is written down."""

import html
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest

from dossier import pack, pipeline, urls
from dossier.words import fold
from tests import small
from tests.editions import TRAPS, document, party

WITHHELD = "Zoë Wohlverborgen, +49 30 7654321, zoe@hidden.example"
"""Withheld: a name with an accent, a number, an address."""
SECRETS = ("wohlverborgen", "7654321", "hidden.example")
"""No part of it, whatever its case and accents, may be in any file."""
DRAFTED = "Entwurfsgeheimnis"
EMBARGOED = "Sperrfristgeheimnis"
TAKEN_BACK = "Rücknahmegeheimnis"
UNPUBLISHED = ("entwurfsgeheimnis", "sperrfristgeheimnis", "rucknahmegeheimnis")
NOBODY = "Cornelius Unöffentlich"
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
NOBODY_FOLDED = ("cornelius", "unoffentlich")


def letter(title: str, more: str, body: str) -> str:
    return (
        f"---\ntitle: {title}\nkind: letter\ndate: 2016-01-02\nauthor: {party('anna-berg')}\n"
        f"addressee: {party('ben-carlier')}\n{more}---\n\n{body}\n"
    )


FILES = {
    **TRAPS,
    "actors/cornelius-unoeffentlich.md": (
        f"---\nname: {NOBODY}\nkind: person\npublic: false\naliases: [C. Unöffentlich]\n"
        "positions: [{title: Aide, organisation: arabic}]\nsame_as: ['https://x.example/cornelius']\n"
        "---\n\nA note on him.\n"
    ),
    "documents/2016-with-a-secret.md": letter(
        "A letter",
        f"withhold: [{{text: '{WITHHELD}', reason: contact details}}]\n"
        "cc: [{actor: cornelius-unoeffentlich, evidence: supplied}]\n"
        "mentioned: [cornelius-unoeffentlich]\n"
        "speakers: [{paragraphs: 1, actor: cornelius-unoeffentlich}]\n"
        "requests: [{to: cornelius-unoeffentlich, that: answer, quote: Please answer}]\n"
        "source: {file: secret.txt}\n",
        f"Please answer to {WITHHELD}, at once.\n\n{{--{WITHHELD}--}}{{>>furniture<<}} And again.",
    ),
    "sources/secret.txt": f"Please answer to {WITHHELD}, at once.\n\n{WITHHELD} And again.\n",
    "documents/2016-draft.md": letter(DRAFTED, "draft: true\n", DRAFTED),
    "documents/2016-embargoed.md": letter(
        EMBARGOED, "embargo: 2027-01-01T00:00+00:00\nplace: Sperrfristgeheimnis\n", EMBARGOED
    ),
    "documents/2016-taken-back.md": letter(
        "Taken back", "withdrawn: it was not his\n", f"{TAKEN_BACK} stood here."
    ),
    "events/2016-01-attested-by-what-is-not-there.md": (
        "---\ntitle: Sperrfristgeheimnis happens\ndate: 2016-01\nstatus: reported\n"
        f"attested_by: [{{document: 2016-embargoed, quote: {EMBARGOED}}}]\n---\n"
    ),
    "documents/2016-statement.md": document("statement", "2016-02-01", "Short", "anna-berg"),
}


@pytest.fixture(scope="module", name="site")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("leaks")
    small.write(folder / "content", FILES)
    built = pipeline.build(folder / "content", folder / "site", small.MOMENT)
    assert built.published is not None, built.diagnostics
    pack.pack(folder / "site", folder / "site.zip")
    return folder / "site"


@pytest.fixture(scope="module", name="read")
def read_site(site: Path) -> dict[str, str]:
    """All that may be read in each file."""
    return {name: readings(data) for name, data in everything(site)}


def everything(site: Path) -> Iterator[tuple[str, bytes]]:
    """Each file, each file of the packed site, and each row of the database, by name."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes()
    with zipfile.ZipFile(site.with_suffix(".zip")) as packed:
        for name in packed.namelist():
            yield f"zip:{name}", packed.read(name) + name.encode()
    with closing(sqlite3.connect(site / "data/dossier.sqlite")) as opened:
        yield "rows of the database", "\n".join(opened.iterdump()).encode()


def readings(data: bytes) -> str:
    """All that may be read out of some bytes: as text of two kinds, and with its escapes undone."""
    text = data.decode("utf-8", "replace")
    wide = data.decode("utf-16-le", "ignore")
    plain = ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return "\n".join(fold(one) for one in (text, wide, plain, html.unescape(text), unquote(text)))


@pytest.mark.parametrize("secret", [*SECRETS, *UNPUBLISHED])
def test_nothing_withheld_or_unpublished_is_in_any_byte(read: dict[str, str], secret: str) -> None:
    assert [name for name, text in read.items() if secret in text] == []


def test_the_reason_stands_where_the_words_do_not(site: Path) -> None:
    told = json.loads((site / "documents/2016-with-a-secret.json").read_text(encoding="utf-8"))
    assert told["withheld"] == ["contact details"]


@pytest.mark.parametrize("name", NOBODY_FOLDED)
def test_who_is_not_public_is_in_no_data(read: dict[str, str], name: str) -> None:
    """The pages print the name where the document has it, and so the search finds it there."""
    allowed = (".html", ".js")
    found = [path for path, text in read.items() if name in text and not path.endswith(allowed)]
    assert found == []


def test_who_is_not_public_has_no_page_and_is_linked_nowhere(read: dict[str, str]) -> None:
    assert [name for name, text in read.items() if "cornelius-unoeffentlich" in text] == []


@pytest.mark.parametrize("name", NOBODY_FOLDED)
def test_the_metadata_of_pages_do_not_name_who_is_not_public(site: Path, name: str) -> None:
    for path, data in everything(site):
        if path.endswith(".html"):
            assert name not in readings(data.split(b"</head>")[0]), path


def test_nothing_of_the_site_is_compressed_so_that_a_search_of_its_bytes_tells_all(
    site: Path,
) -> None:
    magic = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
    assert [name for name, data in everything(site) if data.startswith(magic)] == []
    assert (site / urls.MANIFEST).is_file()

"""Editions for the tests of the data: the dossier that ships, and one that is full of traps."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dossier import pipeline
from dossier.edition import publish
from dossier.site import Site
from tests import small
from tests.conftest import ROOT

HOSTILE = '=HYPERLINK("http://x.example","A & B <i>, \'C\'")'
"""A name that is a formula and markup, with quotation marks of both kinds and commas."""
ARABIC = "\u0645\u062d\u0645\u062f, & \u05d3\u05d5\u05d3"
"""A name from right to left, with a comma and an ampersand."""
COMBINING = "Q\u0303ue\u0302\u0301z N\u0303u\u0301n\u0303ez"
"""A name with diacritics that are characters of their own, whatever is composed."""
PRIVATE = "Petra Privat"
"""Somebody who stands in no export."""
HELD = "+49 30 1234567"
"""What is withheld."""


def party(actor: str, more: str = "") -> str:
    """A party of a document whose text does not name it."""
    return f"{{actor: {actor}, evidence: supplied{more}}}"


def document(kind: str, date: str, title: str, author: str, more: str = "") -> str:
    """A document of one line."""
    return (
        f"---\ntitle: {title}\nkind: {kind}\ndate: {date}\nauthor: {party(author)}\n"
        f"{more}---\n\nIt is {kind}.\n"
    )


TO_ANNA = f"addressee: {party('anna-berg')}\n"
TRAPS: dict[str, str | None] = {
    "actors/hostile.md": (
        f"---\nname: {json.dumps(HOSTILE)}\nkind: organisation\naliases: ['+1', '@x | y']\n---\n"
    ),
    "actors/arabic.md": f'---\nname: "{ARABIC}"\nsort_name: "{ARABIC}"\nkind: institution\n---\n',
    "actors/combining.md": f'---\nname: "{COMBINING}"\nkind: person\ncountry: es\n'
    'positions: [{title: "Aide & \\"voice\\"", organisation: petra-privat, from: 2014~}]\n---\n',
    "actors/petra-privat.md": f"---\nname: {PRIVATE}\nkind: person\npublic: false\n"
    "aliases: [P. Privat]\n---\n",
    "documents/2015-a-year-only.md": f"""\
---
title: 'A & B <b> "C", =cmd() \\ {{D}} %'
kind: letter
date: 2015
language: ar
author:
  - {party("hostile")}
  - {party("combining", ', as: "-minister", on_behalf_of: arabic')}
  - {party("petra-privat")}
addressee: [{party("arabic")}, {{name: "Nobody, at <all>", evidence: supplied}}]
cc: {party("petra-privat")}
signatories:
  - {party("anna-berg", ", status: withdrawn")}
  - {{name: P. Privat, evidence: supplied}}
speakers: [{{paragraphs: 1, actor: petra-privat}}, {{paragraphs: 2, actor: ben-carlier}}]
requests:
  - {{to: petra-privat, that: answer, quote: "Please answer"}}
  - {{to: ben-carlier, that: "=answer", quote: "Please answer"}}
responses:
  - {{actor: petra-privat, date: 2026-03-01, text: "No."}}
  - {{actor: ben-carlier, date: 2026-03-02, text: "=No & <yes>.", paragraph: 2}}
corrections: [{{date: 2026-04-05, note: 'A "name" & <place> was wrong.'}}]
withhold: [{{text: "{HELD}", reason: "contact details, & more"}}]
reply_to: {small.LETTER}
aliases: [2015-an-older-name]
published: 2026-02-03
---

Please answer {HELD}.

=SUM(A1) is *what* he & she < they said{{>>why ]]> & <not><<}}.
""",
    "documents/undated-note.md": document(
        "open-letter", "undated", "A note", "combining", f"after: {small.LETTER}\n"
    ),
    "documents/2015-10-one-of-a-week.md": document(
        "statement", "'[2015-10-05..2015-10-11]'", "A statement", "hostile"
    ),
    "documents/2015-05-about.md": document("resolution", "2015-05~", "May", "arabic", TO_ANNA),
    "documents/2015-06-span.md": document(
        "reply", "2015-06-01/2015-06-03", "A span", "ben-carlier", TO_ANNA
    ),
    "documents/2015-07-withdrawn.md": document(
        "letter", "2015-07", "Taken back", "ben-carlier", f"{TO_ANNA}withdrawn: it was not his\n"
    ),
}
"""Files that go wrong where a format is written carelessly."""


def of(content: Path) -> Site:
    """The site of a content folder, which must hold no error."""
    loaded = pipeline.load(content, small.MOMENT)
    assert loaded.dossier is not None
    assert loaded.is_sound, [str(one) for one in loaded.diagnostics]
    return pipeline.shelve(publish(loaded.dossier, small.MOMENT), content)


@cache
def real() -> Site:
    """The dossier that ships."""
    return of(ROOT / "content")


@cache
def traps(*, base_url: bool = True) -> Site:
    """The small dossier with the files that go wrong."""
    files = dict(TRAPS)
    if not base_url:
        case = small.FILES["case.yaml"].splitlines(keepends=True)
        files["case.yaml"] = "".join(line for line in case if not line.startswith("base_url"))
    with TemporaryDirectory() as folder:
        return of(small.write(Path(folder), files))

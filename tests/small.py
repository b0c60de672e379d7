"""A small dossier for tests: one letter, two people, one event, one page, nothing wrong with it."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

MOMENT = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
"""The moment of the editions that tests build."""
AT = MOMENT.isoformat()
"""The same for `--at`."""

LETTER = "2015-05-25-anna-berg-to-ben-carlier"
"""The slug of the one letter."""

SOURCE = """\
Brussels, 25 May 2015

Dear Mr Carlier,

I ask you to answer this letter. The court of Lyon ruled on 24 October 2014.

Anna Berg
"""

FILES: dict[str, str] = {
    "case.yaml": """\
title: A small dossier
tagline: One letter and what came of it.
base_url: https://small.example/case/
language: en
publisher: {name: The editors}
imprint: {responsible: The editors, email: desk@small.example}
""",
    f"documents/{LETTER}.md": f"""\
---
title: Letter on the case
kind: letter
date: 2015-05-25
place: Brussels
author: {{actor: anna-berg, as: Member of Parliament}}
addressee: {{actor: ben-carlier, as: Minister}}
source: {{file: letter.txt, sha256: {hashlib.sha256(SOURCE.encode()).hexdigest()}}}
published: 2026-01-02
---

Brussels, 25 May 2015
{{: .dateline}}

Dear Mr Carlier,
{{: .salutation}}

I ask you to answer this letter. The court of Lyon ruled on 24 October 2014.

Anna Berg
{{: .signature}}
""",
    "actors/anna-berg.md": """\
---
name: Anna Berg
sort_name: Berg, Anna
kind: person
---
""",
    "actors/ben-carlier.md": """\
---
name: Ben Carlier
sort_name: Carlier, Ben
kind: person
aliases: [Mr Carlier]
---
""",
    "events/2014-10-24-lyon-ruling.md": f"""\
---
title: The court of Lyon rules
date: 2014-10-24
place: Lyon
status: ruled
attested_by:
  - {{document: {LETTER}, quote: "The court of Lyon ruled on 24 October 2014."}}
---
""",
    "pages/home.md": """\
---
title: One letter
---

This dossier holds one letter.
""",
    "sources/letter.txt": SOURCE,
}
"""The content folder, path by path."""


def write(content: Path, files: Mapping[str, str | None] | None = None) -> Path:
    """Write the small dossier with some files changed, added or (None) left out."""
    for name, text in {**FILES, **(files or {})}.items():
        if text is not None:
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
    return content


def letter(front: str = "", body: str = "Yours.\n", *, author: str = "anna-berg") -> str:
    """The text of a document with what every document needs, and more keys in front."""
    return (
        f"---\ntitle: Another letter\nkind: letter\ndate: 2015-06-01\nauthor: {author}\n"
        f"{front}---\n\n{body}"
    )

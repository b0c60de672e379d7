"""A new dossier: a few files that build, each an example to be replaced."""

from __future__ import annotations

import hashlib

from dossier.scaffold import hosting

SOURCE = (
    "Exampleville, 1 March 2020\n\n"
    "Mr Ben Sample\nMinister\n\n"
    "Dear Minister,\n\n"
    "This letter is an example. The court of Exampleville heard the case on 3 February 2020.\n\n"
    "We ask you to look at the file again.\n\n"
    "Yours faithfully,\n\n"
    "Ada Example\n"
)
LETTER = "2020-03-01-ada-example-to-ben-sample"


def files() -> dict[str, str]:
    """Return every file of a new dossier by its path, with its text."""
    return {
        ".gitignore": _GITIGNORE,
        "content/case.yaml": _CASE,
        f"content/documents/{LETTER}.md": _DOCUMENT.replace("DIGEST", _digest()),
        "content/actors/ada-example.md": _AUTHOR,
        "content/actors/ben-sample.md": _ADDRESSEE,
        "content/events/2020-02-03-hearing-in-exampleville.md": _EVENT,
        "content/pages/home.md": _HOME,
        "content/pages/about.md": _ABOUT,
        "content/sources/example.txt": SOURCE,
        **hosting.files(),
    }


def _digest() -> str:
    return hashlib.sha256(SOURCE.encode()).hexdigest()


_GITIGNORE = """\
# what Dossier makes: never part of the content
/.venv/
/site/
/site.zip
.dossier-cache/
"""

_CASE = """\
# What the whole site says about itself; docs/content.md explains every key.
title: A new dossier
tagline: An example; replace this by one neutral sentence about the case.
# The site's address, as soon as it has one: the feed and the sitemap need it.
#base_url: https://dossier.example/
language: en
publisher:
  name: Name of the publisher
  email: desk@dossier.example
imprint:
  responsible: Name of the person responsible
  email: desk@dossier.example
menu: [about]
"""

_DOCUMENT = """\
---
# Every key is explained in docs/content.md; delete this example when you have a letter.
title: Example of a letter
kind: letter
# When the letter is dated: 2020-03-01, or 2020-03, 2020, undated where it is not.
date: 2020-03-01
place: Exampleville
language: en
# The slug (file name) of an actor, and the office as the letter states it.
author: ada-example
addressee: {actor: ben-sample, as: Minister}
summary: An example of a letter, to be replaced.
# The text as it was received; it lies in content/sources.
source:
  file: example.txt
  sha256: DIGEST
  nature: text-extract
  origin: Written as an example.
---

Exampleville, 1 March 2020
{: .dateline}

Mr Ben Sample
Minister
{: .addressee}

Dear Minister,
{: .salutation}

This letter is an example. The court of Exampleville heard the case on 3 February 2020.

We ask you to look at the file again.

Yours faithfully,
{: .closing}

Ada Example
{: .signature}
"""

_AUTHOR = """\
---
# The name as it is printed.
name: Ada Example
# The name as lists sort it.
sort_name: Example, Ada
# person, organisation or institution.
kind: person
---
"""

_ADDRESSEE = """\
---
name: Ben Sample
sort_name: Sample, Ben
kind: person
positions:
  - {title: Minister}
---
"""

_EVENT = f"""\
---
# What happened, in neutral words.
title: The court of Exampleville hears the case
date: 2020-02-03
place: Exampleville
# reported, alleged, ruled, overturned or undisputed.
status: reported
# The words of a document that support it, within one paragraph.
attested_by:
  - document: {LETTER}
    quote: "The court of Exampleville heard the case on 3 February 2020."
---
"""

_HOME = f"""\
---
title: A new dossier
summary: An example of a dossier, to be replaced.
---

On 3 February 2020 the court of Exampleville heard the case.[^hearing]

[^hearing]: {{document: {LETTER}, quote: "The court of Exampleville heard the case on 3 February 2020."}}
"""  # noqa: E501  # a claim's definition is one line

_ABOUT = """\
---
title: About this dossier
label: About
---

Say here who makes this dossier, why, and how its documents were chosen and transcribed.
"""

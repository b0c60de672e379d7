"""The same letters for other generators: what each reads, its theme, and how it is called.

A letter's page, a page for each actor with its letters, a timeline, a feed and a sitemap: what
all of them can do. The themes are as small as that allows.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from corpus import Letter

_PAGE = "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><body>{body}</body></html>\n"  # noqa: E501  # one page


def plain(body: str) -> str:
    """Return a body without what only Dossier reads: marks stay as text, classes go."""
    return "\n".join(line for line in body.splitlines() if not line.startswith("{:"))


def people(one: Letter) -> list[str]:
    """Return the slugs of those who take part in a letter."""
    return list(dict.fromkeys(who.slug for who in (one.author, one.addressee, *one.signatories)))


def hugo(folder: Path, letters: Sequence[Letter]) -> list[str]:
    """Write a site for Hugo; return how it is built."""
    documents = folder / "content" / "documents"
    documents.mkdir(parents=True)
    for one in letters:
        front = {"title": one.title, "date": one.date.isoformat(), "actors": people(one),
                 "summary": one.summary}  # fmt: skip
        (documents / f"{one.slug}.md").write_text(
            f"{json.dumps(front)}\n{plain(one.body)}", encoding="utf-8"
        )
    (folder / "hugo.toml").write_text(
        'baseURL = "https://measured.example/"\ntitle = "Measured"\n'
        '[taxonomies]\nactor = "actors"\n[outputs]\nhome = ["html", "rss"]\nsection = ["html"]\n'
        'taxonomy = ["html"]\nterm = ["html"]\n',
        encoding="utf-8",
    )
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    rows = '{{range .Pages.ByDate}}<li><time>{{.Date.Format "2 January 2006"}}</time> <a href="{{.RelPermalink}}">{{.Title}}</a> {{.Params.summary}}</li>{{end}}'  # noqa: E501  # one row
    who = '{{range .Params.actors}}<a href="/actors/{{.}}/">{{.}}</a> {{end}}'
    for name, body in (
        ("single", f"<h1>{{{{.Title}}}}</h1><p>{who}</p>{{{{.Content}}}}"),
        ("list", f"<h1>{{{{.Title}}}}</h1><ul>{rows}</ul>"),
    ):
        (layouts / f"{name}.html").write_text(
            _PAGE.replace("{title}", "{{.Title}}").replace("{body}", body), encoding="utf-8"
        )
    (folder / "layouts" / "index.html").write_text(
        _PAGE.replace("{title}", "Measured").replace("{body}", "<p>{{len .Site.RegularPages}}</p>"),
        encoding="utf-8",
    )
    return ["hugo", "--quiet", "--destination", "public"]


def pelican(folder: Path, letters: Sequence[Letter]) -> list[str]:
    """Write a site for Pelican; return how it is built."""
    documents = folder / "content"
    documents.mkdir(parents=True)
    for one in letters:
        (documents / f"{one.slug}.md").write_text(
            f"Title: {one.title}\nDate: {one.date.isoformat()}\nTags: {', '.join(people(one))}\n"
            f"Slug: {one.slug}\nSummary: {one.summary}\n\n{plain(one.body)}",
            encoding="utf-8",
        )
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "Measured"\nSITEURL = "https://measured.example"\nPATH = "content"\n'
        'TIMEZONE = "UTC"\nDEFAULT_LANG = "en"\nFEED_ALL_ATOM = "feed.xml"\n'
        "CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = None\n"
        'THEME = "simple"\nDEFAULT_PAGINATION = False\n',
        encoding="utf-8",
    )
    return ["pelican", "--quiet", "-s", "pelicanconf.py", "-o", "public"]


PEERS = {"hugo": hugo, "pelican": pelican}
"""Which can be measured against; each is installed from its registry into a folder of its own."""

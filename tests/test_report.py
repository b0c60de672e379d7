"""Diagnostics as text, as JSON and as annotations."""

import json

import pytest

from dossier.diagnostics import Diagnostic, Span
from dossier.report import Format, report
from dossier.rules import BAD_DATE, COLLISION, EMPTY_BODY, TEMPLATE, UNKNOWN_KEY

FOUND = (
    EMPTY_BODY.at("documents/b.md", Span(7), "this document has no text"),
    UNKNOWN_KEY.at("documents/a.md", Span(6, 3), "`adress` is not a key here", "100 %: «ça»"),
    BAD_DATE.at("documents/a.md", Span(4, 7), "2015-02-31 is not a day", "look, and\nwrite 2015"),
)

TEXT = """\
content/documents/a.md:4:7: error[bad-date]: 2015-02-31 is not a day
    hint: look, and write 2015
content/documents/a.md:6:3: error[unknown-key]: `adress` is not a key here
    hint: 100 %: «ça»
content/documents/b.md:7:1: warning[empty-body]: this document has no text
    hint: put the transcription below the front matter
"""

JSON = """\
[
 {
  "severity": "error",
  "code": "bad-date",
  "file": "content/documents/a.md",
  "line": 4,
  "column": 7,
  "what": "2015-02-31 is not a day",
  "hint": "look, and write 2015"
 },
 {
  "severity": "error",
  "code": "unknown-key",
  "file": "content/documents/a.md",
  "line": 6,
  "column": 3,
  "what": "`adress` is not a key here",
  "hint": "100 %: «ça»"
 },
 {
  "severity": "warning",
  "code": "empty-body",
  "file": "content/documents/b.md",
  "line": 7,
  "column": 1,
  "what": "this document has no text",
  "hint": "put the transcription below the front matter"
 }
]
"""

GITHUB = """\
::error file=content/documents/a.md,line=4,col=7,title=bad-date::2015-02-31 is not a day\
%0Alook, and write 2015
::error file=content/documents/a.md,line=6,col=3,title=unknown-key::`adress` is not a key here\
%0A100 %25: «ça»
::warning file=content/documents/b.md,line=7,col=1,title=empty-body::this document has no text\
%0Aput the transcription below the front matter
"""


@pytest.mark.parametrize(
    ("style", "expected"), [(Format.TEXT, TEXT), (Format.JSON, JSON), (Format.GITHUB, GITHUB)]
)
def test_the_same_findings_in_every_form(style: Format, expected: str) -> None:
    assert report(FOUND, style, "content") == expected


def test_json_is_a_list_even_where_there_is_nothing_to_tell() -> None:
    assert json.loads(report((), Format.JSON)) == []
    assert report((), Format.TEXT) == report((), Format.GITHUB) == ""


def test_a_file_is_named_as_the_user_would_open_it() -> None:
    def told(one: Diagnostic, prefix: str) -> str:
        return report([one], Format.TEXT, prefix).partition(":")[0]

    assert told(FOUND[0], "cases/one/content/") == "cases/one/content/documents/b.md"
    assert told(FOUND[0], ".") == "documents/b.md"
    assert told(TEMPLATE.at("templates/base.html", Span(), "…"), "content") == "templates/base.html"
    assert told(COLLISION.at("actors/a.html", Span(), "…"), "content") == "actors/a.html"


def test_a_github_annotation_keeps_colons_and_commas_of_a_path_apart() -> None:
    one = UNKNOWN_KEY.at("documents/a,b:c.md", Span(), "…")
    assert report([one], Format.GITHUB).startswith("::error file=documents/a%2Cb%3Ac.md,line=1,")

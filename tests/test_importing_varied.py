"""Short letters, releases and statements in layouts of all sorts: what each of them says."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
import yaml

from dossier.importing.understand import Understood, understand
from dossier.importing.worker import read
from tests.conftest import ROOT

VARIED: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "import" / "varied.yaml").read_text(encoding="utf-8")
)
VALUES = ("kind", "date", "place", "language")
PARTIES = {
    "author": "authors",
    "addressee": "addressees",
    "signatories": "signatories",
    "cc": "copied",
}


def said(found: Understood, key: str) -> object:
    """What was recognised under a key, as the table has it."""
    if key in VALUES:
        return getattr(found, key).value
    return [one.name for one in getattr(found, PARTIES[key])]


@pytest.mark.parametrize("row", VARIED, ids=lambda row: row["id"])
def test_a_document_says_what_it_is_and_who_takes_part(row: dict[str, Any]) -> None:
    text = row["text"].replace("␌", "\f")
    found = understand(read(f"letter.{row.get('ext', 'txt')}", text.encode()))
    wanted = {key: row[key] for key in (*VALUES, *PARTIES) if key in row}
    assert {key: said(found, key) for key in wanted} == wanted


def pdf(stream: str) -> bytes:
    """A PDF of one page with this content."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources << /Font << /F1 {font} >> >> >>"
    )
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    )
    made = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{x}\nendobj\n" for n, x in enumerate(objects, 1))
    return f"{made}trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n".encode()


def test_a_soft_hyphen_that_a_browser_prints_as_a_space_parts_no_word() -> None:
    half = 72 + (667 + 500 + 500 + 556) * 12 / 1000  # as wide as `Asso`
    stream = f"BT /F1 12 Tf 1 0 0 1 72 700 Tm (Asso ) Tj 1 0 0 1 {half} 700 Tm (ciation) Tj ET"
    sheet = read("letter.pdf", pdf(stream))
    assert [line.words for line in sheet.lines] == ["Association"]


ABOVE = (
    '<div><a href="/">Home</a> | <a>About us</a> | <a>News</a> | <a>Contact</a></div>'
    "<p>We use cookies on this site. <a>Accept</a></p><p>You are here: Home &gt; News</p>"
)
BELOW = (
    "<p>Share this: Facebook Twitter Email</p><h3>Related articles</h3>"
    "<ul><li>Ferry fares up again</li><li>Lighthouse to stay lit</li></ul>"
    "<p>Subscribe to our newsletter</p><p>© 2021 The Site. All rights reserved. Privacy policy</p>"
)


def on_a_page(text: str) -> str:
    """A letter as a page shows it among its menus and notices."""
    blocks = re.split(r"\n\s*\n", text.strip("\n"))
    inside = "".join(f"<p>{html.escape(one).replace(chr(10), '<br>')}</p>" for one in blocks)
    return f"<html><body>{ABOVE}<div>{inside}</div>{BELOW}</body></html>"


@pytest.mark.parametrize(
    "row",
    [one for one in VARIED if "ext" not in one and one.get("among_menus", True)],
    ids=lambda row: row["id"],
)
def test_the_page_around_a_letter_changes_nothing_of_what_it_is(row: dict[str, Any]) -> None:
    found = understand(read("page.html", on_a_page(row["text"]).encode()))
    wanted = {key: row[key] for key in ("kind", "date") if key in row}
    assert {key: said(found, key) for key in wanted} == wanted


def test_letters_that_stand_raised_behind_a_title_are_part_of_it() -> None:
    small = "BT /F1 7 Tf 1 0 0 1 {} 705 Tm (in) Tj ET"
    end = 72 + (667 + 333 + 556 + 278 + 278) * 12 / 1000  # as wide as `Prof.`
    stream = (
        f"BT /F1 12 Tf 1 0 0 1 72 700 Tm (Prof.) Tj ET {small.format(end)} "
        f"BT /F1 12 Tf 1 0 0 1 {end + 10} 700 Tm (Nora Lind) Tj ET"
    )
    sheet = read("letter.pdf", pdf(stream))
    assert [line.words for line in sheet.lines] == ["Prof.in Nora Lind"]

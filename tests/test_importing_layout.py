"""The same letter in every format: what its layout tells, and what it must not change."""

from __future__ import annotations

import io
import zipfile

import pytest

from dossier.importing.command import proven
from dossier.importing.layout import LineKind, Sheet
from dossier.importing.understand import transcribe, understand
from dossier.importing.worker import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LETTER = [
    ["Oakdale Allotment Society", "Mill Lane 3", "Oakdale OK1 2AB"],
    ["Ms Agnes Thornbury", "Leader of the Council", "Town Hall", "Oakdale OK1 1AA"],
    ["Oakdale, 6 March 2018"],
    ["Dear Ms Thornbury,"],
    ["The water of the allotments was cut off in January, and nobody has said until when."],
    ["We ask the council to turn it on again before the seeds of spring are sown."],
    ["Yours sincerely,"],
    ["Oona Pettifer", "Chair, Oakdale Gardeners"],
]
"""A letter, block by block."""


def word(space: str) -> bytes:
    """The letter in Word: each line a paragraph, and `space` below the last of each block."""
    tight = '<w:spacing w:before="0" w:after="0"/>'
    rows = "".join(
        f"<w:p><w:pPr>{space if line == block[-1] else tight}</w:pPr>"
        f"<w:r><w:t>{line}</w:t></w:r></w:p>"
        for block in LETTER
        for line in block
    )
    document = f'<w:document xmlns:w="{W}"><w:body>{rows}</w:body></w:document>'
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="N">'
        '<w:pPr><w:spacing w:after="160"/></w:pPr></w:style></w:styles>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", styles)
    return packed.getvalue()


def page(block: str, line: str = "<br>") -> bytes:
    """The letter as a page: `block` is written around each of its blocks."""
    made = "".join(block.replace("…", line.join(lines)) for lines in LETTER)
    return f"<html><body>{made}</body></html>".encode()


AROUND = (
    "<div id='cookie-note'><p>We use cookies.</p></div><div class='site-header'>The Site</div>"
    "<ul class='menu'><li><a>News</a></li></ul><div class='text'>{}</div>"
    "<div class='share-links'>Twitter</div><div class='related'>"
    "<p>A letter to Rosa Quill, Minister of Schools</p><p>2 May 2016</p></div>"
    "<div class='site-footer'><p>© 2019 The Site</p></div>"
)
LAYOUTS = {
    "Word, with a space below each block": ("letter.docx", word('<w:spacing w:after="200"/>')),
    "Word, with the space of its style": ("letter.docx", word("")),
    "a page with line breaks": ("letter.html", page("<p>…</p>")),
    "a page that sets margins": (
        "letter.html",
        page(
            "<p style='margin:0'>…</p>",
            "</p><p style='margin:0'>",
        ).replace(b"<p style='margin:0'>Dear", b"<p style='margin:12pt 0 1em'>Dear"),
    ),
    "a page with much around": (
        "letter.html",
        AROUND.format(page("<p>…</p>").decode()).encode(),
    ),
    "text": ("letter.txt", "\n\n".join("\n".join(lines) for lines in LETTER).encode()),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_is_the_same_in_every_layout(layout: str) -> None:
    found = understand(read(*LAYOUTS[layout]))
    assert (found.kind.value, found.date.value, found.place.value) == (
        "letter",
        "2018-03-06",
        "Oakdale",
    )
    assert [one.name for one in found.authors] == ["Oona Pettifer"]
    assert [one.name for one in found.addressees] == ["Agnes Thornbury"]


def around(sheet: Sheet) -> list[str]:
    return [line.words for line in sheet.lines if line.kind is LineKind.AROUND]


def test_the_little_that_a_page_has_around_its_text_is_marked_in_the_draft() -> None:
    inside = page("<p>…</p>").decode()
    made = f"<div class='share-links'>Twitter</div>{inside}<div id='footer'>© 2019 The Site</div>"
    sheet = read("letter.html", made.encode())
    found = understand(sheet)
    assert around(sheet) == ["Twitter", "© 2019 The Site"]
    assert transcribe(sheet, found).startswith("{--Twitter--}{>>furniture<<}")
    assert not proven(sheet, found, made.encode())[1]


def test_the_much_that_a_page_has_around_its_text_is_left_out_and_told() -> None:
    data = AROUND.format(page("<p>…</p>").decode()).encode()
    sheet = read("letter.html", data)
    assert not around(sheet)
    assert "22 words of menus" in sheet.notices[0].what
    assert not proven(sheet, understand(sheet), data)[1]


def test_an_element_that_holds_the_text_is_not_around_it() -> None:
    named = f"<div class='content sidebar'>{page('<p>…</p>').decode()}</div>"
    assert not around(read("letter.html", named.encode()))


def test_links_below_one_another_above_the_text_are_a_menu_and_below_it_are_names() -> None:
    links = "".join(f"<li><a>{one}</a></li>" for one in ("Anna Reed", "Bo Lind", "Cy Hart"))
    text = f"<p>{'We ask that the water be turned on again before the spring. ' * 2}</p>"
    assert len(around(read("x.html", f"<ul>{links}</ul>{text}".encode()))) == 3
    assert not around(read("x.html", f"{text}<ul>{links}</ul>".encode()))


def test_headings_outside_of_the_main_part_of_a_page_stay() -> None:
    text = page("<p>…</p>").decode()
    made = f"<h1>Water for the allotments</h1><p>Log in</p><main>{text}</main><p>Top</p>"
    assert around(read("x.html", made.encode())) == ["Log in", "Top"]


def test_spaces_that_are_kept_part_columns_and_mark_items() -> None:
    wide = "&nbsp;" * 4
    rows = f"<p>Anna Reed{wide} Gardener, Oakdale</p><p>·{wide} Bo Lind</p><p>1&nbsp;000 seeds</p>"
    lines = read("x.html", rows.encode()).lines
    assert [line.cells for line in lines] == [("Anna Reed", "Gardener, Oakdale"), (), ()]
    assert [line.words for line in lines[1:]] == ["· Bo Lind", "1 000 seeds"]


WRAPPED = """OPEN LETTER TO THE GUARDIANS OF THE
LANTERN

Oakdale, 6 March 2018

Rosa Quill
Minister for Rivers, Harbours and the Upper
Valleys

Dear Minister,

The ferry has been out of service since
March, and four villages have no other way
to the hospital. We ask that a boat be hired
until it is mended, and that the repair be
paid by those who let it sink.

Yours sincerely,

Friends of the Lantern and of the
Fernhill Marshes
Association of Ferrymen
"""
"""A letter on narrow paper."""


def test_names_and_offices_that_the_width_has_broken_are_whole() -> None:
    sheet = read("letter.txt", WRAPPED.encode())
    found = understand(sheet)
    assert [one.capacity for one in found.addressees] == [
        "Minister for Rivers, Harbours and the Upper Valleys"
    ]
    assert [one.name for one in found.signatories] == [
        "Friends of the Lantern and of the Fernhill Marshes",
        "Association of Ferrymen",
    ]
    assert "Lantern and of the\nFernhill Marshes\n" in transcribe(sheet, found)


def test_a_date_beside_an_address_is_a_line_of_its_own() -> None:
    rows = "<tr><td>To the Mayor of Oakdale</td><td>Oakdale, 6 March 2018</td></tr>"
    lines = read("x.html", f"<table>{rows}</table><p>Dear Mayor,</p>".encode()).lines
    assert [line.words for line in lines][:2] == [
        "To the Mayor of Oakdale",
        "Oakdale, 6 March 2018",
    ]
    names = "<tr><td>Anna Reed</td><td>6 March 2018</td></tr>" * 3
    assert len(read("x.html", f"<table>{names}</table>".encode()).lines) == 3

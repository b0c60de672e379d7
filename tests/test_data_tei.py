import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from dossier.formats.cmif import to_cmif
from dossier.formats.tei import to_tei
from dossier.markup import block_text
from dossier.model import Document
from dossier.site import Site
from dossier.transcription import BAR, Side, reads, stands
from dossier.words import squash
from tests import small
from tests.conftest import ROOT
from tests.editions import HELD, HOSTILE, PRIVATE, of, real, traps

TEI = "{http://www.tei-c.org/ns/1.0}"
NS = {"t": TEI[1:-1]}
HRW = "2015-05-18-human-rights-watch-to-manuel-valls"
MEPS = "2015-03-11-meps-to-laurent-fabius"
PRESS = "2015-10-12-open-dialog-foundation-on-the-extradition-decree"
KELAM = "2016-06-29-tunne-kelam-to-manuel-valls"
SITES = [pytest.param(real, id="real"), pytest.param(traps, id="traps")]
PHRASES = {"choice", "fw", "gap", "hi", "lb", "note", "pb", "ref", "said", "seg", "sic", "supplied",
           "surplus", "unclear"}  # fmt: skip
INSIDE = {
    "TEI": {"teiHeader", "text"},
    "teiHeader": {"fileDesc", "encodingDesc", "profileDesc", "revisionDesc"},
    "fileDesc": {"titleStmt", "publicationStmt", "sourceDesc"},
    "titleStmt": {"title", "author", "respStmt"},
    "publicationStmt": {"publisher", "date", "idno", "availability"},
    "profileDesc": {"creation", "abstract", "langUsage", "textClass", "correspDesc"},
    "correspDesc": {"correspAction", "correspContext"},
    "correspAction": {"persName", "orgName", "placeName", "date"},
    "text": {"body"},
    "body": {"opener", "head", "p", "ab", "list", "table", "quote", "milestone", "closer"},
    "opener": {"dateline", "address", "salute", "fw", "seg"},
    "closer": {"dateline", "address", "salute", "signed", "fw", "seg"},
    "address": {"addrLine"},
    "choice": {"sic", "corr", "orig", "reg"},
    **dict.fromkeys(("p", "ab", "head", "addrLine", "dateline", "salute", "signed"), PHRASES),
    "list": {"item"},
    "table": {"row"},
    "row": {"cell"},
}
"""What TEI P5 lets stand inside what, for the elements that are written."""


def nowhere() -> Site:
    """The traps on a site without an address."""
    return traps(base_url=False)


def tei(site: Site, slug: str) -> etree._Element:
    return etree.fromstring(to_tei(site, site.documents[slug]))


def cmif(site: Site) -> etree._Element:
    return etree.fromstring(to_cmif(site))


def local(one: etree._Element) -> str:
    return etree.QName(one).localname


def every_document(site: Site) -> list[tuple[Document, etree._Element]]:
    return [(one, tei(site, one.slug)) for one in site.edition.documents]


@pytest.mark.parametrize("site", SITES)
def test_tei_files_hold_what_tei_lets_stand_there(site: Callable[[], Site]) -> None:
    for _, root in every_document(site()):
        for one in root.iter(f"{TEI}*"):
            if local(one) in INSIDE:
                assert {local(child) for child in one} <= INSIDE[local(one)], local(one)
        ids = root.xpath("//@xml:id")
        assert isinstance(ids, list)
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", str(one)) for one in ids)


@pytest.fixture(scope="module", name="tei_p5")
def loaded_schema() -> etree.RelaxNG:
    """The schema that holds all of TEI P5."""
    path = ROOT / "tests/tools/tei/schemas/tei_all.rng"
    if not path.is_file():
        pytest.skip("the schema of TEI P5 is not installed: see tests/tools/tei.txt")
    return etree.RelaxNG(etree.parse(path))


@pytest.mark.parametrize("site", [*SITES, pytest.param(nowhere, id="no address")])
def test_every_document_is_valid_tei_p5(tei_p5: etree.RelaxNG, site: Callable[[], Site]) -> None:
    for _, root in every_document(site()):
        tei_p5.assertValid(root)


def test_a_list_of_letters_is_valid_tei_p5(tei_p5: etree.RelaxNG) -> None:
    for site in (real(), traps()):
        tei_p5.assertValid(cmif(site))


EVERYTHING = """\
House of Letters{>>page 2<<}
{: .letterhead}

Brussels, {++[25]++}{>>supplied: a hole<<} May
{: .dateline}

Mr Carlier
{~~Mnister~>Minister~~}{>>correction: a slip<<}
{: .addressee}

{--again--}{>>furniture<<}

Object: *this*
{: .subject}

Dear Mr Carlier,
{: .salutation}

{~~Xyz~>Xenia~~}{>>reading unclear: blotted<<} {==to to==}{>>sic: twice<<} **b** H~2~O `c`.

See [x](https://x.example/?a=1&b=2).

## A heading{>>a note<<}

- one
    1. {--two--}{>>omitted: struck out<<}
- {~~vnto~>unto~~}{>>normalised: v for u<<}

> said {==so==}{>>here<<}

| a | {++[b]++}{>>supplied: torn<<} |
|---|---|
| c | {--d--}{>>furniture<<} |

---

{--A whole paragraph left out.--}{>>omitted: a repeat<<}

Yours,
{: .closing}

Anna Berg
{: .signature}

CC: nobody
{: .cc}

A last word.
"""


@pytest.mark.parametrize("cut", [0, 30, 60])
def test_whatever_may_stand_in_a_document_is_valid_tei_p5(
    tei_p5: etree.RelaxNG, tmp_path: Path, cut: int
) -> None:
    blocks = EVERYTHING.split("\n\n")
    body = "\n\n".join(blocks[cut * len(blocks) // 100 :] + blocks[: cut * len(blocks) // 100])
    front = "corrections: [{date: 2026-04, note: a & b}]\nspeakers: [{paragraphs: 2, name: Bo}]\n"
    text = small.letter(front, f"{body}\nAnna Berg\n{{: .signature}}\n")
    site = of(small.write(tmp_path, {"documents/a-letter.md": text}))
    tei_p5.assertValid(tei(site, "a-letter"))


BREAKS = {"p", "ab", "head", "dateline", "address", "addrLine", "salute", "signed", "closer",
          "opener", "item", "quote"}  # fmt: skip
REJECTED = {"note", "corr", "reg", "supplied"}
ACCEPTED = {"note", "choice/sic", "choice/orig", "surplus", "fw/furniture"}


def text_of(root: etree._Element, dropped: set[str]) -> str:
    """The words of a TEI body without some elements."""
    body = root.find(f".//{TEI}body")
    assert body is not None

    def words(one: etree._Element, above: str = "") -> str:
        name = local(one)
        kind = one.get("type", "")
        inside = (one.text or "") + "".join(words(child, name) for child in one)
        if dropped & {name, f"{above}/{name}", f"{name}/{kind}"}:
            inside = ""
        edge = "\n" if name in BREAKS or kind in {"letterhead", "cc"} else ""
        mark = {"gap": BAR, "lb": "\n"}.get(name, "")
        return f"{edge}{mark or inside}{edge}{one.tail or ''}"

    return squash(words(body))


def side(document: Document, choose: Side) -> str:
    return squash("\n".join(block_text(block, choose) for block in document.text.blocks))


@pytest.mark.parametrize(("choose", "dropped"), [(stands, REJECTED), (reads, ACCEPTED)])
def test_the_tei_is_the_source_with_every_change_rejected_and_the_reading_text_with_all_accepted(
    choose: Side, dropped: set[str]
) -> None:
    for document, root in every_document(real()):
        assert text_of(root, dropped) == side(document, choose)


def test_the_signatures_stand_as_recognised_and_as_read() -> None:
    choices = tei(real(), MEPS).findall(f".//{TEI}signed/{TEI}choice")
    assert len(choices) == 18
    first = choices[0]
    assert (first.findtext(f"{TEI}sic"), first.findtext(f"{TEI}corr")) == (
        "Maurol MARJU LAURUSTIN",
        "Marju Lauristin",
    )
    assert [c[1].get("cert") for c in choices].count("medium") == 2


def test_page_breaks_furniture_and_gaps_are_elements() -> None:
    assert tei(real(), KELAM).xpath("//t:pb/@n", namespaces=NS) == ["2", "3"]
    assert len(tei(real(), KELAM).findall(f".//{TEI}fw[@type='furniture']")) == 2
    assert len(tei(real(), KELAM).findall(f".//{TEI}opener/{TEI}fw[@type='letterhead']")) == 3
    gaps = tei(real(), PRESS).findall(f".//{TEI}gap")
    assert len(gaps) == 3
    assert {one.get("reason") for one in gaps} == {"withheld"}
    assert gaps[-1].findtext(f"{TEI}desc") == "contact details"


def test_the_words_of_those_who_are_quoted_are_told_apart() -> None:
    said = tei(real(), PRESS).findall(f".//{TEI}p/{TEI}said")
    assert [str(one.get("who")).rpartition("/")[2] for one in said] == [
        "lyudmyla-kozlovska.html",
        "yevgeniy-zhovtis.html",
    ]
    assert tei(real(), PRESS).xpath("//t:titleStmt/t:author/text()", namespaces=NS) == [
        "Open Dialog Foundation"
    ]


def test_a_letter_says_who_sent_it_where_when_to_whom_and_who_got_a_copy() -> None:
    sent, received, copied = tei(real(), HRW).findall(f".//{TEI}correspAction")
    assert sent.xpath("string(t:persName/t:roleName)", namespaces=NS) == "France Director"
    assert sent.findtext(f"{TEI}orgName") == "Human Rights Watch"
    assert sent.findtext(f"{TEI}placeName") == "Paris"
    assert sent.xpath("string(t:date/@when)", namespaces=NS) == "2015-05-18"
    addressee = received.find(f"{TEI}persName")
    assert addressee is not None
    assert addressee.get("evidence") == "conjecture"
    assert len(copied) == 2


def marked(tmp_path: Path, body: str) -> etree._Element:
    """The body of a letter with the given text."""
    front = "language: en\n"
    files: dict[str, str | None] = {
        "documents/a-letter.md": small.letter(front, f"Anna Berg\n{{: .signature}}\n\n{body}\n")
    }
    site = of(small.write(tmp_path, files))
    found = tei(site, "a-letter").find(f".//{TEI}body")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("{~~teh~>the~~}{>>correction: a slip<<}",
         ('<choice><sic>teh</sic><corr>the</corr></choice>'
         '<note type="correction" resp="#editors">a slip</note>')),
        ("{~~vnto~>unto~~}{>>normalised: v for u<<}",
         ('<choice><orig>vnto</orig><reg>unto</reg></choice>'
         '<note type="normalised" resp="#editors">v for u</note>')),
        ("{~~Xyz~>Xenia~~}{>>reading unclear: blotted<<}",
         ('<choice><sic>Xyz</sic><corr cert="low"><unclear>Xenia</unclear></corr></choice>'
         '<note type="reading" resp="#editors">blotted</note>')),
        ("so {++[not]++}{>>supplied: a hole<<} done",
         'so <supplied>not</supplied><note type="supplied" resp="#editors">a hole</note> done'),
        ("{==to to==}{>>sic: twice<<}",
         '<sic>to to</sic><note type="sic" resp="#editors">twice</note>'),
        ("a{-- b--}{>>omitted: crossed out & <gone><<} c",
         ('a<surplus reason="omitted"> b</surplus>'
         '<note type="omitted" resp="#editors">crossed out &amp; &lt;gone&gt;</note> c')),
        ("**bold** and *it*, [there](https://x.example/?a=1&b=2)",
         ('<hi rend="bold">bold</hi> and <hi rend="italic">it</hi>, '
         '<ref target="https://x.example/?a=1&amp;b=2">there</ref>')),
    ],
    ids=["correction", "normalised", "unclear", "supplied", "sic", "omitted", "markdown"],
)  # fmt: skip
def test_each_editorial_mark_is_the_element_made_for_it(
    tmp_path: Path, body: str, made: str
) -> None:
    paragraph = marked(tmp_path, body).find(f"{TEI}p[@n='1']")
    assert paragraph is not None
    text = etree.tostring(paragraph).decode().replace(f' xmlns="{NS["t"]}"', "")
    assert text.strip() == f'<p xml:id="p1" n="1">{made}</p>'


def test_lists_tables_quotations_and_headings_are_tei_too(tmp_path: Path) -> None:
    body = marked(
        tmp_path,
        "3. three\n4. four\n\n> said\n\n| a | b |\n|---|---|\n| c | d |\n\n## Head\n\n---\n\nEnd.",
    )
    assert [(local(one), one.get("n")) for one in body if local(one) != "opener"] == [
        ("ab", None),
        ("list", "1"),
        ("quote", "2"),
        ("table", "3"),
        ("ab", "4"),
        ("milestone", None),
        ("p", "5"),
    ]
    assert body.xpath("t:list/t:item/@n", namespaces=NS) == ["3", "4"]
    assert body.xpath("t:table/t:row/t:cell/text()", namespaces=NS) == ["a", "b", "c", "d"]


# -- CMIF --------------------------------------------------------------------------------


@pytest.mark.parametrize("site", SITES)
def test_the_list_of_letters_is_valid_cmif(shared: Path, site: Callable[[], Site]) -> None:
    schema = etree.RelaxNG(etree.parse(shared / "schemas" / "cmif.rng"))
    schema.assertValid(cmif(site()))


@pytest.mark.parametrize("site", SITES)
def test_the_list_of_letters_keeps_the_five_rules_of_cmif(site: Callable[[], Site]) -> None:
    root = cmif(site())
    ids = [one.get("{http://www.w3.org/XML/1998/namespace}id") or "" for one in
           root.iter(f"{TEI}bibl")]  # fmt: skip
    uuid = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    assert all(re.search(uuid, one) for one in ids), "W0001"
    for letter in root.iter(f"{TEI}correspDesc"):
        assert letter.find(f"{TEI}correspAction[@type='sent']") is not None, "E0001"
        assert letter.find(f"{TEI}correspAction[@type='received']") is not None, "E0002"
        assert str(letter.get("source")).partition("#")[2] in ids, "E0003"
    for date in root.iter(f"{TEI}date"):
        assert {"when", "from", "to", "notBefore", "notAfter"} & set(date.attrib), "E0004"


def test_the_rules_stated_here_are_those_of_the_schematron(shared: Path) -> None:
    text = (shared / "schemas" / "cmif.sch").read_text(encoding="utf-8")
    assert re.findall(r"\[([WE]\d+)\]", text) == ["W0001", "E0001", "E0002", "E0003", "E0004"]


def test_the_list_holds_the_four_letters_and_not_the_press_release() -> None:
    keys = cmif(real()).xpath("//t:correspDesc/@key", namespaces=NS)
    assert isinstance(keys, list)
    assert sorted(map(str, keys)) == sorted(
        one.slug for one in real().edition.documents if one.slug != PRESS
    )


def test_the_file_says_where_it_is_served() -> None:
    assert cmif(real()).findtext(f".//{TEI}idno") == (
        "https://ablyazov-dossier.example/data/cmif.xml"
    )


def test_senders_receivers_copies_places_and_dates_stand_in_the_list() -> None:
    letter = cmif(real()).find(f".//{TEI}correspDesc[@key='{MEPS}']")
    assert letter is not None
    sent, received = letter.findall(f"{TEI}correspAction")
    assert len(sent.findall(f"{TEI}persName")) == 18
    assert [one.text for one in sent.iter(f"{TEI}persName") if one.get("cert")] == [
        "Juan Fernando López Aguilar",
        "Elena Valenciano",
    ]
    assert received.findtext(f"{TEI}persName") == "Laurent Fabius"
    assert sent.findtext(f"{TEI}placeName") == "Strasbourg"
    copied = cmif(real()).find(f".//{TEI}correspDesc[@key='{KELAM}']/*[@subtype='cc']")
    assert copied is not None
    assert [one.text for one in copied] == ["Jean-Jacques Urvoas", "Jean-Marc Ayrault"]


def test_a_vague_date_is_as_vague_in_the_list() -> None:
    date = cmif(traps()).find(f".//{TEI}correspDesc[@key='2015-06-span']//{TEI}date")
    assert date is not None
    assert dict(date.items()) == {"from": "2015-06-01", "to": "2015-06-03"}


def test_nobody_who_is_not_public_and_nothing_withheld_is_in_tei_or_cmif() -> None:
    made = to_cmif(traps()) + b"".join(to_tei(traps(), d) for d in traps().edition.documents)
    for hidden in (PRIVATE, "P. Privat", "petra-privat", HELD, "It is letter."):
        assert hidden not in made.decode()
    assert HOSTILE in etree.tostring(cmif(traps()), method="text", encoding="unicode")

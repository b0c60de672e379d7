"""Dates are read as EDTF, refused kindly, and sorted as a reader looks for them."""

import datetime as dt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.dates import DateError, Edtf, Form, months_between, parse, parse_moment


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def refused(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse(text)
    return caught.value


READ = [
    ("2015-05-25", Form.DAY, "2015-05-25", "2015-05-25"),
    ("2016-02-29", Form.DAY, "2016-02-29", "2016-02-29"),
    ("2015-05", Form.MONTH, "2015-05-01", "2015-05-31"),
    ("2015", Form.YEAR, "2015-01-01", "2015-12-31"),
    ("1000", Form.YEAR, "1000-01-01", "1000-12-31"),
    ("9999-12-31", Form.DAY, "9999-12-31", "9999-12-31"),
    ("2015-05~", Form.MONTH, "2015-05-01", "2015-05-31"),
    ("[2015-10-05..2015-10-11]", Form.ONE_OF, "2015-10-05", "2015-10-11"),
    ("[2015-10-05,2015-10-11]", Form.ONE_OF, "2015-10-05", "2015-10-11"),
    ("[2015-11,2015-10-11,2016]", Form.ONE_OF, "2015-10-11", "2016-12-31"),
    ("2015-05/2015-07", Form.SPAN, "2015-05-01", "2015-07-31"),
    ("2015-05-25/2015", Form.SPAN, "2015-05-25", "2015-12-31"),
    ("2015-05-25/2015-05-25", Form.SPAN, "2015-05-25", "2015-05-25"),
]


@pytest.mark.parametrize(("text", "form", "earliest", "latest"), READ)
def test_a_date_covers_the_days_it_may_mean(
    text: str, form: Form, earliest: str, latest: str
) -> None:
    date = parse(text)
    assert (date.text, date.form) == (text, form)
    assert (date.earliest, date.latest) == (day(earliest), day(latest))


def test_an_open_end_has_no_day() -> None:
    assert parse("2015-05/..").latest is None
    assert parse("../2015-05").earliest is None
    assert parse("[..2015-05]").earliest is None
    assert parse("[2015-05..]").latest is None
    assert parse("../2015-05").latest == day("2015-05-31")


def test_undated_has_no_days_and_no_year() -> None:
    date = parse("undated")
    assert (date.form, date.earliest, date.latest) == (Form.UNDATED, None, None)
    assert (date.year, list(date.years), date.iso()) == (None, [], None)


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2015", False, False),
        ("2015~", True, False),
        ("2015-05?", False, True),
        ("2015-05-25%", True, True),
        ("2015-05~/2015-07?", True, True),
        ("[2015-05..2015-07~]", True, False),
    ],
)
def test_marks_of_doubt_are_told_apart(text: str, *, approximate: bool, uncertain: bool) -> None:
    date = parse(text)
    assert (date.approximate, date.uncertain) == (approximate, uncertain)


def test_blanks_around_a_date_are_not_part_of_it() -> None:
    assert parse(" 2015-05\n") == parse("2015-05")


def test_only_exact_dates_have_a_machine_form() -> None:
    assert [parse(text).iso() for text in ("2015-05-25", "2015-05", "2015")] == [
        "2015-05-25",
        "2015-05",
        "2015",
    ]
    assert {parse(text).iso() for text in ("2015~", "[2015,2016]", "2015/2016")} == {None}


def test_a_set_knows_whether_it_is_a_list() -> None:
    assert parse("[2015,2016]").listed
    assert not parse("[2015..2016]").listed
    assert [part.text for part in parse("[2015,2016~]").parts] == ["2015", "2016~"]


def test_a_date_is_filed_under_the_year_in_which_it_begins() -> None:
    assert parse("2015-12/2017").year == 2015
    assert parse("../2014").year == 2014
    assert list(parse("2015-12/2017").years) == [2015, 2016, 2017]
    assert list(parse("2015/..").years) == [2015]


def test_dates_sort_at_their_first_day_and_the_vaguer_first() -> None:
    ordered = [
        "../2014",
        "2015/..",
        "2015/2016",
        "2015",
        "2015-01",
        "[2015-01-01..2015-01-06]",
        "2015-01-01%",
        "2015-01-01~",
        "2015-01-01",
        "2015-01-02",
        "2015-02",
        "2015-02-01",
        "2016",
        "undated",
    ]
    dates = sorted((parse(text) for text in reversed(ordered)), key=lambda date: date.sort_key)
    assert {date.text for date in dates[6:8]} == {"2015-01-01%", "2015-01-01~"}
    assert [date.text for date in dates] == ordered


REFUSED = [
    ("", "the date is empty", "write undated where the source bears none"),
    ("2015-02-31", "2015-02-31 is not a day: February 2015 has 28 days", "write 2015-02 if"),
    ("2015-05-00", "2015-05-00 is not a day: days are counted from 01", "write 2015-05 if"),
    ("2015-13", "2015-13 is not a month: months run from 01 to 12", "write 2015 if"),
    ("2015-25-05", "2015-25 is not a month: months run from 01 to 12", "write 2015-05-25"),
    ("2015-21", "2015-21 is a season", "such as [2015-03..2015-05]"),
    ("2015-24", "2015-24 is a season", "such as [2015-12..2016-02]"),
    ("0000", "there is no year 0000", "four digits"),
    ("0999", 'the year "0999" is out of reach: years run from 1000 to 9999', "four digits"),
    ("10000", 'the year "10000" is out of reach', "four digits"),
    ("-0044", 'the year "-0044" is out of reach', "four digits"),
    ("25/05/2015", '"25/05/2015" is not a date as a dossier writes it', "write 2015-05-25"),
    ("25.05.15", "is not a date", "write the year first and in four digits"),
    ("05.06.2015", "is not a date", "5 June 2015 (2015-06-05) or 6 May 2015 (2015-05-06)"),
    ("06/06/2015", "is not a date", "write 2015-06-06"),
    ("25 May 2015", "is not a date", "write 2015-05-25"),
    ("May 25th, 2015", "is not a date", "write 2015-05-25"),
    ("Monday, 25 May 2015", "is not a date", "write 2015-05-25"),
    ("1er août 2015", "is not a date", "write 2015-08-01"),
    ("sept. 2015", "is not a date", "write 2015-09"),
    ("circa May 2015", "is not a date", "write 2015-05~"),
    ("perhaps about May 2015", "is not a date", "write 2015-05%"),
    ("20150525", "is not a date", "write 2015-05-25"),
    ("2015-5-25", "is not a date", "write 2015-05-25"),
    ("2015–05–25", "is not a date", "write 2015-05-25"),
    ("2015-05-25T10:00", "is not a date", "write 2015-05-25"),
    ("2015-05-XX", "is not a date", "write 2015-05"),
    ("201X", "is not a date", "write [2010..2019]"),
    ("2010s", "is not a date", "write [2010..2019]"),
    ("~2015", "is not a date", "write 2015~"),
    ("2015?~", "is not a date", "write 2015%"),
    ("2015/05", "is not a date", "write 2015-05"),
    ("5/2015", "is not a date", "write 2015-05"),
    ("2010/12", "is not a date", "December 2010 (2010-12) or a span (2010/2012)"),
    ("2015-10-05/11", "is not a date", "write 2015-10-05/2015-10-11"),
    ("2015-05/", "is not a date", "write 2015-05/.."),
    ("/2015-05", "is not a date", "write ../2015-05"),
    ("2015-07/2015-05", "runs backwards: 2015-07 comes after 2015-05", "write 2015-05/2015-07"),
    ("[2016..2015]", "runs backwards: 2016 comes after 2015", "write [2015..2016]"),
    ("[2015, 2016]", 'in "[2015, 2016]", ', "write [2015,2016]"),
    ("[2015]", "is not a set of dates", "write 2015"),
    ("[]", "is not a set of dates", "write [2015-10-05..2015-10-11]"),
    ("[2015,2016..2018]", "lists dates and gives a range as well", "list them all"),
    ("../..", "is open at both ends", "write undated"),
    ("5 May 2015 - 7 May 2015", "is not a date", "a span (2015-05-05/2015-05-07) or one of these"),
    ("2015-05-05..2015-05-07", "is not a date", "([2015-05-05..2015-05-07])"),
    ("Undated", "is not a date", "write undated"),
    ("n.d.", "is not a date", "write undated"),
    ("one fine day", "is not a date", "write year-month-day: 2015-05-25"),
    ("ju 2015", "is not a date", "write year-month-day: 2015-05-25"),
    ("x" * 200, "is not a date", "write year-month-day: 2015-05-25"),
]


@pytest.mark.parametrize(("text", "what", "hint"), REFUSED)
def test_a_refusal_says_what_is_wrong_and_what_to_write(text: str, what: str, hint: str) -> None:
    error = refused(text)
    assert what in error.what
    assert hint in error.hint
    assert str(error) == f"{error.what}; {error.hint}"


def test_a_refusal_without_a_hint_is_one_sentence() -> None:
    assert str(DateError("the date is empty")) == "the date is empty"


def test_a_long_text_is_cut_short_in_the_message() -> None:
    assert len(refused("x" * 5000).what) < 120


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01", "2026-12-01T00:00:00+00:00"),
        ("2026-12-01T09:00", "2026-12-01T09:00:00+00:00"),
        ("2026-12-01 09:00:30.5Z", "2026-12-01T09:00:30.500000+00:00"),
        ("2026-12-01T09:00+01:00", "2026-12-01T09:00:00+01:00"),
        ("2026-12-01T09:00-0330", "2026-12-01T09:00:00-03:30"),
    ],
)
def test_a_moment_without_a_time_or_an_offset_is_in_utc(text: str, moment: str) -> None:
    assert parse_moment(text).isoformat() == moment


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the moment is empty"),
        ("tomorrow", '"tomorrow" is not a moment'),
        ("2026-12", "is not a moment"),
        ("2026-12-01T24:00", "names a time that no clock shows"),
        ("2026-12-01T09:00+25:00", "names a time that no clock shows"),
        ("9999-12-31T23:59-01:00", "names a time that no clock shows"),
        ("2026-02-30T09:00", "2026-02-30 is not a day: February 2026 has 28 days"),
    ],
)
def test_a_moment_that_is_none_is_refused(text: str, what: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_moment(text)
    assert what in caught.value.what
    assert caught.value.hint


@pytest.mark.parametrize(
    ("first", "second", "months"),
    [
        ("2015-05-25", "2015-10-28", 5),
        ("2015-05-25", "2015-10-24", 4),
        ("2015-10-28", "2015-05-25", 5),
        ("2015-01-31", "2015-02-28", 1),
        ("2014-11-01", "2016-01-01", 14),
        ("2015-05-25", "2015-05-25", 0),
    ],
)
def test_months_are_counted_when_they_are_over(first: str, second: str, months: int) -> None:
    assert months_between(day(first), day(second)) == months


# What holds for every text ----------------------------------------------------------------------

DATE_LIKE = st.text(alphabet="0123456789-~?%[]./,TXMay 1er ", max_size=30)
FULL_DATES = st.dates(min_value=dt.date(1000, 1, 1)).map(dt.date.isoformat)
SINGLES = st.builds(
    lambda date, length, mark: date[:length] + mark,
    FULL_DATES,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)
RANGES = st.tuples(st.sampled_from(["{}/{}", "[{}..{}]", "[{},{}]"]), SINGLES, SINGLES).map(
    lambda made: made[0].format(*made[1:])
)


def attempt(text: str) -> Edtf | DateError:
    try:
        return parse(text)
    except DateError as error:
        return error


def read(texts: list[str]) -> list[Edtf]:
    return [date for date in map(attempt, texts) if isinstance(date, Edtf)]


@given(st.text() | DATE_LIKE | SINGLES | RANGES)
@example("2015-05-25\x00")
@example("٢٠١٥")
@example("[[[[2015..")
@example("9999-24")
def test_every_text_is_read_or_refused_with_a_hint(text: str) -> None:
    date = attempt(text)
    if isinstance(date, DateError):
        assert date.what
        assert date.hint
        return
    assert date.text == text.strip()
    assert parse(date.text) == date
    if date.earliest and date.latest:
        assert date.earliest <= date.latest


@given(SINGLES)
def test_every_single_date_is_read(text: str) -> None:
    date = parse(text)
    assert date.earliest
    assert date.latest
    assert date.earliest <= date.latest
    assert (date.iso() == text) == text[-1].isdigit()


@given(st.lists(SINGLES | RANGES, max_size=8))
def test_sorting_follows_the_first_days(texts: list[str]) -> None:
    dates = sorted(read(texts), key=lambda date: date.sort_key)
    first_days = [date.earliest for date in dates if date.earliest]
    assert first_days == sorted(first_days)


@given(st.text() | DATE_LIKE | FULL_DATES)
def test_every_moment_is_read_or_refused(text: str) -> None:
    try:
        moment = parse_moment(text)
    except DateError:
        return
    assert moment.tzinfo is not None
    assert parse_moment(moment.isoformat()) == moment


@given(st.dates(), st.dates())
def test_months_do_not_depend_on_the_order(first: dt.date, second: dt.date) -> None:
    assert months_between(first, second) == months_between(second, first) >= 0

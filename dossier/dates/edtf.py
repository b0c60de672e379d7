"""A date as a letter carries it: a value that knows what it may mean."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

UNDATED = "undated"

FIRST_YEAR = 1000
LAST_YEAR = 9999

SortKey = tuple[int, int, int, int]


class Form(StrEnum):
    """The form in which a date is given."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ONE_OF = "one_of"
    SPAN = "span"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, and the days it may mean. Two are equal when they are written alike."""

    text: str
    """The date as written, without the blanks around it; every other field follows from it."""

    form: Form = field(compare=False)
    """Which of the forms it has."""

    earliest: dt.date | None = field(compare=False)
    """The first day it can mean; None for a range open at its start, and for undated."""

    latest: dt.date | None = field(compare=False)
    """The last day it can mean; None for a range open at its end, and for undated."""

    approximate: bool = field(default=False, compare=False)
    """Whether it, or a date inside it, is marked ``~`` or ``%``."""

    uncertain: bool = field(default=False, compare=False)
    """Whether it, or a date inside it, is marked ``?`` or ``%``."""

    parts: tuple["Edtf", ...] = field(default=(), compare=False)
    """The single dates inside a set or a span, in order; only one where an end is open."""

    @property
    def exact(self) -> bool:
        """Whether it is a day, month or year without a mark of doubt."""
        single = self.form in {Form.DAY, Form.MONTH, Form.YEAR}
        return single and not (self.approximate or self.uncertain)

    @property
    def listed(self) -> bool:
        """Whether it is a set that lists its dates, and not one that gives its two ends."""
        return self.form is Form.ONE_OF and "," in self.text

    @property
    def year(self) -> int | None:
        """The year under which a reader files it: that of the first day it can mean.

        Where the start is open it is the year of the end; undated has none.
        """
        anchor = self.earliest or self.latest
        return anchor.year if anchor else None

    @property
    def years(self) -> range:
        """Every year it may touch; of an open range the year of its known end; else empty."""
        first, last = self.earliest or self.latest, self.latest or self.earliest
        return range(first.year, last.year + 1) if first and last else range(0)

    @property
    def sort_key(self) -> SortKey:
        """Puts dates of every form in one order.

        A date stands at the first day it can mean, for that is where a reader looks for it. On
        that day what is vaguer comes first: a year before its January, a month before its first,
        a date marked ``~`` or ``?`` before the same date without. So nothing that is exact is
        ever followed by something that may have come before it under the same heading. A range
        open at its start stands at its end, the only day it names. Undated comes last.
        """
        anchor = self.earliest or self.latest
        if anchor is None:
            return (1, 0, 0, 0)
        ends = self.earliest, self.latest
        width = (ends[1] - ends[0]).days if ends[0] and ends[1] else dt.date.max.toordinal()
        return (0, anchor.toordinal(), -width, -(self.approximate + self.uncertain))

    def iso(self) -> str | None:
        """Give the machine form for ``<time datetime>``; None unless it is exact."""
        return self.text if self.exact else None

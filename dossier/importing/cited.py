"""What a finding cites → the words of the source, at the line where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from dossier.importing.layout import Line
from dossier.importing.recognise.finding import Party

FAR = 200
"""Lines below the one it begins with in which a run of names may go on."""
LONGEST = 120
"""Characters of a line that are cited for a whole one."""


def cited(parties: Sequence[Party], lines: Sequence[Line]) -> tuple[Party, ...]:
    """Return parties whose quotations are the source's own words.

    Recognisers read lines that are joined, parted and turned; an editor looks for what is cited.
    """
    places = {line.number: index for index, line in enumerate(lines)}
    return tuple(
        _cited(one, lines, places[one.line]) if one.line in places else one for one in parties
    )


def _cited(party: Party, lines: Sequence[Line], index: int) -> Party:
    quote = " ".join(party.quote.split())
    if quote in lines[index].words:
        return party
    below = lines[index : index + FAR]
    starts = list(accumulate((len(line.words) + 1 for line in below), initial=0))
    at = " ".join(line.words for line in below).find(quote)
    if at < 0:
        return replace(party, quote=lines[index].words[:LONGEST])
    return replace(party, line=below[bisect_right(starts, at) - 1].number)

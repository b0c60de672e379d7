"""The names of countries in nine languages: what stands beside an organisation and is none."""

from __future__ import annotations

from functools import cache

from dossier.importing.lexicon import LANGUAGES, folded

SHORT = 2
"""Letters of the code of a country; areas have numbers."""
_ALSO_TEXT = (
    "uk|u.k.|usa|u.s.a.|us|u.s.|rdc|drc|uae|bih|czech republic|republic of moldova|england|"
    "scotland|wales|northern ireland|north macedonia|ivory coast|burma|palestine|chechnya|tibet|"
    "catalonia|international|internazionale|internacional|eu|ue|european union|europe|"
    "europa|global|"
    "rep. tcheque|republique tcheque|ecosse|angleterre|palestina|cataluna|catalunya|euskadi|"
    "schottland|palastina|rpa|wielka brytania|рк|рф|кр|англия|шотландия|палестина"
)


@cache
def countries() -> frozenset[str]:
    """Return the names of all countries, folded."""
    from babel import Locale  # noqa: PLC0415 - only lists of those who sign need it

    found = set(_ALSO_TEXT.split("|"))
    for language in LANGUAGES:
        names = Locale.parse(language.code).territories
        found |= {folded(name) for code, name in names.items() if len(code) == SHORT}
    return frozenset(found)


def is_country(text: str) -> bool:
    """Whether a text is the name of a country, in one of the nine languages."""
    return folded(text.strip(" .,;()")) in countries()

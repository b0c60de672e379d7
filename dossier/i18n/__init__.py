"""The languages of the interface: words, dates, numbers, lists and order, each in its own way.

Words come from gettext catalogues (``locale/LANGUAGE/LC_MESSAGES/dossier.po``; English is the
msgid), names of months, languages and countries from Babel's copy of the CLDR. Both are read only
when a page first needs them. ``python -m dossier.locale`` brings the catalogues up to date.
"""

from dossier.i18n.cldr import ENGLISH
from dossier.i18n.language import CATALOGUES, DOMAIN, Locale, languages, locale
from dossier.i18n.tags import Direction, direction
from dossier.i18n.terms import LABELS, NOUNS, Family, msgid, msgid_in, msgid_plural_in

__all__ = [
    "CATALOGUES",
    "DOMAIN",
    "ENGLISH",
    "LABELS",
    "NOUNS",
    "Direction",
    "Family",
    "Locale",
    "direction",
    "languages",
    "locale",
    "msgid",
    "msgid_in",
    "msgid_plural_in",
]

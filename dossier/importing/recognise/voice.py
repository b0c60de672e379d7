"""Who speaks in a letter, one person or several, and to whom: by its `I`, `we` and `you`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dossier.importing.layout import Line
from dossier.importing.lexicon import folded
from dossier.importing.recognise.language import language

_VOICES = {
    "en": ("i my me", "we our us"),
    "fr": ("je j mon ma mes", "nous notre nos"),
    "de": ("ich mein meine meiner mir mich", "wir uns unser unsere unseren unserer"),
    "es": ("yo mi mis me", "nosotros nuestro nuestra nuestros nuestras nos"),
    "it": ("io mio mia miei mie mi", "noi nostro nostra nostri nostre ci"),
    "pl": ("ja moj moja moje moim mojej mnie mi", "my nasz nasza nasze naszej naszym nas nam"),
    "uk": ("я мій моя мої моєї мене мені", "ми наш наша наші нашої нас нам"),
    "ru": ("я мой моя мои моей мне меня", "мы наш наша наши нашей нас нам"),
    "kk": ("мен менің маған мені", "біз біздің бізге бізді"),
}
"""For each language the words of one who speaks, and of several, folded."""


def speaks_alone(lines: Iterable[Line]) -> bool:
    """Whether a text says `I` and never `we`."""
    texts = [line.words for line in lines]
    voices = _VOICES.get(language(texts).value)
    if voices is None:
        return False
    used = set(re.findall(r"[^\W\d_]+", folded(" ".join(texts))))
    one, several = ({folded(word) for word in voice.split()} for voice in voices)
    return bool(used & one) and not used & several


_FIRST_PERSON = re.compile(
    r"\b(?:we|our|i|nous|notre|nos|je|wir|unsere?|ich|nosotros|nuestr[ao]s?|noi|nostr[aoie]|"
    r"skladam\w*|protestuj(?:e|emy)|wyraza(?:m|my)|apeluj(?:e|emy)|wzywa(?:m|my)|oczekuj(?:e|emy)|"
    r"zwracamy|мы|наш\w*|ми|звертаємо\w*|закликаємо|призываем|требуем|обращаемся|протестуємо|біз)\b"
)
"""Words of those who speak for themselves, folded."""
_YOU = {
    "en": r"\b(?:you|your|yours|yourself)\b",
    "fr": r"\b(?:vous|votre|vos)\b",
    "de": r"(?<=[\w,]\s)(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b",
    "es": r"\b(?:usted(?:es)?|uds?|vuestr[ao]s?|vosotros|(?:su|vuestra) (?:excelencia|senoria|"
          r"gobierno|despacho)|le (?:pedimos|solicitamos|escrib\w+|rogamos|ruego|pido|solicito|"
          r"instamos|agradec\w+|salud\w+)|les (?:pedimos|solicitamos|escrib\w+|rogamos))\b",
    "it": r"(?<=[\w,]\s)(?:Lei|La|Le|Su[oae]|Suoi|Voi|Vi|Vostr[oaie])\b|\w+(?:La|Le|Vi)\b|\blei\b",
    "pl": r"(?<=[\w,]\s)(?:Pan|Pana|Panu|Panem|Panie|Pani|Panią|Państw[oau]\w*|Wam|Was|Wasz\w*)\b"
          r"(?!\s+[^\W\d_a-ząćęłńóśżź][^\W\d_]+(?:owi|[aąeę])?\s+[^\W\d_a-ząćęłńóśżź])",
    "uk": r"\b(?:[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш\w*|[Вв]и)\b",
    "ru": r"\b(?:[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш\w*|[Вв]ы)\b",
    "kk": r"\b[Сс]із\w*|\w+[ңн][ыі]з\w*",
}  # fmt: skip
"""For each language the words that call the reader; by their capital where others sound alike."""
_WRITTEN_SMALL = frozenset({"en", "fr", "es"})
_QUOTED = re.compile(r'["“„«][^"”“»]{3,600}["”»“]')
"""What somebody else says in a text."""


def speaks_for_itself(text: str) -> bool:
    """Whether those who write say `we` or `I` outside quotations."""
    return _FIRST_PERSON.search(folded(_QUOTED.sub(" ", text))) is not None


def calls_you(text: str) -> float:
    """Return the share of words that call the reader, outside quotations."""
    spoken = language([text]).value
    own = _QUOTED.sub(" ", text)
    own = folded(own) if spoken in _WRITTEN_SMALL else own
    return len(re.findall(_YOU.get(spoken, _YOU["en"]), own)) / max(1, len(text.split()))


_SAYS_I = re.compile(
    r"(?<![\w.])(?:I|[Jj]e|[Jj]['’](?:ai|accueille)|[Ii]ch|[Yy]o|[Ii]o|[Jj]a|[Яя]|[Мм]ен)"
    r"(?![\w.])"
)


def says_i(text: str) -> bool:
    """Whether one person speaks in a text, outside quotations, whatever else it says."""
    return _SAYS_I.search(_QUOTED.sub(" ", text)) is not None

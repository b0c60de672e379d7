"""Does one person speak in a letter, or several? By its `I` and its `we`."""

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

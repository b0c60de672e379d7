"""Who is named in the headers of an e-mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from dossier.importing.recognise.entry import parse
from dossier.importing.recognise.finding import LIKELY, Party

MAIL = re.compile(r"\s*<?[\w.+-]+@[\w.-]+>?\s*")
"""An address in a header or a list."""


_SHOUTED = re.compile(r"^((?:[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ'’-]+\s)+)([^\W\d_][a-zà-ÿ].*)$")
"""A surname in capitals before the given name, as in Brussels: `DELVAUX Mady`."""


def people_of(headers: Sequence[tuple[str, str]], name: str) -> tuple[Party, ...]:
    """Return those named in a header of an e-mail; addresses without a name name nobody."""
    made = []
    for key, value in headers:
        if key.lower() == name:
            for part in re.split(r"[;,](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", value):
                text = MAIL.sub("", part).strip(" \"'<>,")
                text = re.sub(r"^([^\W\d_][\w'-]+),\s+([\w' -]+)$", r"\2 \1", text)
                text = re.sub(r"\s*\([^)]*\)$", "", text)
                shouted = _SHOUTED.match(text)
                text = f"{shouted[2]} {shouted[1].strip()}" if shouted else text
                found = parse(text) if text else None
                if found is not None:
                    made.append(replace(found, confidence=LIKELY, quote=f"{key}: {value}"[:120]))
    return tuple(made)

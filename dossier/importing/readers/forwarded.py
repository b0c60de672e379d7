"""A mail that was forwarded in the text of another: its own headers."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dossier.importing.layout import Line, LineKind

_FORWARDED = re.compile(
    r"^\s*(?:-{2,}\s*(?:Forwarded message|Original Message|Message transféré|"
    r"Weitergeleitete Nachricht|"
    r"Mensaje reenviado|Messaggio inoltrato|Wiadomość przekazana|Пересылаемое сообщение|Переслане "
    r"повідомлення|Ursprüngliche Nachricht|Message d'origine|Исходное сообщение|"
    r"Begin forwarded message)"
    r".*|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)\s*$",
    re.IGNORECASE,
)
_LABELS = {
    "from": "From",
    "de": "From",
    "von": "From",
    "da": "From",
    "od": "From",
    "от": "From",
    "від": "From",
    "от кого": "From",
    "expéditeur": "From",
    "to": "To",
    "à": "To",
    "an": "To",
    "para": "To",
    "a": "To",
    "do": "To",
    "кому": "To",
    "cc": "Cc",
    "copie à": "Cc",
    "kopie": "Cc",
    "копия": "Cc",
    "копія": "Cc",
    "dw": "Cc",
    "date": "Date",
    "sent": "Date",
    "datum": "Date",
    "gesendet": "Date",
    "envoyé": "Date",
    "fecha": "Date",
    "enviado": "Date",
    "data": "Date",
    "inviato": "Date",
    "wysłano": "Date",
    "дата": "Date",
    "отправлено": "Date",
    "надіслано": "Date",
    "subject": "Subject",
    "objet": "Subject",
    "betreff": "Subject",
    "asunto": "Subject",
    "oggetto": "Subject",
    "temat": "Subject",
    "тема": "Subject",
}


def forwarded(body: list[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """Recognise the headers of a mail that was forwarded in the text."""
    made: list[Line] = []
    inner: list[tuple[str, str]] = []
    within = quoted = False
    begins = last = 0
    for index, line in enumerate(body):
        quoted = quoted or _quotes(body, index)
        if quoted:
            made.append(replace(line, kind=LineKind.HEADER))
            continue
        if _FORWARDED.match(line.words) or line.words.startswith("-----"):
            within, inner, last = True, [], index
            begins = index if _FORWARDED.match(line.words) else begins
            made.append(replace(line, kind=LineKind.HEADER))
            continue
        name, value = _label(line)
        if within and name:
            inner.append((name, value))
            made.append(replace(line, kind=LineKind.HEADER))
            continue
        within = within and not inner and index - last <= MUCH
        made.append(line)
    return (_without_note(made, begins) if inner else made), inner


MUCH = 2
"""How many times the words of a note of one's own a letter has that is passed on with it.

So many lines may stand between a rule and the headers of what is passed on, too."""


def _without_note(body: list[Line], begins: int) -> list[Line]:
    """Know the short note above a letter that is passed on for no part of it."""
    note, letter = (
        sum(len(line.words.split()) for line in lines if line.kind is not LineKind.HEADER)
        for lines in (body[:begins], body[begins:])
    )
    if letter < MUCH * note:
        return body
    around = (replace(line, kind=LineKind.AROUND) for line in body[:begins])
    return [*around, *body[begins:]]


SHORT = 20
"""Words above a mail that is passed on; an answer has more of its own."""


def _label(line: Line) -> tuple[str, str]:
    """Return the header that a line has in the text of a mail, and what it says."""
    label = re.match(r"^\*?([^\W\d_][^:*\n]{0,14}?)\s*:\*?\s*(.*)$", line.words)
    name = _LABELS.get(label.group(1).strip().lower(), "") if label else ""
    return (name, label.group(2)) if label and name else ("", "")


def _quotes(body: list[Line], index: int) -> bool:
    """Whether the mail that is answered begins here: three headers after a text of one's own."""
    names = [_label(line)[0] for line in body[index : index + 3]]
    above = " ".join(line.words for line in body[:index])
    announced = index > 0 and body[index - 1].words.startswith("-----")
    announced = announced or (index > 0 and _FORWARDED.match(body[index - 1].words) is not None)
    own = len(above.split()) > SHORT and not announced
    return len(names) == 3 and names[0] == "From" and all(names) and own

"""A mail that was forwarded in the text of another: its own headers."""

from __future__ import annotations

import re
from dataclasses import replace

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
    within = False
    for line in body:
        if _FORWARDED.match(line.words) or line.words.startswith("-----"):
            within, inner = True, []
            made.append(replace(line, kind=LineKind.HEADER))
            continue
        label = re.match(r"^\*?([^\W\d_][^:*\n]{0,14}?)\s*:\*?\s*(.*)$", line.words)
        name = _LABELS.get(label.group(1).strip().lower()) if label else None
        if within and label and name:
            inner.append((name, label.group(2)))
            made.append(replace(line, kind=LineKind.HEADER))
            continue
        within = within and not inner
        made.append(line)
    return made, inner

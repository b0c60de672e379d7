"""Sentences that tell what was done with something that their reader has sent."""

from __future__ import annotations

import re

_SENT = (
    (
        "your",
        "letter|e-?mail|correspondence|message|inquiry|enquiry|representations?|petition",
        (
            "(?:was|were|has|have)(?: been)? (?:received|passed|forwarded|referred|transferred|"
            "shared|brought|drawn)|has reached|reached (?:me|us|this)"
        ),
    ),
    (
        "votre|vos",
        "lettre|courrier|courriel|correspondance|message|demande|petition",
        (
            r"(?:a|ont) (?:\w+ )?retenu|(?:est|sont) (?:bien )?parvenu|"
            r"(?:a|ont) (?:bien )?ete (?:transmi|re[cm])"
        ),
    ),
    (
        "ihre?[smn]?",
        "schreiben|brief|e-?mail|anfrage|nachricht|eingabe|zuschrift|petition",
        "erreicht|eingegangen|eingelangt|erhalten|weitergeleitet|ubergeben|zugeleitet|vorgelegt",
    ),
    (
        "su",
        "carta|escrito|correo(?: electronico)?|mensaje|solicitud|peticion",
        "ha (?:sido (?:remitid|trasladad|recibid|atendid|enviad)|llegado|tenido entrada)",
    ),
    (
        "sua|vostra|suo",
        "lettera|nota|missiva|e-?mail|istanza|richiesta|messaggio",
        r"(?:mi |ci )?e (?:\w+ )?(?:pervenut|giunt|arrivat|stat[ao] (?:trasmess|inoltrat|ricevut))",
    ),
    (
        "pana|pani|panstwa",
        "pismo|list|wystapienie|petycja|korespondencja|e-?mail|wniosek",
        r"wplyn\w+|dotar\w+|zosta\w+ (?:przekazan|przeslan|rozpatrzon|przyjet)",
    ),
    (
        r"ваш\w*",
        r"письмо|обращени\w|жалоба|заявление|запрос|ходатайство",
        "рассмотрен|получен|поступ|передан|направлен|изучен|перенаправлен",
    ),
    (
        r"ваш\w*",
        "лист|звернення|скарга|заява|запит|клопотання",
        "розглян|отриман|надійш|надиш|передан|скерован|опрацьован|вивчен",
    ),
)
"""For each language: `your`, what one sends, and what was done with it; folded."""
_DONE = re.compile(
    "|".join(
        rf"\b(?:{your}) (?:\w+ ){{0,2}}?(?:{sent})\b[^.!?]{{0,110}}?\b(?:{done})"
        for your, sent, done in _SENT
    )
)
_YOU_WROTE = re.compile(
    r"\b(?:good|great|nice) to hear from you\b|\bappreciate (?:you|your|hearing from)\b.{0,20}"
    r"\b(?:you|writing|write|taking the time)\b|\bthank you for sharing your\b|"
    r"\bin (?:relation|regard|connection) to your|"
    r"\bwith regard to your (?:\w+ )?(?:letter|enquir|inquir|question|e-?mail|message|request)|"
    r"\brefer to your (?:\w+ )?(?:representations|question)|"
    r"\bi (?:undertook|promised|agreed|said (?:that )?i would) (?:to )?write (?:to you|back)?\b|"
    r"\bvous (?:m')?avez(?: \w+){0,2}? (?:m'interrog|appel\w+ (?:mon |notre |l')attention|"
    r"attir\w+ (?:mon |notre |l')attention)|"
    r"\bvous m'avez (?:\w+ )?(?:adress|ecrit|interrog|saisi|fait part|sollicit|transmis)|"
    r"\bsuite a votre (?:demande|intervention|lettre|question)|"
    r"\bhaben sie sich an\b|\bsie haben sich\b[^.!?]{0,90}\bgewandt\b|"
    r"\bdass sie (?:sich an (?:mich|uns) (?:wenden|gewandt)|(?:mir|uns) (?:schreib|geschrieb))|"
    r"\bque se haya puesto en contacto\b|\bque (?:me|nos) haya escrito\b|"
    r"\b(?:riferimento|relazione|riscontro|risposta|seguito|esito) alla (?:sua|vostra|stessa)\b|"
    r"\bsi riscontra la\b|\briscontr\w+ la (?:sua|vostra)\b|"
    r"\bin esito alla (?:\w+ )?(?:nota|richiesta)|"
    r"\bza (?:przeslan|nadeslan|otrzyman)\w+ (?:list|pism|korespondenc|wiadomos)|"
    r"\bdziek\w+ za (?:\w+ )?(?:korespondencj|zainteresowani)|"
    r"\bthank(?:s| you)(?: very much)? for your (?:\w+ )?interest\b|\bgracias por su interes\b|"
    r"\bmerci (?:de|pour) (?:votre|l'|de l')\s?interet|\bgrazie per (?:il suo |l')interess|"
    r"\b(?:a|in) riscontro (?:a|al|alla|del|della|di)\b|"
    r"\bпо существу (?:поставленн|изложенн|ваш|обращени|запрос)|"
    r"\bрассмотрев (?:\w+ )?(?:обращени|запрос|письм|жалоб)|"
    r"^\W*на (?:ваш )?(?:исх\.? ?)?(?:№|no) ?\d|"
    r"\bпо суті (?:порушен|ваш|звернен|запит)|\bрозглянувши (?:\w+ )?(?:звернен|запит|лист|скарг)"
)
"""Says that the reader has written, or what is done in answer; folded."""


def was_sent(plain: str) -> bool:
    """Whether a folded text tells what became of something that its reader has sent."""
    return _DONE.search(plain) is not None or _YOU_WROTE.search(plain) is not None

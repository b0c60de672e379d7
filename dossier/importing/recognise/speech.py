"""The verbs by which those who issue something speak of themselves: `The Union calls on …`."""

from __future__ import annotations

import re

_VERBS = (
    r"calls?|appeals?|commends?|applauds?|mourns?|encourages?|reminds?|urges?|condemns?|"
    r"welcomes?|expresses|express|is|are|has|have|said|today|strongly|appelle|demande|condamne|"
    r"exprime|exhorte|dénonce|salue|fordert|verurteilt|begrüßt|appelliert|kritisiert|zeigt|"
    r"verfolgt|ist|insta|condena|pide|expresa|exige|manifiesta|denuncia|chiede|condanna|esprime|"
    r"invita|wzywa|potępia|wyraża|apeluje|zwraca|protestuje|закликає|засуджує|висловлює|"
    r"призывает|осуждает|выражает|требует|обеспокоен\w*|обратил\w*|направил\w*|опубликовал\w*|"
    r"звернул\w*|звернувся|направив|оприлюднив|zaapelował\w*|opublikował\w*|wystosował\w*|"
    r"skierował\w*|вимагає|шақырады|айыптайды|celebra|lamenta|rechaza|recuerda|reitera|solicita|"
    r"considera|valora|alerta|advierte|anuncia|apoya|ruft|warnt|lobt|beklagt|kündigt|erinnert|"
    r"weist|sieht|hat|rappelle|annonce|regrette|alerte|publie|soutient|s'inquiète|se félicite|"
    r"tient|considère|accoglie|ricorda|annuncia|ribadisce|segnala|sostiene|przypomina|ostrzega|"
    r"zwróciła|zwrócił|uważa|informuje|krytykuje|считает|заявляет|сообщает|напоминает|"
    r"призвал\w*|осудил\w*|выступает|протестует|вважає|заявляє|повідомляє|нагадує|протестує|"
    r"есептейді|мәлімдейді|condemned|called|urged|welcomed|expressed|demanded|denounced|"
    r"criticised|criticized|vient|viennent|se réjouit|se réjouissent|dénoncent|demandent|ont|"
    r"setzt|setzen|klagt|ha|hanno|ritiene|negatywnie|pozytywnie|talep|notes|believes|regrets|"
    r"deplores|supports|demands|announces|announced|reports|publishes|marks|joins|deeply|wishes|"
    r"will|was|can|remains|calling|says|accuses|accused|opposes|backs|slams|hails|responds|"
    r"responded|reacts|publient|s'oppose|défend|lance|apprend|invite|réagit|interpelle|"
    r"publiziert|veröffentlicht|lehnt|lehnen|unterstützt|protestiert|veröffentlichen|fordern|"
    r"publica|critica|defiende|lanza|pubblica|lancia|difende|contesta|replica|protesta|apprende|"
    r"publikuje|broni|sprzeciwia|działa|popiera|skupia|zrzesza|публикует|поддерживает|критикует|"
    r"сообщило|сообщила|сообщил|потребовал\w*|заявил\w*|выразил\w*|поддержал\w*|публікує|"
    r"підтримує|критикує|висловил\w*|закликал\w*|засудил\w*|вимага\w+|звертається|обращается|"
    r"appellent|condamnent|begrüßen|verurteilen|condenan|piden|exigen|chiedono|condannano|"
    r"wzywają|protestują|призывают|осуждают|требуют|закликають|засуджують|вимагають|represents|"
    r"campaigns|gratuliert|dankt|kondoliert|antwortet|trifft|empfängt|besucht|congratulates|thanks|"
    r"félicite|remercie|rencontre|felicita|agradece|ringrazia|incontra|gratuluje|dziękuje"
)
"""Verbs, and words that stand before one, in nine languages."""
SPEAKS = re.compile(
    r"^(?:[Tt]oday,? |[Oo]n \w+,? )?"
    r"(?:the |la |le |l['’]|der |die |das |el |los |las |il |lo |i )?(?P<who>.{3,90}?)"
    rf"(?:\s*\([^)]{{2,20}}\))?,?\s(?:{_VERBS})\b"
)
"""A sentence that begins with who speaks."""
VERB = re.compile(rf"(?:{_VERBS})")
"""One such word."""
STANCE = re.compile(
    r"condemn(?:s|ed)|welcome[sd]|calls?|calling|urge[sd]?|demand(?:s|ed)|deplore[sd]?|denounce[sd]|"
    r"protests?|supports?|opposes|rejects|expresse[sd]|dénonce|condamne|demande|exige|appelle|salue|"
    r"exprime|s'oppose|regrette|fordert|verurteilt|begrüßt|kritisiert|appelliert|warnt|protestiert|"
    r"lehnt|condena|rechaza|denuncia|pide|lamenta|expresa|celebra|exigen|chiede|condanna|esprime|"
    r"protesta|wzywa|potępia|wyraża|apeluje|protestuje|domaga|призывает|осуждает|выражает|требует|"
    r"протестует|закликає|засуджує|висловлює|вимагає|протестує|шақырады|айыптайды"
)
"""The verbs by which somebody takes a stance."""
ALSO = re.compile(
    r"\s(?:also|today|therefore|aussi|également|auch|heute|también|hoy|anche|inoltre|oggi|również|"
    r"także|dziś|также|сегодня|також|сьогодні|рішуче|вкотре|категорично|решительно|категорически|снова|знову|"
    r"strongly|firmly|vehemently|unequivocally|fermement|vivement|scharf|entschieden|fermamente|"
    r"enérgicamente|firmemente|stanowczo|zdecydowanie|ponownie)$"
)
"""A small word between who speaks and what is said of that."""

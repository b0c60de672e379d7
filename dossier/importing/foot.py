"""The lines at the foot of web pages, which are in no letter."""

from __future__ import annotations

import re

from dossier.importing.lexicon import folded
from dossier.importing.recognise.navigation import is_navigation

LONG_FOOT = 200
FEW_PARTS = 2
_STROKES = re.compile(r"\s*[|•·/»›]\s*|\s[–—-]\s")
_FOOT = re.compile(
    r"©|\(c\)\s*(?:19|20)\d\d|\bcopyright(?:ed)?\b|all rights reserved|tous droits reserves|"
    r"alle rechte vorbehalten|todos los derechos|tutti i diritti riservati|wszelkie prawa|"
    r"все права защищены|всі права захищен|авторськ\w+ прав|авторск\w+ прав|"
    r"^(?:share|read (?:also|more)|see also|related|lire aussi|voir aussi|lesen sie auch|mehr zum|"
    r"vedi anche|leggi anche|ver tambien|lea tambien|czytaj|zobacz tez|читаите|дивіться)\b|"
    r"\bcookies?\b|privacy policy|terms of (?:use|service)|datenschutz|\bimpressum\b|"
    r"\b(?:powered|designed|developed|web ?design) by\b|\brealise par\b|site internet|"
    r"mentions legales|politica de privacidad|politique de confidentialite|"
    r"\bshare (?:this|on)\b|\bpartager (?:sur|cet)|\bteilen\b|\bcompartir\b|\bcondividi\b|"
    r"\bsubscribe\b|\bnewsletter\b|s'abonner|\bfollow us\b|last (?:modified|updated)|"
    r"letzte anderung|derniere (?:mise a jour|modification)|остання модифікація|"
    r"последнее (?:изменение|обновление)|registered trademark|торгов\w+ марк|"
    r"^(?:tweet|facebook|twitter|linkedin|whatsapp|print|e-?mail|pdf|share|top|back)$|"
    r"^(?:latest|recent|related|more|other|popular|further)\s(?:articles|news|posts|stories|press)|"
    r"^(?:comments?|kommentare?|commentaires?|comentarios|commenti|komentarze|комментарии|"
    r"коментарі)\b.{0,12}$|^(?:leave a (?:comment|reply)|schreibe? einen kommentar|"
    r"laisser un commentaire|deja un comentario|lascia un commento|dodaj komentarz)|"
    r"^pdf\b.{0,20}\b[km]b\b|^(?:source|fonte|fuente|quelle|zrodło|источник|джерело)\s?:|"
    r"^partager (?:la|cette|le)\b|^(?:tags?|теги|мітки|etiquetas|schlagworter)\s?:|"
    r"^(?:предыдущая|следующая|попередня|наступна|предишня)\s(?:статья|стаття|новость|новина)|"
    r"^(?:previous|next)\s(?:article|post|story)|^article (?:precedent|suivant)|"
    r"^vous pouvez imprimer|^you are welcome to print|^(?:zuruck|weiter|nach oben|drucken)$|"
    r"^(?:posted|filed|published) (?:in|under|by)\b|"
    r"^(?:tags?|tagged|topics?|themes?|categor(?:y|ies)|keywords|filed under|schlagwor\w+|"
    r"kategorien?|mots[- ]cles|etiquetas|categorias?|tagi|kategorie|temi|argomenti|тег\w?|метки|"
    r"рубрик\w|категор\w+|share|udostepnij|partager|teilen|condividi|compartir)\s?:|"
    r"\bamtsgericht\b|registergericht|\bhrb \d|\bvr \d|registered (?:charity|office|in england)|"
    r"\bcharity (?:no|number|reg)|\bsire[nt]\b|\bp\. ?iva\b|\bkrs\b.{0,6}\d|\bregon\b|\biban\b|"
    r"огрн|єдрпоу|едрпоу|\bvat (?:no|number)|"
    r"^(?:back to|return to|retour a|zuruck z|volver a|torna a|powrot|назад|повернутися)\b"
)
"""What stands at the foot of web pages, and in no signature."""


def is_foot(text: str) -> bool:
    """Whether a line is one that stands at the foot of a web page."""
    if len(text) >= LONG_FOOT:
        return False
    return _FOOT.search(folded(text).strip()) is not None or _is_menu(text)


def _is_menu(text: str) -> bool:
    """Whether most of what strokes or bullets part are a page's words: `Home | News | Contact`."""
    parts = [part for part in _STROKES.split(text) if part.strip()]
    known = sum(is_navigation(part) for part in parts)
    return len(parts) > FEW_PARTS and 2 * known >= len(parts)

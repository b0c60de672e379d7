"""The words by which pages and forms are walked through: they name nobody."""

from __future__ import annotations

import re

from dossier.importing.lexicon import folded

_WORDS_TEXT = (
    "search site sitemap map home homepage menu contents content print share login log in "
    "register download downloads archive archives back top next previous prev main page pages "
    "links comments comment reply subscribe newsletter read more tags tag categories category "
    "imprint of to the send message edit view sample template letter example chercher rechercher "
    "recherche plan du accueil imprimer sommaire retour haut suivant precedent partager envoyer "
    "liens rubriques connexion lettre type modele contact contacts inhalt inhaltsverzeichnis "
    "suche suchen startseite seite drucken teilen impressum datenschutz zuruck weiter nach oben "
    "kontakt schlagworte ubersicht merken kommentare kommentar antworten musterbrief zur buscar "
    "mapa inicio imprimir compartir volver contenido siguiente anterior etiquetas comentarios "
    "cerca mappa condividi torna indietro contenuto commenti commento nessun precedente "
    "successivo etichette sito szukaj strony drukuj strona glowna udostepnij wroc spis tresci "
    "tagi komentarze поиск карта сайта главная печать версия для печати назад меню поделиться "
    "содержание комментарии пошук сайту головна друк зміст поділитися коментарі іздеу басты бет "
    "мәзір бөлісу name names address your signature city country email phone nom prenom adresse "
    "ville vorname unterschrift anschrift cognome nome firma indirizzo nombre apellidos imie "
    "nazwisko podpis adres имя подпись адрес facebook twitter youtube instagram linkedin x rss "
    "mastodon bluesky telegram whatsapp news publications press media events about us donate team "
    "jobs cookies privacy legal aktuelles presse veranstaltungen spenden uber uns actualites "
    "publications presse evenements dons mentions legales noticias publicaciones prensa eventos "
    "donar quienes somos notizie pubblicazioni stampa eventi chi siamo dona aktualnosci o nas "
    "wydarzenia wesprzyj новости о нас публикации события новини про нас події жаңалықтар"
)
_WORDS = frozenset(folded(word) for word in _WORDS_TEXT.split())


def is_navigation(text: str) -> bool:
    """Whether all words of a text are a page's or a form's: `Plan du site`, `Your name`."""
    found = re.findall(r"[^\W\d_]+", folded(text))
    return bool(found) and all(word in _WORDS for word in found)

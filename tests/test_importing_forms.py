"""How letters are signed and dated in eight languages: forms of which each is common."""

from __future__ import annotations

import pytest

from dossier.importing.recognise.capacities import proper
from dossier.importing.recognise.finding import Party
from dossier.importing.understand import Understood, understand
from dossier.importing.worker import read

TEXTS = {
    "en": (
        "Brussels, 5 May 2016\n\n"
        "Dear Minister,\n\n"
        "I write to express my grave concern about the case described below and ask you "
        "to act without delay.\n\n"
    ),
    "fr": (
        "Paris, le 5 mai 2016\n\n"
        "Monsieur le Ministre,\n\n"
        "Je vous écris pour vous faire part de ma vive inquiétude au sujet de cette "
        "affaire, et vous demande d'agir sans délai.\n\n"
    ),
    "de": (
        "Berlin, 5. Mai 2016\n\n"
        "Sehr geehrter Herr Minister,\n\n"
        "ich schreibe Ihnen, weil ich über den Fall sehr besorgt bin, und bitte Sie, "
        "ohne Verzug zu handeln.\n\n"
    ),
    "ru": (
        "Москва, 5 мая 2016 года\n\n"
        "Уважаемый господин министр!\n\n"
        "Пишу Вам, чтобы выразить обеспокоенность описанным ниже делом, и прошу Вас "
        "незамедлительно принять меры.\n\n"
    ),
    "pl": (
        "Warszawa, 5 maja 2016 r.\n\n"
        "Szanowny Panie Ministrze,\n\n"
        "zwracam się do Pana z wyrazami głębokiego zaniepokojenia w sprawie opisanej "
        "poniżej i proszę o niezwłoczne działanie.\n\n"
    ),
    "it": (
        "Roma, 5 maggio 2016\n\n"
        "Signor Ministro,\n\n"
        "Le scrivo per esprimere la mia preoccupazione per il caso esposto qui sotto e "
        "Le chiedo di agire senza indugio.\n\n"
    ),
    "es": (
        "Madrid, 5 de mayo de 2016\n\n"
        "Señor Ministro:\n\n"
        "Le escribo para expresar mi preocupación por el caso que expongo a "
        "continuación y le pido que actúe sin demora.\n\n"
    ),
    "uk": (
        "Київ, 5 травня 2016 року\n\n"
        "Шановний пане Міністре!\n\n"
        "Пишу Вам, щоб висловити занепокоєння описаною нижче справою, і прошу Вас "
        "негайно вжити заходів.\n\n"
    ),
}
"""The beginning of a letter in each language."""

SIGNED = [
    (
        "en",
        (
            "Yours sincerely,\n\n"
            "[signature]\n\n"
            "Hugh Marlowe MEP\n"
            "Vice-Chair, Subcommittee on Human Rights\n"
        ),
        "Hugh Marlowe",
    ),
    (
        "en",
        "Sincerely yours,\n\nHUGH MARLOWE, M.P.\nHouse of Commons\nLondon SW1A 0AA\n",
        "Hugh Marlowe",
    ),
    (
        "en",
        (
            "With kind regards\n\n"
            "Dr. Hugh J. Marlowe, PhD\n"
            "Professor of International Law, University of Essex\n"
        ),
        "Hugh J. Marlowe",
    ),
    (
        "en",
        "Respectfully,\nHugh Marlowe\n+44 20 7946 0018\nh.marlowe@example.org\n",
        "Hugh Marlowe",
    ),
    ("en", "Yours truly,\n\nThe Rt. Hon. the Lord Marlowe of Ashby\n", "Lord Marlowe of Ashby"),
    ("en", "Best,\n\nHugh\n\nHugh Marlowe\nSenior Counsel | Human Rights Watch\n", "Hugh Marlowe"),
    ("en", "Hugh Marlowe\nExecutive Director\nHuman Rights Watch\n", "Hugh Marlowe"),
    ("en", "I remain, Minister, yours sincerely,\n\nAmb. Hugh Marlowe (ret.)\n", "Hugh Marlowe"),
    (
        "fr",
        (
            "Je vous prie d'agréer, Monsieur le Ministre, l'assurance de ma haute "
            "considération.\n\n"
            "Pour la Ligue des droits de l'Homme,\n"
            "La présidente,\n"
            "Solange Marteau\n"
        ),
        "Solange Marteau",
    ),
    (
        "fr",
        (
            "Je vous prie de croire, Monsieur le Ministre, à l'expression de mes salutations "
            "respectueuses.\n\n"
            "Maître Jean Dupond\n"
            "Avocat au barreau de Paris\n"
        ),
        "Jean Dupond",
    ),
    (
        "fr",
        (
            "Veuillez recevoir, Monsieur le Ministre, mes salutations distinguées.\n\n"
            "Le Président,\n\n"
            "M. DUPOND Jean\n"
        ),
        "Dupond Jean",
    ),
    (
        "fr",
        (
            "Dans l'attente de votre réponse, je vous prie d'agréer, Monsieur le Ministre, "
            "mes salutations républicaines.\n\n"
            "Jean-Luc DUPOND\n"
            "Sénateur du Rhône\n"
            "Vice-président de la commission des Lois\n"
        ),
        "Jean-Luc Dupond",
    ),
    ("de", "Mit freundlichen Grüßen\n\ngez. Dr. Klara Brandt\nMdB\n", "Klara Brandt"),
    ("de", "Hochachtungsvoll\n\nKlara Brandt\nRechtsanwältin\n", "Klara Brandt"),
    ("de", "Mit besten Grüßen\nIhre\n\nProf. Dr. Klara Brandt-Weiß, MdEP\n", "Klara Brandt-Weiß"),
    (
        "de",
        "Freundliche Grüsse\n\nAmnesty International Schweiz\nKlara Brandt, Geschäftsleiterin\n",
        "Klara Brandt",
    ),
    ("ru", "С уважением,\nдиректор Бюро по правам человека\nЕ. А. Павлов\n", "Е. А. Павлов"),
    (
        "ru",
        (
            "С уважением,\n\n"
            "Президент фонда                                   Павлов Евгений Александрович\n"
        ),
        "Павлов Евгений Александрович",
    ),
    ("ru", "Заранее благодарен,\nЕвгений Павлов, адвокат\n", "Евгений Павлов"),
    ("ru", "Депутат Государственной Думы                    Е.А. Павлов\n", "Е.А. Павлов"),
    ("pl", "Z wyrazami szacunku\n\nPoseł na Sejm RP\nJan Nowak\n", "Jan Nowak"),
    ("pl", "Z poważaniem,\n\n(-) dr hab. Jan Nowak\nRzecznik Praw Obywatelskich\n", "Jan Nowak"),
    ("pl", "Z upoważnienia Ministra\n\nJan Nowak\nPodsekretarz Stanu\n", "Jan Nowak"),
    ("it", "Con osservanza,\n\nSen. Luigi Bianchi\n", "Luigi Bianchi"),
    ("it", "Distinti saluti\n\nIl Presidente\nAvv. Luigi Bianchi\n", "Luigi Bianchi"),
    (
        "it",
        "In attesa di un cortese riscontro, porgo cordiali saluti.\n\nOn. Luigi Bianchi (PD)\n",
        "Luigi Bianchi",
    ),
    ("es", "Atentamente,\n\nD. Luis Blanco Ruiz\nDiputado por Madrid\n", "Luis Blanco Ruiz"),
    (
        "es",
        "Reciba un cordial saludo,\n\nLuis Blanco Ruiz, Presidente de CEAR\n",
        "Luis Blanco Ruiz",
    ),
    ("es", "Fdo.: Luis Blanco Ruiz\n", "Luis Blanco Ruiz"),
    ("uk", "З повагою,\n\nНародний депутат України\nО. Павленко\n", "О. Павленко"),
    ("uk", "З повагою\nОлена ПАВЛЕНКО,\nвиконавча директорка\n", "Олена Павленко"),
    ("uk", "Голова правління\t\t\tОлена ПАВЛЕНКО\n", "Олена Павленко"),
    ("en", "Yours faithfully\n\npp. Jane Roe\n", "Jane Roe"),
]
DATED = [
    ("Brussels, 5th of May 2016", "2016-05-05", "Brussels"),
    ("Warszawa, dn. 05.05.2016r.", "2016-05-05", "Warszawa"),
    ("Warszawa, 5 maja 2016 roku", "2016-05-05", "Warszawa"),
    ("Paris, le 1er juin 2016", "2016-06-01", "Paris"),
    ("Fait à Paris, le 1er juin 2016", "2016-06-01", "Paris"),
    ("Berlin, den 3. Mai 2016", "2016-05-03", "Berlin"),
    ("Berlin, am 3.5.2016", "2016-05-03", "Berlin"),
    ("Wien, im Mai 2016", "2016-05", "Wien"),
    ("Madrid, a 7 de julio de 2016", "2016-07-07", "Madrid"),
    ("Roma, lì 7/7/2016", "2016-07-07", "Roma"),
    ("Roma, 1° luglio 2016", "2016-07-01", "Roma"),
    ("Milano, addì 7 luglio 2016", "2016-07-07", "Milano"),
    ("г. Москва, 12 апреля 2016 года", "2016-04-12", "Москва"),
    ("«12» апреля 2016 г.", "2016-04-12", ""),
    ("12.04.2016 № 345/16", "2016-04-12", ""),
    ("м. Київ, «7» липня 2021 р.", "2021-07-07", "Київ"),
    ("Київ, 07.07.2021 р.", "2021-07-07", "Київ"),
    ("2021 жылғы 5 наурыз, Алматы", "2021-03-05", "Алматы"),
    ("Астана қаласы, 2016 жылдың 5 мамыры", "2016-05-05", "Астана"),
    ("Нұр-Сұлтан, 05.05.2019 ж.", "2019-05-05", "Нұр-Сұлтан"),
    ("Strasbourg, 10 June 2015", "2015-06-10", "Strasbourg"),
    ("Washington, DC, June 10, 2015", "2015-06-10", "Washington"),
    ("New York, 10 Jun 2015", "2015-06-10", "New York"),
    ("Date: June 10th, 2015", "2015-06-10", ""),
    ("10 June, 2015", "2015-06-10", ""),
    ("Wednesday, June 10, 2015", "2015-06-10", ""),
    ("The Hague, 2015-06-10", "2015-06-10", "The Hague"),
    ("10-06-2015, Den Haag", "2015-06-10", "Den Haag"),
    ("Vilnius, 10.06.2015", "2015-06-10", "Vilnius"),
    ("Bruxelles, 10 giugno 2015", "2015-06-10", "Bruxelles"),
    ("Almaty, 10 June 2015", "2015-06-10", "Almaty"),
    ("Brüssel / Straßburg, 10. Juni 2015", "2015-06-10", "Brüssel"),
    ("Genève, 10 juin 2015", "2015-06-10", "Genève"),
    ("Kyiv – Warsaw, 10 June 2015", "2015-06-10", "Kyiv"),
    ("Kraków, 10 czerwca 2015 r.", "2015-06-10", "Kraków"),
    ("Leipzig, 1. März 2021", "2021-03-01", "Leipzig"),
    ("Luxembourg, le 10/06/2015", "2015-06-10", "Luxembourg"),
    ("Ref. 123/15 – 10 June 2015", "2015-06-10", ""),
]


def understood(text: str) -> Understood:
    """What is recognised in a text."""
    return understand(read("letter.txt", text.encode()))


@pytest.mark.parametrize(("language", "end", "name"), SIGNED)
def test_who_signs_alone_is_the_author(language: str, end: str, name: str) -> None:
    found = understood(TEXTS[language] + end)
    assert [one.name for one in found.authors] == [name]
    assert found.signatories == ()


@pytest.mark.parametrize(("line", "date", "place"), DATED)
def test_a_dateline_is_read(line: str, date: str, place: str) -> None:
    language = "ru" if any("а" <= c <= "я" for c in line) else "en"
    found = understood(f"{line}\n\n" + TEXTS[language].partition("\n\n")[2] + "Jane Roe\n")
    assert found.date.value == date
    if place:
        assert found.place.value == place


@pytest.mark.parametrize(
    ("told", "capacity"),
    [
        ("MP, Foreign Secretary, King Charles Street", "MP, Foreign Secretary"),
        ("Foreign Secretary previous page contents", "Foreign Secretary"),
        (
            "Head of Mission to the Communities Tervuren 443-445",
            "Head of Mission to the Communities",
        ),
        ("President of the Bar on December 8, 2015", "President of the Bar"),
        ("Frau Botschafterin", "Botschafterin"),
        ("Monsieur l’Ambassadeur", "Ambassadeur"),
        ("-, Zastępca Rzecznika", "Zastępca Rzecznika"),
        ("Unterschrift", ""),
        ("Head of Press", "Head of Press"),
        ("Chair, Committee on Road Safety", "Chair, Committee on Road Safety"),
        ("Präsidentin des Bundesrates", "Präsidentin des Bundesrates"),
    ],
)
def test_a_capacity_has_no_street_and_no_words_of_a_page(told: str, capacity: str) -> None:
    assert proper(Party("Jane Roe", capacity=told)).capacity == capacity

"""French."""

from dossier.importing.lexicon.base import Language

FR = Language(
    code="fr",
    common="le la les de des du et en un une que qui dans pour sur par au aux est sont ne pas ce "
    "cette ces nous vous notre votre il elle ils son sa ses leur avec ou plus été être avoir ont "
    "afin ainsi je mais dont monsieur madame",
    letters="çœèêûîëïùà",
    months=(
        "janvier|janv",
        "février|févr|fév",
        "mars",
        "avril|avr",
        "mai",
        "juin",
        "juillet|juil",
        "août",
        "septembre|sept",
        "octobre|oct",
        "novembre|nov",
        "décembre|déc",
    ),
    weekdays="lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    before_date="le|ce|du|en date du",
    after_date="",
    before_place="fait à|faite à|faits à|à|lieu",
    salutations="bonjour|cher|chère|chers|chères|monsieur|madame|mesdames|messieurs|mademoiselle|"
    "excellence|votre excellence|maître|cher maître|a qui de droit|à qui de droit",
    titles_called="monsieur le premier ministre|monsieur le ministre|madame la ministre|"
    "monsieur le président|madame la présidente|madame le ministre",
    closings="veuillez agréer|veuillez recevoir|je vous prie d'agréer|je vous prie de croire|"
    "nous vous prions d'agréer|nous vous prions de croire|je vous prie de recevoir|"
    "nous vous prions de recevoir|veuillez croire|cordialement|bien cordialement|"
    "très cordialement|respectueusement|sincères salutations|salutations distinguées|"
    "meilleures salutations|avec mes salutations|avec nos salutations|bien à vous|"
    "bien sincèrement|avec nos remerciements|en vous remerciant|dans l'attente|"
    "recevez|agréez|amicalement|je vous prie, monsieur|je vous prie, madame|"
    "nous vous prions, monsieur|nous vous prions, madame|avec respect|fraternellement|"
    "sentiments respectueux|salutations respectueuses|sincèrement|nous vous demandons d'agréer"
    "|haute considération|avec toute ma considération|avec toute notre considération"
    "|avec nos respectueuses salutations|avec mes respectueuses salutations"
    "|nos salutations distinguées|mes salutations distinguées|nous vous adressons"
    "|je vous adresse|recevez,|veuillez accepter|daignez agréer|daignez recevoir"
    "|que dieu vous bénisse|que dieu vous garde|bien fraternellement"
    "|nous restons à votre disposition|avec mes remerciements|solidairement|militantement"
    "|avec nos salutations respectueuses|salutations cordiales|salutations",
    closing_parts="haute considération|très haute considération|salutations distinguées|"
    "sentiments distingués|sentiments les meilleurs|considération distinguée|"
    "sentiments respectueux|salutations respectueuses|profond respect|"
    "sincères salutations|respectueuses salutations|meilleurs sentiments|"
    "sentiments les plus respectueux|sentiments dévoués|cordiales salutations",
    copy="également adressée à|également adressé à|copies adressées à|copie transmise|"
    "copie à|copie|copies|copies à|c.c.|cc|copie pour information|copie pour information à|"
    "ampliation|ampliations|en copie|copie conforme|copie conforme à|avec copie à"
    "|copie de cette lettre|copie de cette lettre à|copie de la présente à|copie de ce courrier à|"
    "une copie de cette lettre est adressée à|copie de la présente est adressée à|"
    "pour information|copie pour|copie adressée à|copie est adressée à|copie transmise à"
    "|copie à titre d'information|cci",
    subject="objet|obj|concerne|sujet|réf|conc",
    to="à l'attention du|à l'attention des|à l'attention d'|"
    "à|aux|a l'attention de|à l'attention de|destinataire|destinataires|pour|att|adressé à|"
    "à l'attention du|appels à|écrire à|à adresser à|lettre à adresser à",
    date_label="date|le|envoyé|envoyé le|publié le",
    foreign_date="reçu le|votre lettre|votre courrier|embargo|né le|née le|avant le|"
    "jusqu'au|depuis le|arrivé le|imprimé le|consulté le",
    reference="réf|réf.|référence|références|nos réf|vos réf|n/réf|v/réf|dossier|n°|numéro|"
    "affaire|nos références|vos références|ref|dossier n°|aff",
    delivery="par courriel|par email|par e-mail|par fax|par télécopie|par courrier|par porteur|"
    "par lettre recommandée|lettre recommandée|recommandé avec accusé de réception|"
    "envoyé par courriel|par voie électronique|confidentiel|urgent|par courrier électronique|"
    "par courrier recommandé|par la poste|lrar|courrier recommandé|personnel et confidentiel",
    enclosure="pièce jointe|pièces jointes|p.j.|pj|annexe|annexes|p.-s.|notes|en annexe|"
    "post-scriptum|note aux rédactions|notes aux rédacteurs|note aux rédacteurs",
    contact="contact presse|contacts presse|contact|contacts|pour plus d'informations|"
    "pour plus d'information|pour toute information|pour en savoir plus|à propos|"
    "à propos de|service de presse|relations presse|relations médias|contact média|"
    "contacts médias|informations|renseignements|pour tout renseignement",
    signed="signataires|les signataires|signé|signée|signé par|liste des signataires|"
    "premiers signataires|organisations signataires|les soussignés|cosignataires|signatures|"
    "co-signataires|les organisations signataires|signatures individuelles|ont signé"
    "|premières signatures|premières signataires|premiers et premières signataires"
    "|organisations cosignataires|associations signataires"
    "|liste des organisations signataires|les premiers signataires"
    "|les signataires de la lettre|à l'initiative de|appel signé par|lettre signée par"
    "|cosigné par|avec le soutien de|organisations signataires (par ordre alphabétique)"
    "|pour les organisations signataires|membres du collectif|signataire",
    honorifics="professeure|docteure|"
    "m.|m|mme|mlle|mm.|mmes|monsieur|madame|mesdames|messieurs|maître|me|dr|docteur|"
    "pr|professeur|mr|mgr|s.e.|s.e.m.|son excellence|s. exc.|s.exc.|me.|son excellence monsieur|"
    "son excellence madame|mme.|mons.|s.e.mme"
    "|s.e.m|s. e. m.|s. e.|professeure"
    "|le professeur|la professeure|le docteur|monsieur le professeur"
    "|madame la professeure|le bâtonnier|vénérable|père|sœur|frère|mgr.|cardinal|maîtres"
    "|docteure|honorable|l'honorable|pasteur|général|colonel|mr.|sa majesté|monseigneur",
    offices="chefs|cheffes|députées|élus|élues|maires|commissaires|"
    "ministre|ministres|président|présidents|présidente|premier|première|secrétaire|directeur|directrice|"
    "chef|commissaire|ambassadeur|ambassadrice|représentant|représentante|rapporteur|"
    "rapporteuse|rapporteure|membre|membres|sénateur|sénatrice|juge|responsable|"
    "coordinateur|coordinatrice|conseiller|conseillère|avocat|avocate|avocats|bâtonnier|bâtonnière|"
    "professeur|professeure|chercheur|chercheuse|journaliste|fondateur|fondatrice|procureur|"
    "procureure|défenseur|défenseure|député|députée|députés|vice-président|vice-présidente|"
    "porte-parole|délégué|déléguée|trésorier|maire|préfet|préfète|garde|sceaux|eurodéputé|"
    "eurodéputée|maître|écrivain|écrivaine|philosophe|historien|historienne|sociologue|"
    "haut|haute|général|générale|magistrat|magistrate|doyen|doyenne|recteur|rectrice|"
    "chancelier|chancelière|roi|consul|administrateur|administratrice|cinéaste|militant|"
    "militante|ancien|ancienne|présidents|coprésident|coprésidente|co-président|"
    "co-présidente|chargé|chargée|adjoint|adjointe|auteur|auteure|maîtresse|économiste"
    "|co-rapporteur|procureurs|juges|juriste|universitaire|enseignant|enseignante|chercheurs"
    "|directeurs|directeur-adjoint|secrétaires|vice-présidents|sous-préfet|conseillers"
    "|ambassadeurs|consule|attaché|attachée|intendant|syndicaliste|poète|poétesse|comédien"
    "|comédienne|réalisateur|réalisatrice|artiste|éditeur|éditrice|traducteur|traductrice"
    "|rédacteur|rédactrice|médecin|psychanalyste|anthropologue|politologue|juristes"
    "|eurodéputés|eurodéputées|sénateurs|sénatrices|parlementaire|parlementaires|co-fondateur"
    "|co-fondatrice|cofondateur|cofondatrice|référent|référente|animateur|animatrice"
    "|honoraire|émérite|fédéral|fédérale|haut-commissaire|greffier"
    "|greffière|évêque|archevêque|pasteur|imam|rabbin|plénipotentiaire|chanteur|chanteuse",
    bodies="amicale|confrérie|consistoire|paroisse|évêché|"
    "intergroupe|évêques|"
    "parquet|rectorat|métropole|inspection|représentation|"
    "barreau|projet|fondation|association|comité|conseil|commission|centre|institut|université|union|"
    "fédération|ligue|réseau|groupe|droits|organisation|ministère|département|bureau|"
    "parlement|cour|ambassade|gouvernement|délégation|agence|société|observatoire|alliance|"
    "coalition|mouvement|campagne|plateforme|maison|barreau|ordre|chambre|autorité|"
    "secrétariat|défenseurs|presse|liberté|fonds|académie|école|faculté|assemblée|congrès|"
    "sénat|parti|république|nations|internationale|international|amnistie|action|chrétiens|"
    "abolition|collectif|syndicat|confédération|tribunal|conférence|service|direction|"
    "mission|nationale|européen|européenne|reporters|sans|avocats|magistrature|médecins|"
    "solidarité|cabinet|cimade|élysée|matignon|sous-direction|forum|justice|frontières|monde"
    "|associations|organisations|fédérations|syndicats|collectifs|comités|femmes|familles"
    "|victimes|étudiants|citoyens|citoyennes|travailleurs|journalistes|écrivains|artistes"
    "|chercheurs|universitaires|magistrats|juristes|avocates|juges|éditeurs|libraires|amis"
    "|peuple|peuples|homme|humains|torture|acat|fidh|ldh|église|diocèse|pastorale|secours"
    "|catholique|protestante|islamique|juive|culture|culturel|culturelle|éducation|santé"
    "|travail|entraide|aide|asile|réfugiés|migrants|exilés|immigrés|démocratie|démocratique"
    "|démocratiques|citoyenneté|citoyenne|européens|européennes|africaine|africain"
    "|méditerranéen|méditerranée|tunisienne|tunisien|marocaine|marocain|algérienne|algérien"
    "|française|belge|suisse|info|radio|télévision|journal|revue|éditions|librairie|théâtre"
    "|festival|musée|archives|bibliothèque|intersyndicale|coordination|observatoires"
    "|rassemblement|initiative|initiatives|pôle|espace|maisons|cercle|club|clubs|front|garde"
    "|chancellerie|consulat|préfecture|mairie|région|municipalité|conseils|primature"
    "|présidence|sauvegarde|dialogue",
    open_letter="lettre ouverte|lettre ouverte commune|lettre publique",
    open_letter_to="lettre ouverte à|lettre ouverte au|lettre ouverte aux|"
    "lettre ouverte adressée à|"
    "lettre commune à|lettre conjointe à|lettre à|lettre au|lettre aux",
    joint_letter="lettre commune|lettre conjointe|lettre ouverte commune|appel commun",
    press_release="communiqué de presse|communiqué|pour diffusion immédiate|dossier de presse|"
    "note de presse|communiqué de presse conjoint|sous embargo|à diffuser",
    statement="déclaration|déclaration commune|déclaration conjointe|déclaration publique|"
    "prise de position|communiqué conjoint|communiqué commun|appel|tribune|déclaration de",
    resolution="résolution|proposition de résolution|projet de résolution",
    reply="en réponse à votre lettre|en réponse à votre courrier|je vous remercie de votre lettre|"
    "j'ai bien reçu votre lettre|j'ai bien reçu votre courrier|suite à votre lettre|"
    "suite à votre courrier|nous accusons réception de votre|j'accuse réception de votre|"
    "par lettre du|vous avez bien voulu appeler mon attention|"
    "vous avez appelé mon attention|par courrier du|par votre lettre du|"
    "je vous remercie pour votre lettre|votre lettre du|votre courrier du"
    "|a bien reçu le courrier|a bien reçu votre lettre|a bien reçu votre courrier"
    "|a pris connaissance de votre lettre|a pris connaissance de votre courrier"
    "|vous avez appelé l'attention|vous avez bien voulu appeler l'attention"
    "|j'ai pris connaissance de votre|votre correspondance|votre courriel du"
    "|m'a confié le soin de vous répondre|m'a chargé de vous répondre"
    "|en réponse à votre correspondance|en réponse à votre courriel|je fais suite à votre"
    "|merci de m'avoir contacté|merci de m'avoir écrit|merci de nous avoir écrit"
    "|merci de nous avoir contactés|je vous remercie de m'avoir écrit"
    "|je vous remercie de m'avoir contacté|je vous remercie de m'avoir interrogé"
    "|merci de m'avoir fait part|merci pour votre lettre|merci de votre lettre"
    "|comme suite à votre"
    "|par courriel du|par message du|par courrier en date du|par lettre en date du"
    "|vous avez saisi|vous m'avez saisi|vous avez sollicité|vous m'avez fait part",
    streets="rue|avenue|boulevard|place|quai|cedex|bp|allée|impasse|chemin|étage|cours|square|"
    "hôtel|palais|boîte postale|route|passage|faubourg|esplanade",
    places="kazakhstan|russie|ukraine|france|française|français|belgique|suisse|paris|"
    "allemagne|pologne|italie|espagne|européen|européenne|royaume|états-unis|luxembourg|"
    "genève|bruxelles|strasbourg|lyon|marseille|du nord|autriche|canada",
)

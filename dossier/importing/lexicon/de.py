"""German."""

from dossier.importing.lexicon.base import Language

DE = Language(
    code="de",
    common="der die das und in den von zu mit des im ist auf für dem nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum "
    "haben wir ihre ihr uns wurde oder durch vor sich ich zur",
    letters="äöüß",
    months=(
        "januar|jan|jänner|jaenner",
        "februar|feb|feber",
        "märz|mrz|maerz",
        "april|apr",
        "mai",
        "juni|jun",
        "juli|jul",
        "august|aug",
        "september|sept|sep",
        "oktober|okt",
        "november|nov",
        "dezember|dez",
    ),
    weekdays="montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|"
    "fr|sa|so",
    before_date="den|am|der|datum|vom|im",
    after_date="",
    before_place="ort|gegeben zu",
    salutations="sehr geehrte|sehr geehrter|sehr geehrtes|liebe|lieber|verehrte|verehrter|"
    "hochverehrter|hochverehrte|exzellenz|eure exzellenz|geehrte|geehrter|guten tag|werte|werter|"
    "hochgeehrter|hochgeehrte|sehr verehrte|sehr verehrter|geschätzte|geschätzter"
    "|sehr geehrte damen und herren|hohes gericht|ihre exzellenz|euer exzellenz",
    titles_called="herr bundeskanzler|frau bundeskanzlerin|herr präsident|frau präsidentin|"
    "herr minister|frau ministerin|herr bundespräsident",
    closings="mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|"
    "mit freundlichem gruss|hochachtungsvoll|mit vorzüglicher hochachtung|mit besten grüßen|"
    "mit herzlichen grüßen|freundliche grüße|freundliche grüsse|beste grüße|"
    "mit kollegialen grüßen|mit solidarischen grüßen|herzliche grüße|viele grüße|"
    "mit ausgezeichneter hochachtung|genehmigen sie|mit verbindlichen grüßen|"
    "mit besten empfehlungen|mit respektvollen grüßen|mit kollegialen grüssen|"
    "mit besten grüssen|es grüßt|es grüßen|mit vielen grüßen|mit respekt"
    "|mit herzlichem gruß|hochachtungsvoll grüßt|mit den besten grüßen|mit besten wünschen"
    "|es grüssen|mit freundlicher empfehlung|in solidarität|solidarische grüße"
    "|gott segne sie|gottes segen|mit segenswünschen|alles gute",
    closing_parts="ausgezeichneten hochachtung|vorzüglichen hochachtung",
    copy="gleichlautend an|zur kenntnis an|abdruck an|abdruck|mit kopie an|auch an|"
    "kopie z. k.|kopie z.k.|kopie z. kts.|kopie zur kenntnis|kopie zur kenntnisnahme|z. k.|"
    "ergeht in kopie an|ergeht an|ergeht auch an|"
    "kopie|kopie an|in kopie|in kopie an|nachrichtlich|nachrichtlich an|verteiler|cc|"
    "durchschrift|durchschrift an|kopien an|zur kenntnis|z.k.|c.c.|abschrift|abschrift an|"
    "kopie dieses schreibens an|kopien dieses schreibens an|kopie dieses briefes an|in cc|cc an|"
    "eine kopie dieses schreibens geht an|kopien dieses schreibens gehen an|kopie geht an|"
    "eine kopie dieses briefes geht an",
    subject="betreff|betr|betr.|betrifft|betreffs|gegenstand|thema",
    to="an|an den|an die|an das|an herrn|an frau|z. hd.|z.hd.|z. hd|zu händen|zu händen von|"
    "empfänger|appelle an|appell an|schreiben sie an|bitte schreiben sie an",
    date_label="datum|gesendet|berlin, den|stand",
    foreign_date="eingegangen|eingang|ihr schreiben|ihre nachricht|sperrfrist|geboren|bis zum|"
    "seit dem|gültig bis|unser schreiben|frist"
    "|ihre anfrage|ihr schreiben vom|ihr zeichen vom",
    reference="az|az.|aktenzeichen|geschäftszeichen|gz|unser zeichen|ihr zeichen|zeichen|"
    "unsere zeichen|ihre zeichen|ref|referenz|gesch.-z.|gz.|bezug|zahl",
    delivery="per e-mail|per email|per fax|vorab per fax|vorab per e-mail|per post|"
    "per einschreiben|einschreiben|vertraulich|persönlich|per kurier|per bote|"
    "einschreiben mit rückschein|per telefax|eilt|vorab per email|persönlich/vertraulich",
    enclosure="anlage|anlagen|anhang|beilage|beilagen|anm.|anmerkungen|p.s.|ps|fußnoten|"
    "hinweis für redaktionen|hintergrund|hinweise",
    contact="pressekontakt|kontakt|ansprechpartner|ansprechpartnerin|rückfragen|"
    "für rückfragen|bei rückfragen|weitere informationen|für weitere informationen|über|"
    "medienkontakt|presseanfragen|kontakt für medien|für interviews|pressestelle",
    signed="unterzeichner|unterzeichnerinnen|unterzeichnende|erstunterzeichner|"
    "die unterzeichnenden|unterschriften|unterzeichnet von|unterzeichnende organisationen|"
    "erstunterzeichnerinnen und erstunterzeichner|unterzeichnerinnen und unterzeichner|"
    "erstunterzeichnerinnen|gezeichnet|mitunterzeichner|mitunterzeichnerinnen"
    "|erstunterzeichnende|die unterzeichnerinnen und unterzeichner|die unterzeichner"
    "|unterzeichnende personen|unterstützende organisationen|für die unterzeichnenden"
    "|unterzeichner:innen|mitzeichnende",
    honorifics="pd|priv.-doz.|dipl.-pol.|dipl.-soz.|dipl.-psych.|pfarrer|pfarrerin|pastor|"
    "pastorin|herr|herrn|frau|dr|dr.|prof|prof.|prof. dr.|professor|professorin|dipl.-ing.|"
    "mag.|mag|lic.|ra|rain|s.e.|s. e.|i.e.|i. e.|seine exzellenz|ihre exzellenz|seiner exzellenz|"
    "ihrer exzellenz|freiherr|graf|gräfin|gez.|gez|i.a.|i. a.|i.v.|i. v.|phil.|jur.|h.c.|h. c.|"
    "med.|rer.|pol.|nat.|iur.|theol.|dres.|habil.|em.|univ.-prof.|msc|ll.m.|ddr.|dipl.-jur."
    "|dr. h.c.|prof. em.|s. exz.|s.exz.|i. e. frau|bundesrat a.d.|pfr.|dipl.|dr.iur.|dr. iur."
    "|mag.a|herren|damen|ao.|o.|ao. univ.-prof.in"
    "|ao. univ.-prof.|ass.-prof.in|assoz. prof.in|univ.-prof.in|prof.in|assoz.|assoz. prof.|"
    "ass.-prof.|ass.prof.|assoc. prof.|hofrat|hofrätin|ddr.in|dr.in",
    offices="staatschefs|europarlamentarier|kommissare|"
    "minister|ministerin|bundesminister|bundesministerin|kanzler|kanzlerin|"
    "bundeskanzler|bundeskanzlerin|präsident|präsidentin|bundespräsident|bundespräsidentin|"
    "staatssekretär|staatssekretärin|direktor|direktorin|vorsitzender|vorsitzende|leiter|leiterin|"
    "beauftragter|beauftragte|botschafter|botschafterin|mitglied|mitglieder|abgeordneter|"
    "abgeordnete|abgeordneten|richter|richterin|geschäftsführer|geschäftsführerin|sprecher|"
    "sprecherin|"
    "generalsekretär|generalsekretärin|rechtsanwalt|rechtsanwältin|rechtsanwälte|mdb|mdep|"
    "referent|referentin|vizepräsident|vizepräsidentin|koordinator|koordinatorin|"
    "menschenrechtsbeauftragte|menschenrechtsbeauftragter|schriftsteller|schriftstellerin|"
    "journalist|journalistin|außenminister|außenministerin|justizminister|justizministerin|"
    "innenminister|innenministerin|ministerpräsident|ministerpräsidentin|bürgermeister|"
    "oberbürgermeister|dekan|dekanin|rektor|rektorin|gründer|gründerin|vorstand|"
    "vorstandsvorsitzender|vorstandsvorsitzende|historiker|historikerin|publizist|publizistin|"
    "kommissar|kommissarin|berichterstatter|berichterstatterin|generaldirektor|"
    "generalbundesanwalt|osteuropareferentin|stellvertretender|stellvertretende|obfrau|obmann|"
    "fachreferentin|fachreferent|landesvorsitzende|politikwissenschaftler|"
    "politikwissenschaftlerin|autor|autorin|hauptgeschäftsführer|hauptgeschäftsführerin"
    "|bundesrat|bundesrätin|nationalrat|nationalrätin|ständerat|ständerätin|regierungsrat"
    "|regierungsrätin|staatsrat|landrat|landrätin|stadtrat|stadträtin|gemeinderat"
    "|ministerialdirektor|ministerialdirigent|ministerialrat|regierungsdirektor"
    "|oberstaatsanwalt|staatsanwalt|staatsanwältin|bundestagspräsident|bundestagspräsidentin"
    "|intendant|intendantin|chefredakteur|chefredakteurin|redakteur|redakteurin|übersetzer"
    "|übersetzerin|verleger|verlegerin|referatsleiter|referatsleiterin|abteilungsleiter"
    "|abteilungsleiterin|beauftragten|generalsekretärs|kanzleramtschef|bundesvorsitzender"
    "|bundesvorsitzende|fraktionsvorsitzender|fraktionsvorsitzende|konsul|konsulin|gesandter"
    "|gesandte|attaché|ehrenpräsident|ehrenpräsidentin|notar|notarin|strafverteidiger"
    "|strafverteidigerin|bischof|pfarrer|pfarrerin|dramaturg|regisseur|regisseurin"
    "|europaabgeordneter|europaabgeordnete|hochkommissarin|hochkommissar|vertreter"
    "|vertreterin",
    bodies="aktion|kollektiv|aktionsbündnis|landkreis|kirchenkreis|synode|studierendenschaft|asta|rektorat|"
    "gemeinde|bezirk|konsulat|polizei|landesregierung|bundesregierung|ombudsstelle|"
    "nationalrat|gremium|präsidium|vorstand|betriebsrat|personalrat|kuratorium|"
    "projekt|stiftung|verein|verband|ausschuss|rat|kommission|zentrum|institut|universität|union|"
    "bund|liga|netzwerk|gruppe|gesellschaft|organisation|ministerium|bundesministerium|amt|"
    "auswärtiges|bundestag|parlament|gericht|gerichtshof|botschaft|regierung|delegation|"
    "agentur|forum|initiative|allianz|bündnis|bewegung|kampagne|plattform|haus|kammer|"
    "rechtsanwaltskammer|anwaltverein|menschenrechte|presse|freiheit|fonds|akademie|"
    "hochschule|fakultät|versammlung|kongress|senat|partei|fraktion|republik|nationen|"
    "internationale|e.v.|ev|gmbh|deutscher|deutsche|bundesrepublik|bundeskanzleramt|"
    "landtag|bundesrat|anwaltskammer|arbeitskreis|arbeitsgemeinschaft|föderation|"
    "nichtregierungsorganisation|reporter|ohne|grenzen|lagebüro|büro|referat|abteilung|"
    "sektion|dienst|anwaltsverein|bundesrechtsanwaltskammer|vereinigung|völker|bedrohte"
    "|vereinigungen|gewerkschaft|redaktion|verlag|konferenz|zentralrat|landesverband"
    "|bundesverband|dachverband|menschenrechtsverein|anwälte|anwältinnen|schriftsteller"
    "|pen-zentrum|akademien|kirche|diakonie|staatskanzlei|staatsanwaltschaft|kanzlei"
    "|generalsekretariat|departement|eidgenössisches|bundesamt|staatssekretariat"
    "|parlamentsgruppe|amnesty|menschenrechtskommission",
    open_letter="offener brief|gemeinsamer offener brief",
    open_letter_to="offener brief an|gemeinsamer brief an|brief an",
    joint_letter="gemeinsamer brief|gemeinsames schreiben|gemeinsamer offener brief",
    press_release="mitteilung für die presse|mitteilung an die presse|"
    "pressemitteilung|presseerklärung|medienmitteilung|presseinformation|"
    "zur sofortigen veröffentlichung|presseaussendung|presse-information|pressemeldung|"
    "presse-mitteilung|sperrfrist|pressedienst|medieninformation",
    statement="erklärung|gemeinsame erklärung|stellungnahme|gemeinsame stellungnahme|"
    "öffentliche erklärung|positionspapier|gemeinsamer aufruf|aufruf|appell",
    resolution="resolution|entschließung|entschließungsantrag|beschluss",
    reply="vielen dank für ihr schreiben|haben sie vielen dank für ihr schreiben|"
    "auf ihr schreiben vom|in beantwortung ihres schreibens|für ihr schreiben vom|"
    "herzlichen dank für ihr schreiben|vielen dank für ihren brief|"
    "ich danke ihnen für ihr schreiben|"
    "bezugnehmend auf ihr schreiben|ich komme zurück auf ihr schreiben|"
    "haben sie vielen dank für ihren brief|vielen dank für ihre e-mail|"
    "besten dank für ihr schreiben"
    "|ich beziehe mich auf ihr schreiben|bezug nehmend auf ihr schreiben"
    "|danke ich ihnen für ihr schreiben|ihr schreiben an|mit ihrem schreiben vom"
    "|ihr schreiben vom|vielen dank für ihre nachricht"
    "|ich bestätige den eingang ihres schreibens|hat mich gebeten, ihnen zu antworten"
    "|für ihren brief vom|ihr brief vom|danke, dass sie sich an mich gewandt haben"
    "|danke, dass sie mir geschrieben haben|vielen dank, dass sie mir geschrieben haben"
    "|vielen dank, dass sie sich an mich gewandt haben|vielen dank für ihre anfrage",
    streets="straße|strasse|str.|platz|allee|weg|gasse|ring|ufer|damm|postfach|chaussee|"
    "hausnummer|stock|markt",
    places="deutschland|deutsche|deutscher|kasachstan|russland|ukraine|frankreich|polen|italien|"
    "spanien|österreich|schweiz|europa|europäische|europäischer|berlin|wien|zürich|bern|"
    "hamburg|münchen|straßburg|brüssel|republik|vereinigte|staaten|der republik",
)

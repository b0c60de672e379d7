"""Italian."""

from dossier.importing.lexicon.base import Language

IT = Language(
    code="it",
    common="di e il la che in a per un è del della dei delle si con da non una sono le al gli i "
    "nel alla come anche più ha lo dal ma sul o su questo questa suo sua loro ed hanno "
    "stato essere "
    "nella degli dalla ai agli alle nostro vostra presso onorevole",
    letters="àèìòù",
    months=(
        "gennaio|gen|genn",
        "febbraio|feb|febbr",
        "marzo|mar",
        "aprile|apr",
        "maggio|mag|magg",
        "giugno|giu",
        "luglio|lug|lugl",
        "agosto|ago",
        "settembre|set|sett",
        "ottobre|ott",
        "novembre|nov",
        "dicembre|dic",
    ),
    weekdays="lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    before_date="li|lì|il|addì|data|in data|il giorno|dì",
    after_date="",
    before_place="luogo|fatto a|dato a",
    salutations="gentile|gentili|gentilissimo|gentilissima|gentilissimi|egregio|egregia|egregi|"
    "onorevole|onorevoli|illustrissimo|illustrissima|illustre|spettabile|caro|cara|cari|"
    "eccellenza|signor|signora|signori|pregiatissimo|pregiatissima|pregiato|stimato|stimata|"
    "preg.mo|egr.|gent.ma|gent.mo|gent.le|ill.mo|ill.ma|chiarissimo|chiarissima|vostra eccellenza|"
    "a chi di competenza|sua eccellenza"
    "|gentile ministra|gentile ministro|signori ministri|signor procuratore|signor questore"
    "|signor prefetto|onorevole presidente|buongiorno|cari colleghi"
    "|care colleghe|gentilissime|pregiatissimi|egregie",
    titles_called="signor presidente|signora presidente|signor ministro|signora ministra|"
    "signora ministro|onorevole ministro|signor primo ministro|signor ambasciatore",
    closings="vogliate gradire|cordiali saluti|distinti saluti|cordialmente|con cordiali saluti|"
    "con i migliori saluti|con osservanza|con stima|con i più cordiali saluti|"
    "in fede|porgo distinti saluti|porgiamo distinti saluti|voglia gradire|"
    "la prego di gradire|i migliori saluti|molti cordiali saluti|rispettosamente|"
    "con la massima stima|con viva cordialità|voglia accettare|con profonda stima|"
    "con i nostri più cordiali saluti|un cordiale saluto|con deferenza|con rispetto|"
    "nel porgere distinti saluti|con distinti saluti|sinceramente|cordiali e distinti saluti|"
    "in attesa di un cortese riscontro|con perfetta osservanza|nel ringraziarla"
    "|porgiamo i nostri|porgo i miei|la salutiamo cordialmente|la saluto cordialmente"
    "|vi salutiamo|in attesa di un suo riscontro|in attesa di riscontro|ringraziandola"
    "|ringraziandola per|ringraziandovi|con i più distinti saluti|con i sensi|con ossequio"
    "|dio vi benedica|dio la benedica|che dio vi benedica"
    "|con ossequi|grazie per l'attenzione|con i nostri migliori saluti"
    "|con i miei migliori saluti|saluti|un saluto cordiale|un caro saluto|fraterni saluti"
    "|con gratitudine|voglia gradire i|gradisca",
    closing_parts="alta considerazione|sensi della mia più alta|porgere distinti saluti|"
    "porgo cordiali saluti|porgiamo cordiali saluti|sensi della nostra stima|"
    "sensi della mia stima|miei più cordiali saluti|nostri più cordiali saluti",
    copy="inviata anche a|e in copia|in copia anche a|copia conoscenza|"
    "per opportuna conoscenza|e per opportuna conoscenza|"
    "per conoscenza|p.c.|e p.c.|e, p.c.|copia|copia a|copia per conoscenza|cc|c.c.|in copia|"
    "e per conoscenza|p.c|in copia a|"
    "copia della presente a|copia della presente|in copia per conoscenza|"
    "cc per conoscenza|e p.c|copie",
    subject="oggetto|ogg|ogg.|rif|tema",
    to="a|appelli a|da inviare a|al|alla|all'attenzione di|alla c.a.|c.a.|destinatario|"
    "ai|agli|alle|alla cortese attenzione di|alla cortese attenzione|spett.le|spett.|allo|all'",
    date_label="data|inviato|pubblicato il",
    foreign_date="ricevuto|la sua lettera|vostra lettera|embargo|nato il|nata il|entro il|"
    "fino al|pervenuto|protocollo in arrivo|vs. nota|dal",
    reference="rif|rif.|prot|prot.|protocollo|ns. rif|vs. rif|pratica|n.|n°|riferimento|prot. n.|"
    "ns. rif.|vs. rif.|fascicolo",
    delivery="via e-mail|via email|via pec|a mezzo pec|a mezzo e-mail|via fax|a mezzo fax|"
    "raccomandata a/r|raccomandata|riservata|urgente|a mezzo posta|a mezzo raccomandata|"
    "trasmessa via pec|inviata via e-mail|per posta elettronica|riservato|tramite pec|trasmissione",
    enclosure="allegato|allegati|all.|si allega|si allegano|note|p.s.|in allegato|"
    "note per i redattori|nota ai redattori",
    contact="contatti|contatto|contatti stampa|contatto stampa|per informazioni|"
    "per ulteriori informazioni|ufficio stampa|per maggiori informazioni|"
    "informazioni per la stampa|chi siamo|per contatti|per interviste",
    signed="firmatari|i firmatari|firmato|firmato da|prime firme|primi firmatari|firme|"
    "organizzazioni firmatarie|le organizzazioni firmatarie|i sottoscritti|sottoscrivono|"
    "aderiscono|elenco dei firmatari|f.to|adesioni|sottoscritto da|hanno firmato"
    "|firmatarie|firmatari dell'appello|prime adesioni|prime firmatarie|sottoscrittori"
    "|sottoscrittrici|associazioni firmatarie|hanno sottoscritto|hanno aderito"
    "|le associazioni firmatarie|le associazioni|per le associazioni|firmatarie e firmatari"
    "|seguono le firme",
    honorifics="cons.|sig.ra|"
    "sig|sig.|sig.ra|sig.na|sigg.|signor|signora|signori|signorina|dott|dott.|dott.ssa|"
    "dottor|dottoressa|avv|avv.|avvocato|avv.to|on|on.|onorevole|prof|prof.|prof.ssa|professore|"
    "professoressa|ing|ing.|s.e.|s.e|sua eccellenza|sen.|cav.|arch.|egregio|gentile|ill.mo|ill.ma|"
    "gent.mo|gent.ma|gent.le|preg.mo|egr.|illustrissimo|illustrissima|chiar.mo|chiar.ma|rag.|"
    "geom.|mons.|spett.le|spett.|f.to|dr|dr.|dr.ssa|comm.|gen.|don|on.le|onn.|dott.ri"
    "|all'on.|all'avv.|al sig.|alla sig.ra|onorevoli|preg.|ill.|ch.mo|chia.mo|sen|ecc.|s. e."
    "|monsignor|padre|suor|dom|dom.|dottori|professori|gentilissimo|gentilissima"
    "|pregiatissimo|pregiatissima|min. plen.|cons. amb.|plen.|ten. col.|magg.|m.llo"
    "|cons.|pres.|gen|col.|amb.|min.|a sua eccellenza|a s.e.",
    offices="eurodeputati|commissari|"
    "ministro|ministra|ministri|presidente|presidenti|primo|segretario|segretaria|direttore|direttrice|capo|"
    "commissario|commissaria|ambasciatore|ambasciatrice|rappresentante|relatore|relatrice|membro|membri|"
    "senatore|senatrice|senatori|giudice|responsabile|coordinatore|coordinatrice|consigliere|consigliera|"
    "avvocato|avvocati|avvocata|professore|professoressa|ricercatore|ricercatrice|giornalista|fondatore|"
    "fondatrice|procuratore|procuratrice|garante|difensore|deputato|deputata|deputati|europarlamentare|"
    "eurodeputato|eurodeputata|vicepresidente|portavoce|delegato|delegata|tesoriere|tesoriera|sindaco|"
    "sindaca|prefetto|preside|rettore|rettrice|cancelliere|re|console|scrittore|scrittrice|alto|alta|"
    "generale|sottosegretario|sottosegretaria|ordinario|docente|magistrato|magistrata|storico|storica|"
    "regista|attivista|vicedirettore|parlamentare|parlamentari|guardasigilli"
    "|direttori|portavoci|coordinatori|coordinatrici|docenti|giudici|giurista|giuristi"
    "|economista|sociologo|sociologa|filosofo|filosofa|poeta|attore|attrice|artista|editore"
    "|editrice|medico|medica|vescovo|arcivescovo|sacerdote|parroco|assessore|assessora"
    "|consiglieri|viceministro|viceministra|vicepresidenti|vicesindaco|sostituto|aggiunto"
    "|emerito|emerita|associato|associata|dirigente|funzionario|funzionaria|incaricato"
    "|incaricata|addetto|addetta|tesorieri|senatrici|europarlamentari|garanti|redattore"
    "|redattrice|inviato|inviata|interprete|analista|presidentessa|componente|componenti"
    "|esecutivo|esecutiva"
    "|capigruppo|capogruppo",
    bodies="intergruppo|ateneo|"
    "rettorato|soprintendenza|azienda|arpa|assessorato|municipio|giunta|capitaneria|"
    "comando|circondariale|gabinetto|"
    "progetto|fondazione|associazione|comitato|consiglio|commissione|centro|istituto|università|"
    "unione|federazione|lega|rete|gruppo|diritti|organizzazione|ministero|dipartimento|ufficio|"
    "parlamento|corte|tribunale|ambasciata|governo|delegazione|agenzia|società|forum|iniziativa|"
    "alleanza|coalizione|movimento|campagna|piattaforma|casa|ordine|camera|autorità|segreteria|"
    "difensori|stampa|libertà|fondo|accademia|scuola|facoltà|assemblea|congresso|senato|partito|"
    "repubblica|nazioni|unite|internazionale|umani|italiana|italiano|nessuno|tocchi|caino|"
    "radicale|osservatorio|sindacato|confederazione|procura|direzione|deputati|farnesina|camere|"
    "penali|penale|unioni|foro|antigone|arci|cgil|servizio|sezione|giustizia|nazionale|prefettura"
    "|associazioni|organizzazioni|comitati|federazioni|sindacati|coordinamento|collettivo"
    "|donne|famiglie|familiari|vittime|studenti|cittadini|cittadine|lavoratori|giornalisti"
    "|scrittori|artisti|magistrati|magistratura|giuristi|avvocati|giudici|medici|amici|popolo"
    "|popoli|uomo|tortura|rifugiati|migranti|immigrati|esuli|democrazia|democratica"
    "|democratico|cittadinanza|europea|europeo|mediterraneo|africana|islamica|ebraica|chiesa"
    "|diocesi|caritas|acli|pastorale|cooperazione|sviluppo|cultura|culturale|educazione"
    "|salute|lavoro|ambiente|legambiente|emergency|fronte|gruppi|circolo|club|laboratorio"
    "|archivio|museo|biblioteca|rivista|giornale|radio|televisione|edizioni|editrice|teatro"
    "|festival|regione|provincia|comune|prefetture|questura|procure|presidenza|segretariato"
    "|consolato|rappresentanza|nucleo|polo|spazio|agenda|iniziative|garante|difensore"
    "|antimafia|libera|legale|legali|giuridici|studi|ricerca|ricerche",
    open_letter="lettera aperta|lettera aperta congiunta|lettera pubblica",
    open_letter_to="lettera aperta a|lettera aperta al|lettera aperta alla|lettera aperta ai|"
    "lettera congiunta al|lettera aperta agli|lettera congiunta alla|"
    "lettera a|lettera al|lettera alla|lettera ai|lettera agli",
    joint_letter="lettera congiunta|lettera aperta congiunta|appello congiunto|lettera comune",
    press_release="comunicato stampa|nota stampa|per la pubblicazione immediata|"
    "comunicato stampa congiunto|comunicato|per diffusione immediata|nota per la stampa",
    statement="dichiarazione|dichiarazione congiunta|comunicato congiunto|dichiarazione pubblica|"
    "appello|presa di posizione|documento congiunto|nota congiunta",
    resolution="risoluzione|proposta di risoluzione|mozione|ordine del giorno|delibera",
    reply="in risposta alla sua lettera|in riferimento alla sua lettera|ho ricevuto la sua lettera|"
    "la ringrazio per la sua lettera|la ringrazio della sua lettera|in riscontro alla|"
    "in risposta alla vostra lettera|vi ringrazio per la vostra lettera|"
    "facendo seguito alla sua lettera|con riferimento alla sua lettera|in risposta alla sua del|"
    "con riferimento alla vostra lettera|in riscontro alla sua"
    "|ho ricevuto la sua|abbiamo ricevuto la sua|in relazione alla sua lettera"
    "|con riferimento alla sua nota|in risposta alla sua nota|in riscontro alla sua lettera"
    "|la ringrazio per aver|in merito alla sua lettera|rispondo alla sua lettera"
    "|in risposta alla sua missiva|grazie per avermi scritto|grazie per avermi contattato"
    "|grazie di avermi scritto|la ringrazio di avermi scritto|la ringrazio per avermi scritto",
    streets="via|viale|piazza|corso|largo|palazzo|vicolo|piano|casella postale|cap|piazzale|"
    "lungotevere|c.a.p.|piazza del|contrada",
    places="kazakistan|kazakhstan|russia|ucraina|francia|germania|polonia|italia|italiana|"
    "italiano|spagna|belgio|svizzera|europea|europeo|roma|milano|torino|napoli|firenze|regno|"
    "unito|stati|uniti|bruxelles|strasburgo|ginevra|bologna|palermo|genova",
)

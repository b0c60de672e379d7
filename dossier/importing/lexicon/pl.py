"""Polish."""

from dossier.importing.lexicon.base import Language

PL = Language(
    code="pl",
    common="i w na z do że się nie o jest to przez od dla oraz ze po jako za który która które "
    "jego jej ich był była było są przed przy tym tego ten ta co aby lub pan pani państwa "
    "także został została zostało może nas nam wobec roku sprawie",
    letters="ąćęłńśźż",
    months=(
        "stycznia|styczeń|sty",
        "lutego|luty|lut",
        "marca|marzec|mar",
        "kwietnia|kwiecień|kwi",
        "maja|maj",
        "czerwca|czerwiec|cze",
        "lipca|lipiec|lip",
        "sierpnia|sierpień|sie",
        "września|wrzesień|wrz",
        "października|październik|paź",
        "listopada|listopad|lis",
        "grudnia|grudzień|gru",
    ),
    weekdays="poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela",
    before_date="dnia|dn|dn.|w dniu|data",
    after_date="r|r.|roku",
    before_place="miejsce|miejscowość",
    salutations="szanowny|szanowna|szanowni|wielce szanowny|wielce szanowna|drogi|droga|drodzy|"
    "ekscelencjo|wasza ekscelencjo|panie|pani|dostojny|dostojna|czcigodny|szanowne|"
    "dzień dobry|wysoki sądzie|jego ekscelencja"
    "|pani premier|panie marszałku|pani marszałek|panie rzeczniku|panie prokuratorze"
    "|panie komisarzu|drogie|drodzy państwo|dzień dobry państwu|panie ministrze|wysoka izbo"
    "|koleżanki i koledzy",
    titles_called="panie prezydencie|panie premierze|panie ministrze|pani minister|"
    "panie ambasadorze|panie przewodniczący|pani przewodnicząca",
    closings="z poważaniem|z wyrazami szacunku|z wyrazami poważania|łączę wyrazy szacunku|"
    "łączymy wyrazy szacunku|z szacunkiem|pozdrawiam|z pozdrowieniami|łączę wyrazy poważania|"
    "proszę przyjąć|prosimy przyjąć|serdecznie pozdrawiam|z wyrazami najwyższego szacunku|"
    "łączę pozdrowienia|z wyrazami głębokiego szacunku|z należytym szacunkiem|"
    "pozostaję z szacunkiem|pozostajemy z szacunkiem|z wyrazami solidarności|z uszanowaniem"
    "|z wyrazami uznania|z wyrazami wdzięczności|z góry dziękujemy|z góry dziękuję"
    "|z serdecznymi pozdrowieniami|z serdecznościami|w oczekiwaniu na odpowiedź|kreślę się"
    "|z najlepszymi życzeniami|pozdrawiamy|serdeczności|łączę|łączymy"
    "|szczęść boże|z panem bogiem|niech bóg błogosławi",
    closing_parts="wyrazy szacunku|wyrazy poważania|wyrazy najwyższego szacunku|"
    "wyrazy głębokiego szacunku|wyrazy najgłębszego szacunku",
    copy="kopie otrzymują|kopię otrzymują|kopię otrzymuje|otrzymują także|"
    "otrzymują do wiadomości|otrzymuje do wiadomości|"
    "do wiadomości|kopia|kopie|dw|d.w.|kopia do|kopie do|otrzymują|cc|do wiad.|do wiad|"
    "rozdzielnik|w kopii|odpis|"
    "kopię pisma otrzymują|kopie pisma otrzymują|kopia pisma|kopia niniejszego pisma|z kopią do",
    subject="dotyczy|dot|dot.|w sprawie|temat|sprawa|tytuł|przedmiot",
    to="do|apele do|do rąk|sz. p.|adresat|dla|adresaci|do rąk własnych",
    date_label="data|wysłano|opublikowano|data wydania",
    foreign_date="wpłynęło|wpływ|data wpływu|pismo z dnia|pana pismo|embargo|urodzony|ur.|"
    "do dnia|od dnia|państwa pismo|termin",
    reference="znak|znak sprawy|sygn|sygn.|l.dz.|l. dz.|nr|nr sprawy|sygn. akt|nasz znak|"
    "wasz znak|sygnatura|l.dz|rpo",
    delivery="pocztą elektroniczną|e-mailem|faksem|listem poleconym|drogą elektroniczną|"
    "za pośrednictwem|poufne|pilne|list polecony|za pośrednictwem poczty elektronicznej|"
    "przez epuap|via e-mail|drogą mailową|do rąk własnych|przesłano drogą elektroniczną",
    enclosure="załącznik|załączniki|zał.|zał|przypisy|p.s.|w załączeniu|informacja dla redakcji|"
    "noty redakcyjne|uwagi",
    contact="kontakt dla mediów|kontakt|kontakt prasowy|więcej informacji|"
    "dodatkowe informacje|dodatkowych informacji|aby uzyskać więcej informacji|"
    "biuro prasowe|w celu uzyskania|dodatkowych informacji udziela|osoba do kontaktu|o nas|"
    "o fundacji|kontakt do mediów|rzecznik prasowy|po więcej informacji",
    signed="podpisali|podpisani|sygnatariusze|lista sygnatariuszy|podpisy|niżej podpisani|"
    "organizacje podpisane|podpisano|organizacje sygnatariusze|sygnatariuszki i sygnatariusze|"
    "w imieniu|apel podpisali|list podpisali|pod apelem podpisali się|pod listem podpisali się"
    "|pod oświadczeniem podpisali się|podpisały|podpisały się|oświadczenie podpisały"
    "|stanowisko podpisały|sygnatariuszki|organizacje sygnatariuszki|apel poparły"
    "|apel podpisały|list podpisały|organizacje popierające|organizacje:"
    "|podpisane organizacje|list popierają",
    honorifics="pana|panu|panią|pan|pani|państwo|sz.p.|sz. p.|sz.|szanowny pan|szanowna pani|"
    "szanowni państwo|"
    "dr|dr.|dr hab.|hab.|prof|prof.|prof. dr hab.|mgr|mec|mec.|adw|adw.|r.pr.|r. pr.|inż.|inż|"
    "ks.|ks|j.e.|jego ekscelencja|jej ekscelencja|red.|j. e.|poseł|posłanka|lek.|j.m.|p.|"
    "szanowny|szanowna|jw. pan|sędzia|ekscelencja|(-)|(—)"
    "|szanowny pan minister|ks. prof.|ks. dr|o.|ojciec|siostra|bp|abp|kard.|gen.|płk|ppłk"
    "|kpt.|r. pr|adw. dr|sso|ssr|ssa|ssn|sędzia sn|sędzia tk|sędzia nsa|sędzia sa|sędzia wsa|"
    "ssn|sso|sędzia ts|w.p.|wp.|jw.p.|panowie|panie posłanki"
    "|wielmożny pan|wielmożna pani|gen. broni|gen. dyw.|gen. bryg.|adm.|kontradm.|kmdr|mjr|"
    "nadinsp.|insp.|mł. insp.|podinsp.|nadkom.|podkom.|kom.|nadbryg.|por.|ppor.|wiceadm.",
    offices="prezeskę|prezeski|prezeską|założycielkę|szefowa|szefową|szefem|liderka|rzeczniczkę|"
    "dyrektorkę|przewodniczącą|przewodniczącego|"
    "minister|ministrów|ministra|ministrowie|prezydent|prezydenta|premier|prezes|prezesa|przewodniczący|"
    "przewodnicząca|sekretarz|dyrektor|dyrektorka|kierownik|kierowniczka|komisarz|ambasador|"
    "przedstawiciel|przedstawicielka|sprawozdawca|sprawozdawczyni|członek|członkini|członkowie|"
    "senator|senatorka|sędzia|koordynator|koordynatorka|doradca|doradczyni|adwokat|adwokatka|"
    "radca|profesor|profesorka|badacz|badaczka|dziennikarz|dziennikarka|założyciel|"
    "założycielka|prokurator|rzecznik|rzeczniczka|poseł|posłanka|posłowie|posłanki|europoseł|"
    "europosłanka|eurodeputowany|eurodeputowana|wiceprezes|wiceprezeska|wiceminister|"
    "wiceprzewodniczący|wiceprzewodnicząca|delegat|skarbnik|burmistrz|wójt|"
    "dziekan|rektor|kanclerz|marszałek|król|konsul|pisarz|pisarka|historyk|historyczka|"
    "reżyser|reżyserka|generalny|główny|podsekretarz|pełnomocnik|pełnomocniczka|szef|zastępca|"
    "zastępczyni|wykładowca|socjolog|socjolożka|prawnik|prawniczka|działacz|działaczka|"
    "aktywista|aktywistka|redaktor|redaktorka|naczelny|prezeska|krajowa|współzałożyciel"
    "|prezesi|dyrektorzy|radczyni|notariusz|komornik|ekspert|ekspertka|analityk|analityczka"
    "|specjalista|specjalistka|tłumacz|tłumaczka|poeta|poetka|aktor|aktorka|artysta|artystka"
    "|filozof|filozofka|politolog|politolożka|ekonomista|ekonomistka|lekarz|lekarka|biskup"
    "|arcybiskup|ksiądz|radny|radna|starosta|wojewoda|wicemarszałek|wicepremier|wicedyrektor"
    "|wicedyrektorka|publicysta|publicystka|wydawca|założyciele"
    "|współprzewodniczący|współprzewodnicząca|współzałożycielka|przedstawiciele|senatorowie"
    "|senatorki|eurodeputowani|eurodeputowane|europosłowie|europosłanki|starszy|inspektor"
    "|inspektorka|naczelnik|naczelniczka|asystent|asystentka|rektorka|dziekanka|prorektor"
    "|komendant|koordynujący|honorowy|honorowa|członkinie|sygnatariusz|obrońca|obrończyni"
    "|konsulka|charge|generalna",
    bodies="samorząd|parafia|episkopat|sztab|"
    "urzędu|konsulat|sejmik|starostwo|gminy|zarząd|delegatura|kuratorium|"
    "przedstawicielstwo|rektorat|"
    "projekt|straż|straży|policja|policji|służba|służby|granicznej|pożarnej|fundacja|rady|sejmu|senatu|unii|komisji|sądu|rządu|stowarzyszenie|komitet|rada|komisja|centrum|instytut|uniwersytet|unia|"
    "federacja|liga|sieć|grupa|prawa|praw|człowieka|organizacja|ministerstwo|departament|biuro|"
    "parlament|sąd|trybunał|ambasada|rząd|delegacja|agencja|towarzystwo|forum|inicjatywa|sojusz|"
    "koalicja|ruch|kampania|platforma|dom|izba|adwokacka|naczelna|urząd|sekretariat|obrońcy|"
    "prasa|wolności|wolność|fundusz|akademia|szkoła|wydział|zgromadzenie|kongres|senat|sejm|"
    "partia|rzeczpospolita|rzeczypospolitej|narodów|zjednoczonych|międzynarodowa|polska|polskiej|"
    "helsińska|otwarty|dialog|związek|konferencja|kancelaria|prokuratura|społeczna|krajowa|"
    "obywatelska|obywateli|reporterzy|bez|granic|amnesty|wolne|sądy|sędziów|prokuratorów|klub"
    "|fundacji|stowarzyszenia|komitetu|komitety|instytutu|uniwersytetu|zespół|zespołu"
    "|parlamentarny|klubu|partii|ruchu|związku|związki|zawodowy|zawodowe|związkowy|kobiet"
    "|kobiety|rodziny|rodzin|ofiar|studentów|dziennikarzy|dziennikarze|pisarzy|adwokatów"
    "|radców|prawnych|prawników|lekarzy|nauczycieli|obywatele|obywatelski|społeczny|społeczne"
    "|demokracji|demokracja|demokratyczna|sprawiedliwość|sprawiedliwości|pokój|pokoju|pomoc"
    "|pomocy|uchodźców|migrantów|migracji|interwencji|prawnej|prawna|prawny|wschodnia"
    "|wschodniej|europa|europy|europejska|europejski|kościół|caritas|diecezja|gazeta|radio"
    "|telewizja|wydawnictwo|redakcja|muzeum|archiwum|biblioteka|teatr|festiwal|kolektyw"
    "|strajk|front|akcja|porozumienie|sieci|panoptykon|watchdog|miasto|gmina|powiat"
    "|województwo|inspektorat|komenda|straż|agencji|dyrekcja|wydziału|katedra|zakład"
    "|pracownia|koło|federacji|konfederacja|amnestia|amnestii|humanitarna|helsińskiej"
    "|narodowy|narodowa",
    open_letter="list otwarty|wspólny list otwarty|apel otwarty",
    open_letter_to="list otwarty do|apel do|wspólny list do|list do",
    joint_letter="wspólny list|list wspólny|wspólny apel|wspólny list otwarty",
    press_release="komunikat prasowy|informacja prasowa|komunikat dla mediów|"
    "do natychmiastowej publikacji|notatka prasowa|informacja dla mediów|komunikat",
    statement="oświadczenie|wspólne oświadczenie|stanowisko|wspólne stanowisko|apel|deklaracja|"
    "oświadczenie w sprawie|komunikat wspólny",
    resolution="uchwała|rezolucja|projekt uchwały|projekt rezolucji",
    reply="w odpowiedzi na pismo|w odpowiedzi na pana pismo|w odpowiedzi na pani pismo|"
    "w odpowiedzi na państwa pismo|w odpowiedzi na list|dziękuję za pana list|"
    "dziękuję za list|odpowiadając na pismo|nawiązując do pisma|dziękuję za pani list|"
    "w odpowiedzi na państwa list|w odpowiedzi na wystąpienie|dziękuję za pismo"
    "|uprzejmie dziękuję za list|odpowiadając na list|w nawiązaniu do pisma"
    "|w nawiązaniu do pana pisma|w nawiązaniu do pani pisma|w nawiązaniu do państwa pisma"
    "|potwierdzam otrzymanie|w odpowiedzi na wniosek|w odpowiedzi na apel"
    "|odpowiadając na państwa|w związku z pismem|w związku z pana pismem"
    "|w związku z pani pismem|dziękuję za kontakt|dziękuję, że pan napisał"
    "|dziękuję, że pani napisała|dziękuję za wiadomość|dziękuję za pana wiadomość",
    streets="ul.|ul|ulica|al.|aleja|aleje|plac|pl.|skrytka|lok.|lok|m.|pok.|skrytka pocztowa|"
    "rynek|os.|budynek|piętro",
    places="kazachstan|rosja|ukraina|francja|niemcy|polska|polski|polskie|włochy|hiszpania|belgia|szwajcaria|"
    "europejski|europejska|warszawa|kraków|gdańsk|wrocław|poznań|królestwo|zjednoczone|stany|"
    "łódź|lublin|bruksela|strasburg|rzeczpospolita",
)

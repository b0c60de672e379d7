"""English."""

from dossier.importing.lexicon.base import Language

EN = Language(
    code="en",
    common="the of and to in that is for on with as by this from are be was which has have not we "
    "our at it his her their will would should been were they who its an or i you your these any "
    "dear sincerely",
    letters="",
    months=(
        "january|jan",
        "february|feb",
        "march|mar",
        "april|apr",
        "may",
        "june|jun",
        "july|jul",
        "august|aug",
        "september|sept|sep",
        "october|oct",
        "november|nov",
        "december|dec",
    ),
    weekdays="monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun",
    before_date="on|the|this|dated|date",
    after_date="",
    before_place="done at|done in|place|issued in|given at|signed in|signed at",
    salutations="dear|to whom it may concern|your excellency|your excellencies|excellency|"
    "excellencies|honourable|honorable|esteemed|distinguished|respected|ladies and gentlemen|"
    "most reverend|your holiness|your majesty|your eminence|sir|madam|sirs|gentlemen|hon.|"
    "to the attention of|greetings"
    "|honourable members|honorable members|dear sirs|hon. minister|honourable minister"
    "|honorable minister|right honourable|rt. hon.|your royal highness|your honour|your honor"
    "|your worship|dear excellencies|to whom this may concern|hello|hi|good morning"
    "|good afternoon",
    titles_called="mr prime minister|mr. prime minister|madam prime minister|mr president|"
    "mr. president|madam president|mr minister|mr. minister|madam minister|mr ambassador|"
    "mr. ambassador|madam ambassador|madam chancellor|mr secretary-general|"
    "mr. secretary-general|mr secretary general|mr chairman|mr. chairman|madam chair|"
    "mr commissioner|madam commissioner|madam high commissioner|mr high commissioner|"
    "high representative|mr speaker|madam speaker|prime minister|minister|president|ambassador|"
    "commissioner|secretary-general|high commissioner|chancellor|mr attorney general|"
    "mr prosecutor|madam prosecutor|mr. attorney general|mr chair|mr. speaker",
    closings="sincerely|yours sincerely|sincerely yours|yours faithfully|faithfully yours|"
    "faithfully|yours truly|very truly yours|truly yours|yours respectfully|respectfully|"
    "respectfully yours|respectfully submitted|best regards|kind regards|with kind regards|"
    "warm regards|with best regards|regards|with regards|with best wishes|best wishes|"
    "yours in solidarity|in solidarity|with respect|with great respect|with highest respect|"
    "with our highest respect|cordially|cordially yours|yours cordially|"
    "please accept the assurances of|please accept, excellency|accept, excellency|"
    "please accept, sir|please accept, madam|yours|yours etc|yours ever|most respectfully|"
    "with the assurance of|i remain|we remain|with deep respect|with sincere respect|"
    "very sincerely|most sincerely|with sincere regards|with warm regards|"
    "with kindest regards|kindest regards|many thanks|warmest regards|with appreciation|"
    "i have the honour to be|yours very truly|very respectfully|with gratitude"
    "|yours in peace|in friendship|with thanks|thank you|thanks|with thanks and best wishes"
    "|yours most sincerely|very best|all the best|best|yours in freedom|for freedom"
    "|with highest esteem|with the highest esteem|with high esteem|with esteem"
    "|with highest regards|with high regards|with highest consideration"
    "|with our highest consideration|with consideration|please accept|i have the honor to be"
    "|yours in service|signed on behalf of|yours sincerely and respectfully"
    "|with my best wishes|with our best regards|with my best regards|with every good wish"
    "|i am|we are, sincerely|regards,|god bless you|god bless|may god bless you|god bless you all"
    "|blessings|take care|stay safe|peace and blessings|god's blessings|warmly|ever yours",
    closing_parts="assurances of my highest consideration|assurance of my highest consideration|"
    "assurances of our highest consideration|assurance of our highest consideration|"
    "assurances of its highest consideration|assurances of my high consideration"
    "|the assurances of our highest consideration|the assurance of our highest consideration"
    "|our highest esteem|my highest esteem|highest consideration",
    copy="also sent to|also copied to|also to|sent also to|"
    "cc|c.c.|cc.|ccs|bcc|copy to|copies to|copied to|copy|copies|copied|with copies to|"
    "with a copy to|with copy to|carbon copy|c/c|distribution"
    "|copies to be sent to|cc list|cc to|c.c. to|cc'd|cc:|copy sent to|copies sent to"
    "|copies of this letter|copy of this letter|copies of this letter to|copy of this letter to|"
    "copies of the letter to|send copies to|please send copies to|with a copy|with copies|"
    "copied for information|copy for information|"
    "a copy of this letter has been sent to|a copy of this letter is being sent to|"
    "a copy of this letter will be sent to|copies of this letter have been sent to|"
    "a copy of this letter goes to|copies of this letter go to|and copies to|and copy to",
    subject="re|subject|subject matter|regarding|object|ref|in re|concerning|subj|topic|title",
    to="to|attn|attn.|attention|for the attention of|addressed to|addressee|addressees|"
    "to the attention of|fao|appeals to|send appeals to|please send appeals to|please write to",
    date_label="date|dated|date sent|sent|date of issue|released|release date|issued|published",
    foreign_date="received|your letter|your ref|your reference|embargo|embargoed|dated|last|"
    "deadline|born|until|by no later|no later than|in force|adopted on|printed|accessed|"
    "conversion|converted|"
    "uploaded|last modified",
    reference="ref|ref.|reference|our ref|our reference|your ref|your reference|file no|file|"
    "case no|case|no|ai index|index|application no|docket no|doc|document|communication|"
    "ref no|index number|case ref|our ref.|your ref.",
    delivery="by email|by e-mail|via email|via e-mail|by fax|via fax|by mail|by post|"
    "by registered mail|by courier|by hand|by registered post|sent by email|sent by e-mail|"
    "via facsimile|by facsimile|by email and post|sent via email|via electronic mail|"
    "by electronic mail|by diplomatic pouch|confidential|private and confidential|urgent|"
    "by email only|via email and courier|sent via e-mail|by fax and email|personal",
    enclosure="background information|notes for editors|notes for journalists|"
    "enclosure|enclosures|encl|encl.|enc|enc.|encs|attachment|attachments|annex|"
    "annexes|appendix|p.s.|ps|post scriptum|footnotes|notes|references|endnotes|"
    "notes to editors|note to editors|background|sources",
    contact="for more information|for further information|for more detailed information|"
    "further information|more information|further details|media contact|media contacts|"
    "press contact|press contacts|contact|contacts|"
    "contact information|for media inquiries|for media enquiries|for press inquiries|"
    "for interviews|contact person|for any questions|please contact|for additional information|"
    "press office|media enquiries|media inquiries|in case of questions|for questions|about",
    signed="signatories|signatories are|signatory|signed by|signed|the undersigned|undersigned|"
    "signing organisations|signing organizations|signatory organisations|co-signed by|"
    "co-signatories|endorsed by|signatures|list of signatories|signatory organizations|"
    "the signatories|supporting organisations|supported by|on behalf of|undersigned organisations|"
    "undersigned organizations|members of the european parliament|organisations|organizations|"
    "individuals|individual signatories|signed on behalf of|signers|co-signers"
    "|co-signing organisations|co-signing organizations|signatory groups"
    "|signatories to this letter|list of signatories:|signatories:|this letter is signed by"
    "|this statement is signed by|this statement is endorsed by|cosigned by|co-sponsored by"
    "|organizational signatories|organisational signatories|civil society organizations"
    "|civil society organisations|initial signatories|first signatories"
    "|sincerely yours, the undersigned|we, the undersigned|signees|in their personal capacity"
    "|joined by|meps|members of parliament|list of signing organisations|signing members"
    "|signatory members",
    honorifics="academician|canon|deacon|"
    "hon'ble|the hon'ble|"
    "lt gen|lt. gen.|lt-gen|maj gen|maj. gen.|brig gen|brig. gen.|lt col|lt. col.|"
    "lieutenant general|lieutenant-general|major general|major-general|brigadier general|gen|col|"
    "capt|lt|lt.|maj|maj.|brig|brig.|"
    "ayatollah|grand ayatollah|sheikh|shaikh|"
    "mep|mr|mr.|mrs|mrs.|ms|ms.|miss|mx|dr|dr.|prof|prof.|professor|sir|dame|lord|lady|"
    "baroness|baron|hon|hon.|the honourable|the honorable|honourable|honorable|"
    "right honourable|rt honourable|right hon|right hon.|"
    "the right honourable|the rt hon|the rt. hon.|rt hon|rt. hon.|the hon|the hon.|h.e.|he|h.e|"
    "his excellency|her excellency|excellency|rev|rev.|reverend|fr.|msgr|attorney|atty|messrs|"
    "mssrs|mesdames|madam|doctor|the most reverend|count|countess|h.e.mr|esq|h. e."
    "|sir.|rt.|rt|h.h.|hrh|amb.|ambassador dr|sen.|rep.|gov.|gen.|col.|capt.|lt.|eng.|adv."
    "|fr|academician|cllr|cllr.|councillor"
    "|adv|judge|justice|mag.|mr/ms|mme|dr.-ing.|the rev.|the revd|revd|sister|brother|father"
    "|sr.|br.|imam|sheikh|rabbi|cardinal|bishop|archbishop",
    offices="heads|leaders|"
    "public defender|"
    "minister|president|prime|secretary|director|chair|chairman|chairwoman|chairperson|"
    "chairs|head|commissioner|ambassador|representative|rapporteur|member|members|senator|judge|"
    "officer|coordinator|co-ordinator|manager|advisor|adviser|counsel|lawyer|lawyers|attorney|barrister|"
    "solicitor|professor|lecturer|fellow|researcher|editor|journalist|founder|co-founder|"
    "chancellor|prosecutor|ombudsman|ombudsperson|deputy|vice-president|vice|"
    "co-chair|spokesperson|spokesman|spokeswoman|executive|treasurer|speaker|governor|mayor|"
    "king|queen|prince|consul|attaché|delegate|mep|mp|board|leader|activist|writer|author|"
    "former|acting|honorary|dean|rector|partner|analyst|expert|specialist|assistant|trustee|"
    "chief|envoy|programme|program|presidency|bishop|archbishop|economist|artist|"
    "signatory|rapporteurs|high|undersecretary|under-secretary|parliamentarian|presidents|"
    "ministers|ambassadors|commissioners|senators|chairs|co-director|sociologist|historian|"
    "philosopher|academic|scholar|poet|actor|filmmaker|musician|human rights defender|"
    "politician|diplomat|physician|psychologist|publicist|campaigner|vice-chair|vice-chairman"
    "|barristers|advocate|advocates|solicitors|consultant|correspondent|publisher|translator"
    "|novelist|playwright|screenwriter|producer|campaigns|advocacy|interim|emeritus|emerita"
    "|undersecretary-general|sub-secretary|principal|registrar|clerk|whip|backbencher"
    "|commander|general|colonel|captain|columnist|co-president|co-presidents"
    "|co-chairs|chancellors|councillor|councilmember|congressman|congresswoman"
    "|representatives|taoiseach|tánaiste|minister-counsellor|counsellor|chargé"
    "|chargé d'affaires|plenipotentiary|extraordinary|patron|convener|convenor|vicar|rabbi"
    "|imam|liaison|officers|managing|spokespersons|webmaster|attaches|quaestor|ceo|cfo|coo",
    bodies="intergroup|bishops|"
    "police|"
    "software|engineering|consulting|consultants|associates|productions|entertainment|"
    "enterprises|solutions|technologies|systems|labs|studio|studios|imaging|holdings|industries|"
    "ventures|pictures|records|relations|commons|networks|"
    "foundation|association|committee|council|commission|centre|center|institute|"
    "university|union|federation|league|international|watch|network|group|rights|organisation|"
    "organization|ministry|department|office|parliament|court|embassy|government|delegation|"
    "bureau|agency|society|forum|initiative|alliance|coalition|movement|campaign|platform|"
    "house|bar|chamber|authority|secretariat|defenders|helsinki|amnesty|human|press|media|"
    "freedom|democracy|fund|academy|school|college|faculty|law society|assembly|congress|"
    "senate|party|republic|nations|programme|project|trust|charity|service|services|board|"
    "section|branch|unit|directorate|mission|reporters|journalists|lawyers|solidarity|justice|"
    "transparency|africa|asia|europe|americas|global|world|national|civil|memorial|ngo|"
    "ltd|inc|llp|llc|plc|gmbh|company|corporation|bank|limited|legal|monitor|partnership|"
    "observatory|consortium|confederation|syndicate|guild|club|bulletin|news|journal|working|"
    "tribunal|high commissioner|register|against|without|women|youth|students|open|dialog|"
    "dialogue|studies|research|development|security|defence|chambers|interpol|subcommittee|"
    "delegation|policy|aid|relief|peace|refugees|torture|prisoners|victims|front"
    "|associations|foundations|committees|councils|institutes|organisations|organizations"
    "|societies|unions|clubs|centers|centres|fellowship|friends|families|relatives|mothers"
    "|workers|employers|teachers|scholars|writers|authors|editors|translators|publishers|pen"
    "|englishpen|barristers|advocates|attorneys|judges|prosecutors|solicitors|physicians"
    "|doctors|nurses|engineers|scientists|artists|musicians|filmmakers|archive|archives"
    "|library|museum|church|diocese|parish|synod|caucus|lawmakers|commissions|newspaper"
    "|magazine|radio|television|broadcasting|broadcast|publishing|books|review|times|post"
    "|tribune|gazette|herald|express|daily|weekly|online|digital|internet|privacy|expression"
    "|speech|information|access|action|advocacy|accountability|anti-corruption|corruption"
    "|integrity|governance|elections|electoral|voters|citizens|people|peoples|communities"
    "|community|indigenous|minority|minorities|children|child|victim|survivors|abolition"
    "|penalty|prison|penal|reform|humanitarian|labor|labour|trade|business|industry|commerce"
    "|resource|resources|knowledge|education|training|learning|public|social|democratic"
    "|liberty|liberties|equality|equity|dignity|hope|voices|voice|link|links|bridge|bridges"
    "|hub|lab|labs|collective|cooperative|line|unlimited|borders|frontiers|limits|worldwide"
    "|regional|caucasus|eurasia|eurasian|balkan|balkans|nordic|baltic|asian|african|european"
    "|american|pacific|atlantic|mediterranean|interparliamentary|inter-parliamentary"
    "|chancellery|consulate|inspectorate|treasury|registry|presidency|cabinet|taskforce|task"
    "|panel|team|desk|division|headquarters",
    open_letter="open letter|joint open letter|public letter",
    open_letter_to="open letter to|joint open letter to|public letter to|letter to|joint letter to",
    joint_letter="joint letter|joint open letter|joint appeal|ngo letter|common letter",
    press_release="press release|for immediate release|news release|media release|"
    "press statement|press communique|media advisory|for release|press advisory|"
    "embargoed until|under embargo|news advisory|press note|press notice|media alert",
    statement="local statement|final statement|urgent statement|official statement|"
    "preliminary statement|end of mission statement|country statement|"
    "statement|joint statement|public statement|declaration|joint declaration|"
    "statement by|statement of|oral statement|written statement|joint public statement|"
    "open statement|joint communique|position paper|position statement|common statement|"
    "solidarity statement|joint appeal",
    resolution="resolution|draft resolution|motion for a resolution|joint motion for a resolution|"
    "european parliament resolution|emergency resolution",
    reply="thank you for contacting me|thank you for getting in touch|thank you for writing to me|"
    "thank you for contacting us|thanks for contacting me|thank you for your e-mail|"
    "thank you for your email|thank you for your recent email|thank you for your recent letter|"
    "in reply to your letter|in response to your letter|thank you for your letter|"
    "thank you for your email|thank you for your e-mail|thank you very much for your letter|"
    "i refer to your letter|with reference to your letter|further to your letter|"
    "i acknowledge receipt of your letter|i am replying to your letter|i write in reply to|"
    "thank you for writing|we thank you for your letter|we refer to your letter|"
    "i am writing in response to your letter|i would like to thank you for your letter|"
    "i am writing in reply to your letter|reply to your letter|in answer to your letter|"
    "response to your letter|thank you for your correspondence|"
    "has asked me to reply|has asked me to respond|has asked me to thank you for your letter"
    "|we acknowledge receipt of your letter|your letter of|thank you for your message"
    "|i have been asked to reply|in response to your|your email of|your correspondence of"
    "|on receipt of your letter|i write in response to your letter"
    "|we have received your letter|i have received your letter"
    "|you wrote to|i am replying as|i am writing in reply|i write in reply|your e-mail of",
    streets="street|st.|road|rd|avenue|ave|square|lane|boulevard|blvd|floor|suite|box|p.o.|po|"
    "building|buildings|court|drive|way|place|room|house no|postal|zip|terrace|quay|gardens|hill|"
    "park|row|close|mews|gate|wharf",
    places="kazakhstan|kazakh|russia|russian|ukraine|ukrainian|france|french|germany|german|"
    "poland|polish|italy|italian|spain|spanish|belgium|belgian|european|europe|american|"
    "america|british|britain|england|english|kingdom|united|states|austria|austrian|swiss|"
    "switzerland|norway|norwegian|sweden|swedish|denmark|danish|finland|netherlands|dutch|"
    "lithuania|latvia|estonia|czech|slovak|hungary|hungarian|romania|bulgaria|turkey|turkish|"
    "central|north|south|east|west|eastern|western|northern|southern|city|new york|los angeles|"
    "kyrgyz|kyrgyzstan|uzbek|uzbekistan|tajik|tajikistan|turkmen|azerbaijan|georgia|georgian|"
    "armenia|armenian|belarus|belarusian|moldova|moldovan|ireland|irish|scotland|scottish|"
    "luxembourg|portugal|greece|greek|australia|canada|canadian|japan|china|chinese|israel",
)

"""Spanish."""

from dossier.importing.lexicon.base import Language

ES = Language(
    code="es",
    common="de la que el en y a los del se las por un para con no una su al lo como más pero sus "
    "le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien "
    "desde nos durante todos uno les ni contra señor señora ha han fue",
    letters="ñ¿¡áíóú",
    months=(
        "enero|ene",
        "febrero|feb",
        "marzo|mar",
        "abril|abr",
        "mayo|may",
        "junio|jun",
        "julio|jul",
        "agosto|ago",
        "septiembre|setiembre|sept|sep",
        "octubre|oct",
        "noviembre|nov",
        "diciembre|dic",
    ),
    weekdays="lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    before_date="a|el|el día|día|a día",
    after_date="",
    before_place="en|lugar|dado en|firmado en",
    salutations="estimado|estimada|estimados|estimadas|distinguido|distinguida|distinguidos|"
    "muy señor mío|muy señora mía|muy señores míos|señor|señora|señores|excelentísimo|"
    "excelentísima|excelencia|su excelencia|apreciado|apreciada|querido|querida|queridos|"
    "excmo|excma|honorable|ilustrísimo|a quien corresponda|respetado|respetada|"
    "de mi consideración|"
    "apreciados|apreciadas|respetable|muy estimado|muy estimada"
    "|de nuestra consideración|de nuestra mayor consideración|de mi mayor consideración"
    "|muy distinguido|señor presidente|señora presidenta|señor ministro|señora ministra"
    "|señor embajador|c. presidente|presente|respetados|respetadas|buenos días|compañeras"
    "|a la opinión pública",
    titles_called="sr. presidente|sra. presidenta|sr. ministro|sra. ministra",
    closings="atentamente|le saluda atentamente|les saluda atentamente|le saludan atentamente|"
    "muy atentamente|cordialmente|reciba un cordial saludo|un cordial saludo|un saludo|"
    "saludos cordiales|cordiales saludos|respetuosamente|reciba un atento saludo|"
    "con un cordial saludo|sin otro particular|le saludamos atentamente|afectuosamente|"
    "reciba mi más|quedo a la espera|con mi mayor consideración|un afectuoso saludo|"
    "agradeciendo de antemano|agradecemos de antemano|le saludamos|le saluda|les saludamos|"
    "atentos saludos|reciban un cordial saludo|saludos atentos|"
    "le saludo atentamente|con el mayor respeto|aprovecho la ocasión|aprovechamos la ocasión|"
    "aprovecho esta oportunidad|saludos|reciba nuestro|muy cordialmente|le ruego acepte"
    "|se despiden atentamente|se despide atentamente|sin más"
    "|sin otro particular por el momento|quedo de usted|quedamos de usted|quedamos atentos"
    "|quedamos a la espera|con nuestros respetos|con respeto|fraternalmente|solidariamente"
    "|dios le bendiga|dios los bendiga|que dios le bendiga|que dios los bendiga"
    "|en solidaridad|con toda consideración|reciba un saludo|reciban un saludo|reciba usted"
    "|reciba, señor|atte|atte.|respetuosamente suyo|les saludan|le saludan|saluda atentamente"
    "|saludan atentamente",
    closing_parts="saludamos muy atentamente|saludo muy atentamente|saludamos atentamente|"
    "saluda atentamente|"
    "mi más alta consideración|nuestra más alta consideración|"
    "consideración más distinguida|mi distinguida consideración",
    copy="c/copia|con copia simple|con copia simple a|enviada también a|"
    "con copia a|con copia|copia|copia a|c.c.|cc|c/c|copias|copias a|con copia para|"
    "copia de esta carta a|copia de la presente a|ccp|c.c.p.",
    subject="asunto|ref|referencia|objeto|tema|asunto referente",
    to="a la atención del|a la atención de la|"
    "a|dirigida a|llamamientos a|a la atención de|para|att|atn|"
    "destinatario|a/a|a la att. de|al|a la",
    date_label="fecha|enviado|publicado",
    foreign_date="recibido|su carta|su escrito|embargado|nacido|antes del|hasta el|registro|"
    "desde el",
    reference="ref|ref.|n/ref|s/ref|nuestra ref|su ref|expediente|exp|n.º|nº|referencia|"
    "registro|asunto n.º|oficio",
    delivery="por correo electrónico|por fax|por correo certificado|por correo|confidencial|"
    "urgente|por e-mail|por email|vía correo electrónico|por mensajería|via email|"
    "correo certificado|burofax|por burofax",
    enclosure="anexo|anexos|adjunto|adjuntos|p.d.|documentos adjuntos|notas|posdata|se adjunta|"
    "nota para editores|notas al pie",
    contact="contacto de prensa|contacto|contactos|para más información|para mayor información|"
    "para más informaciones|contacto para medios|contacto para la prensa|acerca de|sobre|"
    "gabinete de prensa|oficina de prensa|para entrevistas|contacto prensa",
    signed="firmantes|firmado|firmado por|firman|las organizaciones firmantes|"
    "organizaciones firmantes|los abajo firmantes|suscriben|firmas|lista de firmantes|"
    "firma|fdo|fdo.|firmantes individuales|primeros firmantes|suscriben esta carta"
    "|firmas de apoyo|adhesiones|entidades firmantes|suscriben este comunicado"
    "|suscriben la presente|suscrito por|suscriben:|firman esta carta|firman la presente"
    "|las organizaciones abajo firmantes|personas firmantes|organizaciones que suscriben"
    "|apoyan|se adhieren",
    honorifics="su santidad|sua santità|sa sainteté|his holiness|his eminence|sua eminenza|"
    "sr|sr.|sra|sra.|sres|sres.|srta|srta.|señor|señora|señores|señorita|don|doña|"
    "d.|d|dña|dña.|da.|dr|dr.|dra|dra.|prof|prof.|lic|lic.|excmo|excmo.|excma|excma.|ilmo|ilmo.|"
    "ilma|ilma.|s.e.|su excelencia|ing|ing.|abog.|mtro.|mtra.|exmo.|excelentísimo|"
    "excelentísima|fdo.|fdo|fdo.:|arq.|don.|sr. d.|sra. dña.|excmo. sr.|excma. sra."
    "|c. lic.|mtro|mtra|licenciado|licenciada|doctor|doctora|profesor|profesora|ingeniero"
    "|maestro|maestra|monseñor|mons.|padre|hermana|fray|sor|gral.|cnel.|excma. sra. d.ª"
    "|excmo. sr. d.|sr. d|d.ª|dª|s.e. sr.|s.e. sra.|ciudadano|ciudadana|h.|honorable|diputado"
    "|dip. nac.|dip. fed.|sen. nac.|rep. nacional|rep. nac.|h.r.|h.s.|congresista|asambleísta"
    "|emb.|c.p.|dip.|sen.|min.|mag.|biól.|cap.|lcda.|lcdo.|lcdo|lcda|gral|cmdte.|almte.|pbro."
    "|diputada|senador|senadora|a su excelencia|a su excelencia reverendísima|"
    "su excelencia reverendísima|reverendísima|reverendísimo",
    offices="senadores|parlamentarios|comisarios|"
    "ministro|ministra|ministros|presidente|presidentes|presidenta|primer|primera|"
    "secretario|secretaria|"
    "director|directora|jefe|jefa|comisario|comisaria|comisionado|comisionada|embajador|"
    "embajadora|representante|relator|relatora|miembro|miembros|senador|senadora|juez|jueza|"
    "responsable|coordinador|coordinadora|asesor|asesora|abogado|abogada|abogados|profesor|"
    "profesora|catedrático|catedrática|investigador|investigadora|periodista|fundador|"
    "fundadora|fiscal|defensor|defensora|diputado|diputada|diputados|eurodiputado|"
    "eurodiputada|vicepresidente|vicepresidenta|portavoz|delegado|delegada|tesorero|tesorera|"
    "alcalde|alcaldesa|decano|decana|rector|rectora|canciller|rey|cónsul|escritor|escritora|"
    "alto|alta|general|consejero|consejera|subsecretario|subsecretaria|exministro|"
    "expresidente|gobernador|gobernadora|procurador|procuradora|activista|magistrado|magistrada"
    "|directores|coordinadores|presidentas|secretarios|ejecutivo|ejecutiva|técnico|técnica"
    "|académico|académica|académicos|jurista|juristas|sociólogo|socióloga|historiador"
    "|historiadora|economista|filósofo|filósofa|poeta|cineasta|actor|actriz|artista|editor"
    "|editora|médico|médica|obispo|arzobispo|sacerdote|concejal|concejala|letrado|letrada"
    "|ombudsman|adjunto|adjunta|vocal|vicesecretario|exdiputado|exsenador|exembajador|titular"
    "|encargado|encargada|notario|analista|docente|parlamentario|parlamentaria|eurodiputados"
    "|portavoces|vicecanciller|comandante|coronel",
    bodies="defensoría|procuraduría|fiscalía|cancillería|contraloría|alcaldía|vicaría|prelatura|"
    "intergrupo|arzobispado|diócesis|subsecretaría|gabinete|rectorado|prefectura|subdelegación|"
    "consejería|conselleria|unidad|representación|juzgado|visitaduría|"
    "proyecto|fundación|asociación|comité|consejo|comisión|centro|instituto|universidad|unión|"
    "federación|liga|red|grupo|derechos|organización|ministerio|departamento|oficina|"
    "parlamento|tribunal|corte|embajada|gobierno|delegación|agencia|sociedad|foro|iniciativa|"
    "alianza|coalición|movimiento|campaña|plataforma|casa|colegio|ilustre|abogacía|cámara|"
    "autoridad|"
    "secretaría|defensores|prensa|libertad|fondo|academia|escuela|facultad|asamblea|congreso|"
    "senado|partido|república|naciones|unidas|internacional|amnistía|humanos|pro|españa|"
    "acción|observatorio|sindicato|confederación|audiencia|fiscalía|dirección|justicia|cortes|"
    "consulado|misión|nacional|estado|sección|servicio|mesa|coordinadora|círculo"
    "|agrupación|agrupaciones|colectivo|colectiva|colectivos|familiares|familias|víctimas"
    "|madres|abuelas|mujeres|trabajadores|campesinos|campesinas|indígenas|pueblos|pueblo"
    "|estudiantes|periodistas|abogados|abogadas|juristas|jueces|juezas|magistrados|escritores"
    "|artistas|investigadores|desaparecidos|detenidos|ejecutados|presos|políticos|refugiados"
    "|migrantes|exiliados|ciudadana|ciudadano|ciudadanía|popular|sociales|social|civil"
    "|comunidad|comunidades|comunitario|comunitaria|vicaría|iglesia|diócesis|pastoral|caritas"
    "|cáritas|jesuita|paz|memoria|verdad|reparación|democracia|democrática|libre|libertades"
    "|expresión|educación|estudios|legales|jurídico|jurídica|desarrollo|capacitación"
    "|promoción|defensa|frente|bloque|confederaciones|sindicatos|sindical|gremio|cooperativa"
    "|corporación|ong|organismo|organismos|relatoría|procuraduría|gobernación|alcaldía"
    "|ayuntamiento|diputación|generalitat|junta|presidencia|cancillería|periódico|revista"
    "|radio|editorial|museo|biblioteca|universidades|cátedra|latinoamericana"
    "|latinoamericano|americana|americano|mexicana|mexicano|chilena|chileno|colombiana"
    "|colombiano|peruana|peruano|argentina|argentino|europea|regional|interamericana"
    "|interamericano",
    open_letter="carta abierta|carta abierta conjunta|carta pública",
    open_letter_to="carta abierta a|carta abierta al|carta abierta a la|carta conjunta a|"
    "carta abierta dirigida a|carta conjunta al|"
    "carta a|carta al|carta a la|carta a los|carta a las",
    joint_letter="carta conjunta|carta abierta conjunta|carta colectiva|llamamiento conjunto",
    press_release="comunicado de prensa|nota de prensa|para publicación inmediata|"
    "para difusión inmediata|boletín de prensa|comunicado de prensa conjunto|comunicado",
    statement="declaración|declaración conjunta|comunicado conjunto|declaración pública|"
    "pronunciamiento|manifiesto|posicionamiento|comunicado público|pronunciamiento conjunto",
    resolution="resolución|propuesta de resolución|proposición no de ley|moción",
    reply="en respuesta a su carta|agradezco su carta|gracias por su carta|en contestación a su|"
    "acuso recibo de su|le agradezco su carta|hemos recibido su carta|he recibido su carta|"
    "con relación a su carta|en relación con su carta|en respuesta a su escrito|"
    "en relación a su escrito|en contestación a su escrito|me refiero a su carta"
    "|he recibido su escrito|en respuesta a su correo|se ha recibido su escrito"
    "|acusamos recibo de su|en atención a su carta|en atención a su escrito"
    "|con referencia a su carta|en contestación a su carta|gracias por contactarme"
    "|gracias por escribirme|gracias por ponerse en contacto|gracias por dirigirse a"
    "|le agradezco que me haya escrito|gracias por haberme escrito",
    streets="calle|c/|avenida|avda|avda.|plaza|paseo|carretera|apartado|piso|planta|"
    "código postal|"
    "palacio|glorieta|pza|pza.|complejo|ronda|camino",
    places="kazajistán|kazajstán|rusia|ucrania|francia|alemania|polonia|italia|españa|española|"
    "español|bélgica|suiza|europea|europeo|madrid|barcelona|méxico|argentina|colombia|"
    "reino|unido|estados unidos|américa|latina|de españa|bruselas|estrasburgo|ginebra",
)

"""Words that stand beside names, that no name has, and that are names though they mean more."""

from __future__ import annotations

_AFTER_TEXT = (
    "mep mp mps qc kc phd ph.d. ph.d esq esq. obe cbe mbe kcmg cmg ll.m. ll.m llm md m.d. msp td "
    "mdb mdep mdl j.d. jd m.a. ma ba msc m.sc. frs sc s.j. sj bsc llb ll.b. "
    "dbe kbe gbe kg om ch ksc dphil d.phil. em. "
    "oam psm frs fba frsl frsc frcp cm oc pc mla mha ms mphil frse fsa fras llb jp dl cpa kcb kcvo "
    "f.r.s. k.c. q.c. m.p. m.b.e. o.b.e. c.b.e. oao "
    "(mep) am ao ac amm frsa mla mlas mba msw rn o.p. op ofm sdb svd mpe mpp mlc mna mhr mhk"
)
AFTER = frozenset(_AFTER_TEXT.split())
"""Letters behind a name: degrees, orders, seats in a parliament."""
_MATTERS_TEXT = (
    "etat stato estado staat "
    "justice state affairs foreign internal external interior exterior finance defense spraw "
    "zagranicznych wewnetrznych sprawiedliwosci obrony narodowej esteri interni interno giustizia "
    "justicia exteriores asuntos affaires etrangeres interieur auswartiges inneren ausseren "
    "юстиции иностранных внутренних дел закордонних справ внутрiшнiх оборони обороны "
    "culture education "
    "health trade labour labor environment economy europeennes unijnych europejskich parlamentu "
    "europejskiego sejmu senatu rzadu komisji stronnictwa okregu парламента парламенту думы сената "
    "quartiere rione frazione distretto "
    "settore servizio area sezione reparto divisione lavori abteilung referat fachbereich dezernat "
    "seccion unidad sector wydzialu dzialu referatu oddzialu отдела управления департамента "
    "сектора отделения відділу управління департаменту сектору відділення"
)
MATTERS = frozenset(_MATTERS_TEXT.split())
"""What ministers are for: no name, though it may be written with capitals."""
_ALSO_TEXT = (
    "king prince judge bishop dean page court hill park lane rich may august april june "
    "row close hall way drive mai marta maria mag art bar re conte conti german bull ward "
    "post french english holland france poland israel georgia ireland england scott "
    "ukrainian polish via largo corso leader speaker chambers frost marzo place "
    "major rosa don sol justice house war world kurz stock lang markt weg ring damm bund "
    "graf rat haus freiherr bank fund heil roi presse amt klein public open joint oral "
    "julio maja pietro volker еркiн еркін church hope west north richter fischer bischof freitag "
    "sonntag casa chiesa rey obispo maire avril krol biskup czech clerk bridges street milano "
    "napoli written rees lou ag bp ste sede nord ac fond cap att dom rada juan paz "
)
ALSO_NAMES = frozenset(_ALSO_TEXT.split())
"""Words of offices, places and streets that are names as well: they do not speak against one."""

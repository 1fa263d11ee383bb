"""The title of an act: the deed, contract, order or request on which it rests, with where that was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.people import SOMEBODY
from pipelines.extraction.real_estate.captions import any_captions
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from pipelines.extraction.passage import Passage

TITLE_END = "title_end"
_REACH = 700  # characters of an act in which its title is told
_LONGEST = 520
_DEED = (
    r"(?:escrituras?(?![a-z])|instrumentos?[ \n](?:publico|particular|de|datado|firmado)|"
    r"contratos?[ \n](?:particular|por|de|n)|"
    r"forma(?:l|is)[ \n](?:de[ \n]partilha|extraid|expedid|passad)|recibo[ \n]|"
    r"cartas?[ \n]de[ \n](?:sentenca|adjudicacao|arrematacao)|mandado|"
    r"certid(?:ao|oes)|"
    r"requerimento|cedula|oficio[ \n](?:n|d[aeo]|datado|expedido|judicial)|"
    r"habite-se|alvara|declaracao|comunicacao|ata[ \n]|termo[ \n]de|autorizacao|peticao|"
    r"memorial|ordem[ \n]judicial|"
    r"auto[ \n]de)"
)
_INTRODUCED = re.compile(
    r"(?<![a-z])(?:por|pel[oa]s?|nos[ \n]termos[ \n]d[aeo]s?|conforme|de[ \n](?:acordo|"
    r"conformidade)[ \n]com|mediante|"
    r"(?:a|em)[ \n]vista[ \n]d[aeo]s?|em[ \n](?:razao|decorrencia|face|funcao)[ \n]d[aeo]s?|"
    r"com[ \n](?:base|fundamento|fulcro)[ \n]n[ao]s?|constantes?[ \n]d[aeo]s?|"
    r"(?:ordenad|determinad|decretad|requerid|solicitad)[oa]s?[ \n](?:n[ao]|pel[ao]|por)s?|"
    r"(?<=[.:;-][ \n])n[ao]s?|por[ \n]forca[ \n]d[aeo]s?|atraves[ \n]d[aeo]s?|"
    r"em[ \n]virtude[ \n]d[aeo]s?|ante|ut|consoante|na[ \n]forma[ \n]d[aeo]s?|atendendo[ \n]a[os]?|"
    r"em[ \n]cumprimento[ \n]a[os]?|(?:forma[ \n]do[ \n])?titulo"
    r"(?:[ \n](?:apresentado|exibido|aquisitivo|causal))?[ \n]?[:=-])"
    rf"[ \n]{{1,2}}(?:uma?[ \n]|o[ \n]|a[ \n]|est[ea][ \n])?(?={_DEED})|"
    rf"(?<=[.;–-][ \n])(?={_DEED}[^.;]{{0,50}}[ \n]d(?:e|atad[oa])[ \n](?:em[ \n])?"
    r"[0-9]{1,2}[oa]?(?:[./-]|[ \n]de[ \n]))|"
    r"(?<![a-z])a[ \n](?=requerimento[ \n](?:firmad|datad|assinad|subscrit|formulad|feito|apresentad|"
    r"de[ \n][0-9]))"
)
_FORM = re.compile(r"(?<![a-z])(?:forma(?:[ \n]do[ \n]titulo)?|titulo[ \n]aquisitivo)[ \n]?[:=-][ \n]?")
_END = re.compile(
    r"[;\t]|[,–-][ \n](?=(?:os?|as?)[ \n]|foi[ \n]|fica[ \n]|ficam[ \n]|procede|verifica|consta[ \n]|"
    r"faco|averb|registr|para[ \n](?:constar|o[ \n]fim|fins|que[ \n]|fazer|ficar)|devidamente|"
    r"pass(?:a|ou|aram)[ \n]a[ \n]|fic(?:ou|aram)[ \n]|sendo[ \n]|"
    r"falec|casou|casaram|contra(?:iu|iram)|divorci|separ(?:ou|aram)|passou|coube|construi|edific|demoli|"
    r"transmit|vend[ei]|dou[ \n]|doaram|pel[oa][ \n](?:preco|valor)|que[ \n]|e[ \n]de[ \n]conformidade)"
    r"|\.(?=[ \n](?:os?|as?|foi|fica|valor|preco|transmit|adquir|condic|procede|o[ \n]imovel|dou|"
    r"emol)(?![a-z]))"
)
_CLAUSE = re.compile(
    r",[ \n](?=[a-z])(?!(?:e[ \n])?(?:(?:com|sem|d[aeo]s?|em|aos?|n[ao]s?|pel[ao]s?|por|sob|sendo)(?![a-z])|"
    r"dad[oa]s?[ ]|exarad|prolatad|deferid|concedid|oriund|feit[oa]|realizad|outorgad|"
    r"expedid|extraid|lavrad|passad|assinad|subscrit|firmad|datad|emitid|registrad|arquivad|celebrad|instruid|"
    r"acompanhad|aditad|retificad|rerratificad|ratificad|prenotad|protocolad|homologad|julgad|transitad|proferid|livro|"
    r"f(?:olha|l|\.)s?|pag|notas|l(?:i?v)?\.|processo|autos|termo|microfilm|vara|comarca|tabeli|oficio|cartorio|"
    r"plantas?[ ,\n]|memoria(?:l|is)[ \n]|certid|"
    r"estado|local|[nd]?est[ae]s?(?![a-z])|[nl][o.]{1,2}[ \n]))"
)
"""Where a clause begins that tells no more of a title, which goes on with where and when it was made."""
_VERB = re.compile(
    r"[^,;.]{0,60}?(?<![a-z])(?:[a-z]{3,15}-(?:se|lhe)|foi|foram|fica|ficam|e|acha|consta|esta|"
    r"[a-z]{3,12}(?:ou|eu|iu|aram|eram|iram))(?![a-z])"
)
_SENTENCE = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b[nfdlpNFDLP][rlsºo])(?<!\b[Mm][Mm])"
    r"(?<!\b(?:fls|dra|liv|tab|sra|art))\.(?=[ \n]+[A-ZÀ-Ý])"
)
_ACTOR = re.compile(
    r",[ \n](?=(?:[A-ZÀ-Ý][^\W\d_]*+[.,]?[ \n]|(?:d[aeo]s?|e)[ \n]){2,16}+"
    r"(?:(?:já|acima|ora|supra|retro)[ \n])?"
    r"(?:alien|vend(?:eu|eram|em?)[ \n]|transmit|transfer|doou|doaram|permut|hipotec|ced(?:eu|eram)|"
    r"deu[ \n]|deram[ \n]|adquir|promet|constitu|institu|reserv|renunci|qualificad|brasileir))"
)
_FROM_TO = re.compile(
    r",[ \n](?:de|entre)[ \n](?=(?:[A-ZÀ-Ý][^\W\d_]*+[.,]?[ \n]|(?:d[aeo]s?|e)[ \n]){2,14}"
    r"(?:\([^()]{1,90}\)[ \n])?(?:para|ao?s?|e|em[ \n]favor|por)[ \n])|"
    r",[ \n](?=(?:a|em)[ \n]favor[ \n]d|no[ \n]valor[ \n]|dos[ \n]bens[ \n]|"
    r"por[ \n](?:falecimento|morte)[ \n])"
)
"""Where a title goes over to its sides: `escritura de 3/5/1990, de Fulano para Beltrano`."""
_DASH = re.compile(r"[ \n][-–][ \n]")
"""What ends a title that it begins too: such acts divide all that they tell so."""
_OF_A_PARTY = re.compile(r"(?<![a-z])(?:cpf|cic|cnpj|cgc|rg|brasileir[oa]s?|representad[oa]s?|r\$)(?![a-z])")


def read_title(passage: Passage, opening: int) -> Finding | None:
    """Return the title as one line of text: up to where who does what with the property begins."""
    form = _FORM.search(passage.folded, 0, len(passage.folded))
    match = form or _INTRODUCED.search(passage.folded, opening, opening + _REACH)
    if match is None:
        return None
    end, is_clear = _end(passage, match.end())
    dash = _DASH.search(passage.text, match.end(), end) if _is_behind_dash(passage, match.end()) else None
    end, is_clear = (dash.start(), True) if dash else (end, is_clear)
    read = passage.text[match.end() : end].rstrip(" \n,;:.-–")
    if len(read) < 8:
        return None
    finding = Finding("", normalize.spaces(read), passage.quote(match.end(), match.end() + len(read)))
    is_clear = is_clear and _OF_A_PARTY.search(passage.folded, match.end(), end) is None
    return finding if is_clear else finding.with_verdict(Verdict(TITLE_END, passed=False))


def _is_behind_dash(passage: Passage, start: int) -> bool:
    return _DASH.fullmatch(passage.text, start - 3, start) is not None


def _end(passage: Passage, start: int) -> tuple[int, bool]:
    limit = min(len(passage.text), start + _LONGEST)
    part = passage.text[start:limit]
    ends = [match.start() for match in [_END.search(passage.folded, start, limit)] if match]
    ends += [start + match.start() for match in [_SENTENCE.search(part)] if match]
    ends += [start + match.start() for p in (_ACTOR, _FROM_TO) for match in [p.search(part)] if match]
    if passage.text.upper() != passage.text:
        ends += [start + match.start() for match in [SOMEBODY.search(part)] if match]
    ends += [caption.start for caption in any_captions(passage) if start < caption.start < limit][:1]
    end, is_clear = (min(ends), True) if ends else (limit, limit == len(passage.text))
    clause = _CLAUSE.search(passage.folded, start, end)
    return (clause.start(), bool(_VERB.match(passage.folded, clause.end()))) if clause else (end, is_clear)

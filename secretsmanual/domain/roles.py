"""Which areas a job title belongs to, and whether its holder decides (domain.md 2.5).

A guess for the rep to correct. Words are looked for at the start of words, in the languages the
import understands; a title may belong to several areas or to none.
"""

import re
from functools import lru_cache

_AREAS = {
    "finance": """financ finanz account(?!\\s*(?:manager|executive|director|rep)) buchhalt comptab
        contab treasur controll cfo bookkeep payroll audit amministrazione""",
    "owner": """owner founder co-founder cofounder proprietor inhaber eigent gründer gérant
        propriétaire propietari proprietari titolare eigenaar ceo chief.executive
        managing.director geschäftsführ président president pdg direct(?:or|eur|rice).général
        director.general managing.partner vorstand patron""",
    "operations": """operation production produkt(?!manag) plant manufactur fertigung betriebsleit
        exploitation produc coo factory werk facilit supply.chain""",
    "warehouse": """warehous lager logisti stock storekeep dispatch shipping entrepôt almacén
        magazzin magazijn fulfil inventory distribution""",
    "procurement": """procure purchas buyer buying sourcing einkauf einkäuf beschaff achat acheteu
        compras acquist inkoop supply""",
    "hr": "hr human.resource people.(?:and|&|officer|operation|partner) personal(?!.assist) "
    "recruit talent ressources.humaines recursos.humanos risorse.umane",
    "quality": "quality qualität qualité calidad qualità kwaliteit qa qc qm compliance regulatory",
    "engineering": """engineer ingeni ingegner ingénieur technic technik techni(?:sch|que) cto
        developer entwickl maintenance instandhalt software it architect r&d research""",
    "commercial": """sales vertrieb verkauf commercial kommerz vente ventas vendite marketing
        account\\s*(?:manager|executive|director|rep) business.develop key.account cmo cco cso
        brand customer revenue""",
    "admin": """admin assistant secretar sekret office(?!r) assistenz reception empfang asistente
        order.administrator clerk sachbearbeit back.office""",
}

_DECIDES = """owner founder co-founder cofounder proprietor inhaber eigent gründer gérant
    propriétaire propietari titolare eigenaar ceo cfo coo cto cmo cco cio chief chef
    president président vice.president vp director directeur directrice direktor direttore diretor
    head leiter leitung geschäftsführ vorstand partner principal chair pdg responsable
    general.manager managing prokurist"""

_SERVES = re.compile(
    r"(?:\b|_)(?:assist|secretar|sekret|associate|deputy.?assist|trainee|intern\b)"
)


def _starts(words: str) -> re.Pattern[str]:
    alternatives = "|".join(word if len(word) > 3 else rf"{word}(?!\w)" for word in words.split())
    return re.compile(rf"(?<!\w)(?:{alternatives})")


_AREA_PATTERNS = {area: _starts(words) for area, words in _AREAS.items()}
_DECIDES_PATTERN = _starts(_DECIDES)


@lru_cache(maxsize=4096)
def roles_of(title: str) -> tuple[str, ...]:
    """Return the areas a job title points at, in the order of `PersonFields.roles`."""
    title = title[:300].casefold()
    return tuple(area for area, words in _AREA_PATTERNS.items() if words.search(title))


@lru_cache(maxsize=4096)
def decides(title: str) -> bool:
    """Say whether a job title sounds like a decision maker's: owner, director, head of ..."""
    parts = re.split(r"[/,;&|]", title[:300].casefold())
    return any(_DECIDES_PATTERN.search(part) and not _SERVES.search(part) for part in parts)

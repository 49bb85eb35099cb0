"""Shell: what the generator shows around every page: the menus, the owner, the rules for browsers."""

from knowledgebase.ground.assets import assets_folder
from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY
from knowledgebase.ground.layout import ORGANISATIONS, REGIONS, SETS, SHELVES, THEMES
from knowledgebase.ground.site import Site
from knowledgebase.render.publication import Publication

# Name, address and, where it is not Finnish, the language of the page it leads to.
MENU = (
    ("Käytännöt", f"{SHELVES['practice'].address}/", ""),
    ("Hankkeet", f"{SHELVES['project'].address}/", ""),
    ("Teemat", f"{THEMES}/", ""),
    ("Alueet", f"{REGIONS}/", ""),
    ("Koosteet", f"{SETS}/", ""),
    ("Uutiset", f"{SHELVES['news'].address}/", ""),
    ("Seuraa", "seuraa/", ""),
    ("Osallistu", "osallistu/", ""),
)
FOOTER = (
    ("Tietoa tietopankista", "tietoa/", ""),
    ("Näyttö ja vaikutus", "tietoa/naytto/", ""),
    ("Organisaatiot", f"{ORGANISATIONS}/", ""),
    ("Saavutettavuusseloste", "tietoa/saavutettavuus/", ""),
    ("Tietosuoja", "tietoa/tietosuoja/", ""),
    ("Tapahtumat", f"{SHELVES['event'].address}/", ""),
    ("Uutta ja muuttunutta", "uutta/", ""),
    ("Materiaalit", f"{SHELVES['material'].address}/", ""),
    ("Avoin aineisto", "data/", ""),
    ("På svenska", "tietoa/sv/", "sv"),
    ("In English", "tietoa/en/", "en"),
)


def shell_values(made: Publication, site: Site) -> dict[str, object]:
    """Return what the shell's templates show besides the page, under `config.extra`.

    A menu has only the pages that are there: a root may lack any of them.
    """

    def links(menu: tuple[tuple[str, str, str], ...]) -> list[dict[str, str]]:
        return [
            {"name": name, "address": address, "lang": lang}
            for name, address, lang in menu
            if address in made.pages
        ]

    return {
        "menu": links(MENU),
        "footer": links(FOOTER),
        "assets": assets_folder(),
        "csp": CONTENT_SECURITY_POLICY,
        "owner": site.owner,
        "owner_confirmed": site.owner_confirmed,
        "eu_funding_text": site.eu_funding_text,
    }

"""Ten needs that a workplace comes with: is help on the first screen of its page.

The needs and the practices that help are the makers' own judgement, made by reading the cards
while the pages of needs were built: a guard against going back, not evidence from readers. The
table is on the page tietoa/loytyyko-apu; this test keeps it true.
"""

import pytest

pytestmark = pytest.mark.browser
SCREENS = {"puhelin": {"width": 360, "height": 740}, "tietokone": {"width": 1280, "height": 800}}
TASKS = {
    "Pitkät sairauspoissaolot 40 hengen konepajassa": (
        "Sairauspoissaolot pitkittyvät",
        {
            "tyoote",
            "aktiivinen-valittaminen-lapinlahti",
            "fastems-tyohyvinvointi",
            "korvaava-tyo-pori",
            "tuunattu-tyo-vantaa",
            "poissaolojen-hallinta-tyokaari",
            "varhaisen-tuen-malli-metso",
        },
    ),
    "Uusi esihenkilö": (
        "Uusi esihenkilö tarvitsee tukea",
        {"ennakoiva-tuki-sote", "varhaisen-tuen-malli-metso"},
    ),
    "Etätyö hajottaa porukan": (
        "Etätyö hajottaa porukan",
        {"etatyon-pelisaannot-ttl", "hybridityon-opas-turkuamk", "uusien-integrointi-hybridi"},
    ),
    "Uusi työntekijä ei pääse vauhtiin": (
        "Uusi työntekijä ei pääse vauhtiin",
        {
            "perehdytys-viisi-askelta",
            "perehdytys-tarkistuslistat-puutarha",
            "mestari-kisalli-toimiva-ravintola",
        },
    ),
    "Työpaikalla riidellään": (
        "Työpaikalla riidellään",
        {"ristiriidoista-ratkaisuihin-ttk", "tyoyhteisosovittelu", "hairinnan-toimintamalli"},
    ),
    "Vuorotyö väsyttää ja vapaat menevät ristiin": (
        "Työt kasautuvat ja tauot jäävät",
        {"yhteisollinen-vuorosuunnittelu", "tyoaikapankki"},
    ),
    "Rakennustyömaalla sattuu": (
        "Työssä sattuu ja tapahtuu",
        {"tr-mittaus-senaatti", "nolla-tapaturmaa"},
    ),
    "Tekoäly otetaan käyttöön, väki pelkää": (
        "Tekoäly tuli, mitä nyt?",
        {"tekoaly-osallista-henkilosto", "tekoaly-kunta-hva"},
    ),
    "Konkarit lähtevät ja tieto katoaa": (
        "Kokeneet jäävät eläkkeelle",
        {
            "mestari-kisalli-toimiva-ravintola",
            "vertaismentorointi-verme",
            "tyokaarimalli-ikaohjelma",
            "age-masters-abloy",
        },
    ),
    "Uuden työkaverin suomi ei vielä riitä": (
        "Yhteinen kieli puuttuu",
        {
            "jalkautuva-kielituki-elma",
            "kielen-oppiminen-tyoyhteisossa-esperi",
            "kielitietoinen-rekrytointi",
        },
    ),
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("need", TASKS)
def test_the_page_of_a_need_has_help_on_its_first_screen(page, need, screen):
    link, helpful = TASKS[need]
    page.set_viewport_size(SCREENS[screen])
    page.goto("tarpeet/")
    page.get_by_role("link", name=link).click()
    page.wait_for_url("**/tarpeet/**")
    seen = page.evaluate("""() => [...document.querySelectorAll('main li a, .cards .card-title a')]
        .filter((a) => { const box = a.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })
        .map((a) => a.pathname.split('/').at(-2))""")
    assert helpful & set(seen), seen

"""Datasets: what the open data consists of, each with its name in addresses and its Finnish texts."""

from dataclasses import dataclass

from knowledgebase.render.view.number_words import WHY_WITHHELD

ROOT = "data/v1"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Dataset:
    """One data set: its name in addresses, its kind of entry if it is one, and Finnish texts."""

    name: str
    title: str
    text: str
    kind: str = ""


DATASETS = (
    Dataset(
        "practices",
        "Hyvät käytännöt",
        "Käytännöt, niiden näyttö, vaikutus ja vaatimukset.",
        "practice",
    ),
    Dataset(
        "projects",
        "Hankkeet",
        "Hankkeiden tiedot, tavoitteet ja lähteiden kertomat tulokset.",
        "project",
    ),
    Dataset("news", "Uutiset", "Voimassa olevat uutiset.", "news"),
    Dataset("events", "Tapahtumat", "Tulevat ja menneet tapahtumat.", "event"),
    Dataset("materials", "Materiaalit", "Oppaat, lomakkeet, työkalut ja kurssit.", "material"),
    Dataset(
        "indicators",
        "Mittarit",
        "Mittarien määritelmät. Esimerkkejä, kunnes hanke on vahvistanut mittariston.",
        "indicator",
    ),
    Dataset(
        "results",
        "Mittarien tulokset",
        f"Hankkeiden ilmoittamat luvut. Luku on salattu, jos {WHY_WITHHELD}. Tyhjä, kunnes mittaristo on vahvistettu.",
    ),
    Dataset(
        "organisations", "Organisaatiot", "Organisaatiot, entiset nimet ja tehtävien jatkajat."
    ),
    Dataset(
        "vocabularies",
        "Sanastot",
        "Teemat, maakunnat ja muut luettelot suomeksi, ruotsiksi ja englanniksi.",
    ),
    Dataset(
        "relations", "Yhteydet", "Kerrotut ja lasketut yhteydet korttien välillä ja niiden syyt."
    ),
)

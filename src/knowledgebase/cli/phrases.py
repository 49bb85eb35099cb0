"""Phrases: what the commands say beside the findings, in each language, and in which one."""

from collections.abc import Mapping, Sequence

from knowledgebase.ground.findings import Language

VARIABLE = "KB_LANG"
"""The variable of the environment that tells the language where --lang does not."""

_PHRASES: dict[str, tuple[str, str]] = {
    "usage": ("Käyttö", "Usage"),
    "help": ("Ohje", "Help"),
    "error": ("Virhe", "Error"),
    "no-option": ("Valitsinta {name} ei ole.", "There is no option {name}."),
    "no-command": ("Komentoa {name} ei ole.", "There is no command {name}."),
    "near": ("Tarkoititko {names}?", "Did you mean {names}?"),
    "missing": ("Puuttuu: {name}.", "Missing: {name}."),
    "one-of": ("Kohdan {name} arvo ei kelpaa. Sallitut: {words}.", "The value of {name} will not do. Allowed: {words}."),
    "no-path": ("Kohta {name}: polkua {path} ei ole, tai se on väärää lajia.", "{name}: there is no path {path}, or it is of the wrong kind."),
    "no-number": ("Kohdan {name} pitää olla luku {least}–{most}.", "{name} must be a number {least}–{most}."),
    "no-day": ("Kohdan {name} pitää olla päivä muodossa 2026-11-24.", "{name} must be a day such as 2026-11-24."),
    "bad": ("Kohdan {name} arvo ei kelpaa.", "The value of {name} will not do."),
    "no-value": ("Valitsin {name} tarvitsee arvon.", "The option {name} needs a value."),
    "bad-use": ("Komentoa ei voi ajaa näin.", "The command cannot be run like this."),
    "extra": ("Ylimääräistä: {name}.", "Too much: {name}."),
    "stopped": ("Keskeytetty.", "Stopped."),
    "alone": (
        "Ohjelmalta puuttuvat sen omat kansiot. Aja se repositorion kopiosta: python3 scripts/dev.py",
        "The program lacks its own folders. Run it from a copy of the repository: python3 scripts/dev.py",
    ),
    "building": ("Rakennetaan sivustoa…", "Building the site…"),
    "built": ("Valmis: {site} ({seconds} s)", "Done: {site} ({seconds} s)"),
    "part-use": ("Valitsimet --part ja --to kuuluvat yhteen, eikä --offline sovi niihin.", "The options --part and --to go together, and --offline does not go with them."),
    "part-built": ("Osa {part} on kansiossa {site} ({seconds} s). Yhdistä osat: python3 scripts/dev.py join KANSIO…", "Part {part} is in the folder {site} ({seconds} s). Join the parts: python3 scripts/dev.py join DIR…"),
    "not-built": ("Sivustoa ei rakennettu. Entinen sivusto on ennallaan.", "The site was not built. The old one is as it was."),
    "publishing": ("Tehdään julkaisua…", "Making a release…"),
    "published": ("Julkaistu: {name} ({seconds} s). Lähteitä {all}: {counts}.", "Published: {name} ({seconds} s). Sources {all}: {counts}."),
    "not-published": ("Ei julkaistu. Entinen sivusto on ennallaan.", "Not published. The old site is as it was."),
    "apart-former": ("{path}: näkyy aiempi versio", "{path}: the earlier version is shown"),
    "apart-withheld": ("{path}: ei näy lainkaan", "{path}: not shown at all"),
    "apart-gone": ("{path}: ei näy lainkaan", "{path}: not shown at all"),
    "apart-missed": ("{path}: poistettu, mutta siihen viitataan yhä", "{path}: deleted, but still linked to"),
    "apart": ("Nämä tiedostot odottavat korjausta. Muu on julkaistu.", "These files wait to be mended. All else is published."),
    "rolled-back": ("Näkyvissä on nyt {name} ({seconds} s).", "Now {name} is shown ({seconds} s)."),
    "verified": ("{count} julkaisua, kaikki niin kuin ne julkaistiin.", "{count} releases, all as they were published."),
    "withdrawn": (
        "{path} ei ole enää missään julkaisussa, eikä se palaa. Kopioita voi yhä olla: git-repositoriossa, sen historiassa ja haaroissa; "
        "kopioissa, joita muut ovat ottaneet repositoriosta tai avoimesta datasta; hakukoneissa ja verkkoarkistoissa; lukijoiden selaimissa, syötteenlukijoissa ja kalentereissa; "
        "varmuuskopioissa; kansiossa .cache ja palvelimen lokeissa. Kortin kuvat ja liitteet jäävät julkaisujen lähteisiin, joita ei näytetä. Poista tiedosto myös sisällöstä.",
        "{path} is in no release any more, and will not return. Copies may remain: in the git repository, its history and branches; "
        "in what others have cloned or downloaded as open data; in search engines and web archives; in readers' browsers, feed readers and calendars; "
        "in backups; in the folder .cache and in the server's logs. Its pictures and attachments stay in the releases' sources, which are not served. Remove the file from the content too.",
    ),
    "state-archived": ("arkistoitu {count}", "archived {count}"),
    "state-draft": ("luonnoksia {count}", "drafts {count}"),
    "state-published": ("julkaistu {count}", "published {count}"),
    "state-quarantined": ("odottaa korjausta {count}", "waiting to be mended {count}"),
    "state-scheduled": ("ajastettu {count}", "scheduled {count}"),
    "state-withdrawn": ("otettu pois {count}", "withdrawn {count}"),
    "state-lost": ("kadonnut {count}", "lost {count}"),
    "served": ("Sivusto on osoitteessa {url} (lopeta: Ctrl+C)", "The site is at {url} (stop: Ctrl+C)"),
    "renewed": ("Muutos näkyy ({seconds} s).", "The change is shown ({seconds} s)."),
    "not-shown": ("Viallisesta tiedostosta näkyy entinen sivu ({seconds} s).", "Of a faulty file the former page is shown ({seconds} s)."),
    "program-changed": ("Ohjelma itse muuttui. Se näkyy vasta, kun käynnistät esikatselun uudelleen.", "The program itself has changed. Start the preview again to see it."),
    "port-taken": ("Portti {port} on toisen ohjelman käytössä. Valitse toinen, esimerkiksi --port 0.", "Another program uses the port {port}. Choose another, such as --port 0."),
    "port-denied": ("Porttiin {port} ei ole oikeutta. Valitse toinen, esimerkiksi --port 8000.", "There is no right to the port {port}. Choose another, such as --port 8000."),
    "no-address": ("Osoitteessa {host}:{port} ei voi näyttää sivustoa: {why}", "The site cannot be shown at {host}:{port}: {why}"),
    "staged": ("{count} sivua kansiossa {folder}", "{count} pages in the folder {folder}"),
    "fix-outside": ("{file}: ei ole kansiossa {root}, ohitetaan", "{file}: not in the folder {root}, passed over"),
    "fix-no-entry": ("{path}: ei ole kortti, ohitetaan", "{path}: no entry, passed over"),
    "fix-name-taken": ("{name} on jo olemassa; tiedoston nimeä ei muutettu.", "{name} is there already; the file keeps its name."),
    "new-no-id": ("Anna TUNNISTE, tai valitsin --ask, niin ohjelma kysyy kentät.", "Give an ID, or the option --ask to be asked for the fields."),
    "exists": ("Tiedosto {file} on jo olemassa.", "The file {file} is there already."),
    "check-all": ("Kortteja ilman virheitä: {count}, virheitä: {errors}, varoituksia: {warnings}.", "Entries without errors: {count}, errors: {errors}, warnings: {warnings}."),
    "check-files": ("Tiedostoja: {count}, virheitä: {errors}, varoituksia: {warnings}.", "Files: {count}, errors: {errors}, warnings: {warnings}."),
    "check-outside": ("Tiedosto {file} ei ole kansiossa {root}.", "The file {file} is not in the folder {root}."),
    "check-mend": ("Seuraavaksi: korjaa virheet ja aja sama komento uudelleen.", "Next: mend the errors and run this again."),
    "check-fix": ("Osan korjaa tämä komento:\n  python3 scripts/dev.py fix {file}", "Some are mended by this:\n  python3 scripts/dev.py fix {file}"),
    "fix-nothing": ("Ei korjattavaa.", "Nothing to mend."),
    "fixed-bom": ("tavujärjestysmerkki pois", "byte order mark taken away"),
    "fixed-line-ends": ("rivinvaihdot", "line ends"),
    "fixed-invisible": ("näkymättömät merkit pois", "invisible marks taken away"),
    "fixed-letters": ("ääkköset yhdeksi merkiksi", "letters and their marks joined"),
    "fixed-spacing": ("tyhjät rivit ja välit", "empty lines and spaces"),
    "fixed-tabs": ("sarkaimet välilyönneiksi", "tabs made spaces"),
    "fixed-nested": ("pisteelliset nimet sisennetty", "names with a dot indented"),
    "fixed-lists": ("luettelot omille riveilleen", "lists with an item a line"),
    "fixed-days": ("päivät", "days"),
    "fixed-numbers": ("luvut", "numbers"),
    "fixed-words": ("sanaston sanat", "words of the vocabulary"),
    "fixed-quotes": ("lainausmerkit", "quotes"),
    "fixed-order": ("kenttien järjestys", "order of the fields"),
    "check-publish": (
        "Seuraavaksi: kun kortti on valmis, vaihda sen riviksi status: published ja tarkista uudelleen:\n  python3 scripts/dev.py check {file}",
        "Next: when the entry is ready, change its line to status: published and check again:\n  python3 scripts/dev.py check {file}",
    ),
    "check-propose": (
        "Kortti on kunnossa. Tee siitä muutosehdotus näillä komennoilla:\n  git switch -c {name}\n  git add {file}\n  git commit -m {name}\n  git push -u origin {name}\nAvaa sitten selaimessa osoite, jonka git näyttää, ja paina Create pull request.",
        "The entry is in order. Propose it with these commands:\n  git switch -c {name}\n  git add {file}\n  git commit -m {name}\n  git push -u origin {name}\nThen open in a browser the address that git shows, and press Create pull request.",
    ),
    "new-fill": ("Seuraavaksi: täytä tyhjät kohdat ja aja python3 scripts/dev.py check {file}", "Next: fill in what is empty and run python3 scripts/dev.py check {file}"),
    "new-check": ("Seuraavaksi: python3 scripts/dev.py check {file}", "Next: python3 scripts/dev.py check {file}"),
    "new-kept": ("Vastaukset ovat tallessa luonnoksena tiedostossa {file}. Jatka: python3 scripts/dev.py new {kind} {name} --ask", "The answers are kept as a draft in {file}. Go on: python3 scripts/dev.py new {kind} {name} --ask"),
    "ask-first": ("Vastaa rivi kerrallaan. Tyhjä rivi ohittaa kysymyksen, ja < palaa edelliseen. Ctrl+C keskeyttää, ja vastaukset säilyvät.", "Answer line by line. An empty line passes over a question, and < goes back to the one before. Ctrl+C stops, and the answers are kept."),
    "ask-must": ("pakollinen", "required"),
    "ask-may": ("vapaaehtoinen", "optional"),
    "ask-needed": ("{name} on pakollinen. Jos et tiedä sitä vielä, paina Enter uudelleen: kohta jää luonnokseen tyhjäksi.", "{name} is required. If you do not know it yet, press Enter again: it stays empty in the draft."),
    "ask-rows": ("Yksi rivillä, tyhjä rivi lopettaa.", "One a line; an empty line ends."),
    "ask-scale": ("Kirjoita tason numero.", "Write the number of the level."),
    "ask-only": ("{label}: kortin ainoa lähde. {name}", "{label}: the only source of the entry. {name}"),
    "ask-taken-back": ("Otettiin pois: {name}", "Taken away: {name}"),
    "ask-words": ("Voit antaa monta: 1, 2.", "You may give many: 1, 2."),
    "ask-later": ("Siinä kaikki, mitä kortti tarvitsee. Tiedoston lopussa on lueteltu, mitä voit lisätä myöhemmin.", "That is all an entry needs. The end of the file lists what you can add later."),
    "ask-words-shown": ("Kirjoita nimi. Merkki ? näyttää sallitut sanat.", "Write the name. A ? shows the allowed words."),
    "ask-enter": ("Pelkkä Enter: {name}", "Enter alone: {name}"),
    "ask-today": ("Pelkkä Enter: tänään", "Enter alone: today"),
    "ask-another": ("Vielä toinen? k = kyllä, Enter = ei", "One more? y = yes, Enter = no"),
    "ask-ready": ("Onko kortti valmis julkaistavaksi? k = kyllä, Enter = ei, jää luonnokseksi", "Is the entry ready to be published? y = yes, Enter = no, it stays a draft"),
    "ask-allowed": ("merkki ? näyttää ne", "a ? shows them"),
    "ask-control": ("Vastauksessa on merkki, jota ei voi lukea, esimerkiksi nuolinäppäimestä. Kirjoita vastaus uudelleen.", "The answer has a character that cannot be read, such as that of an arrow key. Write it again."),
    "ask-taken": ("Saman niminen kortti on jo: {file}. Jos tarkoitat samaa asiaa, keskeytä (Ctrl+C) ja täydennä sitä.", "There is an entry of that name: {file}. If you mean the same, stop (Ctrl+C) and add to it."),
    "ask-id": ("Tunniste (tiedoston nimi)", "Id (the name of the file)"),
    "calendar-errors": ("Osa tiedostoista on virheellisiä ja puuttuu kalenterista. Katso virheet: python3 scripts/dev.py check.", "Some files have errors and are not in the calendar. See the errors: python3 scripts/dev.py check."),
    "rename-errors": ("Sisällössä on virheitä. Korjaa ne ensin (python3 scripts/dev.py check): muuten osa viittauksista voisi jäädä vaihtamatta.", "The content has errors. Mend them first (python3 scripts/dev.py check): otherwise some links might be left as they are."),
    "rename-none": ("Korttia {name} ei ole.", "There is no entry {name}."),
    "rename-many": ("Tunniste {name} on monella. Kirjoita laji ja tunniste: {keys}.", "Many have the id {name}. Write the kind and the id: {keys}."),
    "rename-same": ("Tunniste {name} ei kelpaa uudeksi nimeksi.", "The id {name} will not do as the new one."),
    "rename-taken": ("Tunniste {name} on jo käytössä: {other}.", "The id {name} is taken: {other}."),
    "rename-place": ("Viittausta kohdassa {place} ei voi vaihtaa. Kirjoita se omalle rivilleen ja yritä uudelleen. Mitään ei muutettu.", "The link at {place} cannot be rewritten. Write it on a line of its own and try again. Nothing was changed."),
    "rename-worse": ("Muutoksen jälkeen tarkistus löytäisi virheen, joten mitään ei muutettu. {why}", "The check would find an error afterwards, so nothing was changed. {why}"),
    "adoption-of-what": ("Vastauksessa ei ole käytännön osoitetta. Kerro käytäntö: --practice TUNNISTE.", "The answers name no practice. Tell it: --practice ID."),
    "adoption-unclear": ("Ei tunnistettu, lisää itse, jos tiedät: {asked}: {answer}", "Not understood, add it yourself if you know it: {asked}: {answer}"),
    "adoption-not-written": ("Riviä ei lisätty, koska tätä vastausta ei ymmärretty: {asked}. Muuta vastaus joksikin kysymyksen sanoista ja yritä uudelleen.", "The row was not added, since this answer was not understood: {asked}. Make the answer one of the words of the question and try again."),
    "adoption-empty": ("Vastauksissa ei ole mitään lisättävää.", "There is nothing to add in the answers."),
    "adoption-place": ("Riviä ei voi lisätä tiedostoon {file}. Kirjoita kenttä adoptions luetteloksi, yksi rivi kutakin työpaikkaa kohti.", "The row cannot be added to {file}. Write the field adoptions as a list, one item for each workplace."),
    "results-no-indicators": ("Hanke {name} ei ole vielä mukana: se ei kerro, millä mittareilla se raportoi. Lisää tiedostoon {file} kenttä indicators ja sen alle rivi kullekin mittarille, esimerkiksi:\n{rows}\nSitten tee pohja uudelleen.", "The project {name} takes no part yet: it does not say by which indicators it reports. Add to {file} the field indicators and below it a line for each of them, such as:\n{rows}\nThen make the template again."),
    "results-no-period": ("Raportointijaksoa ei ole. Jaksot ovat tiedostossa content/mittaristo/mittaristo.yml: {names}.", "There is no such period. Those of content/mittaristo/mittaristo.yml: {names}."),
    "results-read": ("{rows} riviä luettu, niistä {empty} ilman lukua.", "{rows} rows read, {empty} of them without a number."),
    "set-confirmed": ("Mittariston on vahvistanut {by} {day}. Mukana (+) ja ulkopuolella (-):", "The set was confirmed by {by} on {day}. Inside (+) and outside (-):"),
    "set-example": ("Mittaristo on vahvistamatta: mittarit ovat esimerkkejä, eikä tuloksia oteta vastaan. Vahvistus kirjoitetaan tiedostoon content/mittaristo/mittaristo.yml.", "The set is not confirmed: the indicators are examples and no results are taken. The confirmation goes into content/mittaristo/mittaristo.yml."),
    "set-sheet": ("{reported}/{expected} hanketta raportoinut, salattuja lukuja {hidden}", "{reported}/{expected} projects have reported, {hidden} numbers withheld"),
}  # fmt: skip


def phrase(id: str, lang: Language, **values: object) -> str:
    """Return a phrase with its blanks filled. Raises KeyError for one that is not there."""
    return _PHRASES[id][lang == "en"].format_map(values)


def language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language that a command line asks for, also when the rest of it is wrong.

    >>> language(["check", "--lang", "en"], {}), language(["check"], {"KB_LANG": "en"})
    ('en', 'en')
    >>> language(["check", "--lang=fi"], {"KB_LANG": "en"})
    'fi'
    """
    for number, word in enumerate(arguments):
        if word == "--lang" and number + 1 < len(arguments):
            return "en" if arguments[number + 1] == "en" else "fi"
        if word.startswith("--lang="):
            return "en" if word == "--lang=en" else "fi"
    return "en" if environment.get(VARIABLE) == "en" else "fi"

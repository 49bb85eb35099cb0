"""Steering, what to watch: near projects, those that end, adoptions, and reviews that are late."""

from knowledgebase.catalogue.facts import HANDOVER_DAYS, SPREAD, lacks_keeper, maturity
from knowledgebase.ground.layout import ENDING, NEAR, SETS, STATUS
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.contribute_pages import overdue
from knowledgebase.render.pages.handover import ended, ending
from knowledgebase.render.pages.overlaps import near_groups
from knowledgebase.render.pages.set_pages import failed_adoptions
from knowledgebase.render.view.wording import count
from knowledgebase.report.due_reviews import plain
from knowledgebase.report.steering_parts import Section, link
from knowledgebase.report.steering_whole import LISTS

_NEAREST = 10


def near(maker: PageMaker) -> Section:
    """Return how many groups of projects do nearly the same, and the nearest pair of the first ones."""
    groups = near_groups(maker)
    pairs = [
        f"- {link(maker, g.first.title, g.first.address)} ja"
        f" {link(maker, one.card.title, one.card.address)}: {plain('; '.join(one.reasons))}"
        for g in groups[:_NEAREST]
        for one in g.others[:1]
    ]
    lines = [
        f"Ryhmiä, joissa hankkeet tekevät lähes samaa: {link(maker, len(groups), f'{NEAR}#lahes-samaa')}"
    ]
    if pairs:
        lines += [
            "",
            f"Lähimmät parit, enintään {_NEAREST}. Kone vertaa kortteja: lue hankkeet ennen päätelmiä.",
        ]
        lines += ["", *pairs]
    return Section("Lähekkäiset hankkeet", lines)


def handed_over(maker: PageMaker) -> Section:
    """Return how many projects end soon or have ended, with and without a keeper of their results."""
    over = ended(maker)
    unkept = sum(lacks_keeper(project, maker.today) for project in over)
    told = (
        (f"Päättyy {HANDOVER_DAYS} päivän kuluessa", len(ending(maker)), "paattyy"),
        ("Päättynyt, eikä vastaajaa tiedetä", unkept, "vastuutta"),
        ("Päättynyt, ja vastaaja tiedetään", len(over) - unkept, "vastaaja"),
    )
    lines = [f"- {words}: {link(maker, number, f'{ENDING}#{id}')}" for words, number, id in told]
    return Section("Päättyvät hankkeet", lines)


def adopted(maker: PageMaker) -> Section:
    """Return how many practices others use, and how many failed somewhere."""
    spread = sum(maturity(entry.fields) == SPREAD for entry in maker.shelves.practices)
    failed = len(failed_adoptions(maker))
    used = link(maker, spread, f"{LISTS['practice']}?kypsyys={SPREAD}")
    gone = link(maker, failed, f"{SETS}/ei-toiminut/#tyopaikat")
    lines = [
        f"- Käytössä vähintään kahdessa muussa organisaatiossa: {used}",
        f"- Käytäntöjä, jotka eivät toimineet jollain työpaikalla: {gone}",
    ]
    return Section("Käyttöönotot", lines)


def fresh(maker: PageMaker) -> Section:
    """Return the entries whose review is late."""
    late = overdue(maker)
    told = link(maker, count(len(late), "kortti", "korttia"), f"{STATUS}#tarkistus")
    rows = [f"- {link(maker, entry.fields.title, entry.address)}" for entry in late]
    return Section("Tietojen tuoreus", [f"Tarkistus on myöhässä: {told}.", "", *rows])

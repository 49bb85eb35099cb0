"""Steering, the whole: what there is, on what evidence, for whom, where, and who does it together."""

from collections.abc import Iterable, Iterator

from knowledgebase.ground.layout import AUDIENCES, COVERAGE, NETWORK, ORGANISATIONS, SHELVES
from knowledgebase.relate.working_together import shared_by
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.pages.coverage import nothing_in, organisations, subjects
from knowledgebase.render.pages.evidence import WHOLE, effect_names, evidence_rows
from knowledgebase.render.pages.matrix import ADDRESS as MATRIX
from knowledgebase.render.pages.matrix import matrix_total
from knowledgebase.render.pages.network import network_of
from knowledgebase.render.pages.spread import Held, held_by
from knowledgebase.render.view.cards import organisation_links
from knowledgebase.report.due_reviews import plain
from knowledgebase.report.steering_parts import Listed, Section, link, table

LISTS = {kind: f"{SHELVES[kind].address}/" for kind in ("practice", "project")}
_HELD = ("Käytäntöjä", "Hankkeita", "Käynnissä")
_RUNNING = "tila=kaynnissa"


def all_together(maker: PageMaker) -> Section:
    """Return how many practices, projects and running projects there are."""
    words = ("Hyviä käytäntöjä", "Hankkeita", "Hankkeista käynnissä")
    numbers = zip(words, _held(maker, "", _everything(maker)), strict=True)
    return Section("Kokonaisuus", [f"- {what}: {number}" for what, number in numbers])


def whole(maker: PageMaker) -> Iterator[Section]:
    """Yield what is told of the whole on the day of the report."""
    everything = _everything(maker)
    themes = [
        (s.theme.name(), f"?teema={s.theme.id}", Held(s.practices, s.projects, s.running))
        for s in maker.once(subjects)
    ]
    yield _spread(maker, "Teemat", "Teema", themes, everything)
    yield _evidence(maker)
    audiences = held_by(maker, "audience")
    more = link(maker, "Sidosryhmät teemoittain ja alueittain", AUDIENCES)
    yield _spread(maker, "Kenelle", "Sidosryhmä", audiences, everything, more=more)
    regions = held_by(maker, "region")
    more = link(maker, "Teemat maakunnittain", MATRIX)
    yield _spread(maker, "Missä", "Alue", regions, everything, more=more)
    yield _makers(maker)
    yield _gaps(maker)
    yield _network(maker)


def _everything(maker: PageMaker) -> Held:
    total = maker.once(matrix_total).whole
    return Held(total.practices, total.projects, total.running)


def _held(maker: PageMaker, query: str, held: Held) -> tuple[str, ...]:
    practices, projects = (f"{address}{query}" for address in LISTS.values())
    running = f"{projects}{'&' if query else '?'}{_RUNNING}"
    return (
        link(maker, held.practices, practices),
        link(maker, held.projects, projects),
        link(maker, held.running, running),
    )


def _spread(
    maker: PageMaker,
    title: str,
    column: str,
    rows: Iterable[tuple[str, str, Held]],
    everything: Held,
    *,
    more: str = "",
) -> Section:
    """Return a table of what each choice holds, and what all of them hold together."""
    told = [(plain(name), *_held(maker, query, held)) for name, query, held in rows]
    told.append((f"{WHOLE}, kukin kerran", *_held(maker, "", everything)))
    intro = f"Sama kortti lasketaan jokaiselle riville, johon se kuuluu. {more}".rstrip()
    return Section(title, [intro, "", *table((column, *_HELD), told)])


def _evidence(maker: PageMaker) -> Section:
    rows = [
        (
            row.name,
            *(link(maker, number, LISTS["practice"] + query) for number, query in row.counts),
        )
        for row in evidence_rows(maker)
    ]
    intro = "Käytännöt sen mukaan, kuinka hyvin vaikutus tiedetään ja mihin suuntaan se oli."
    lines = [intro, "", *table(("Näyttö", *effect_names(maker)), rows)]
    return Section("Näyttö ja vaikutus", lines)


def _makers(maker: PageMaker) -> Section:
    rows = []
    for term, practices, projects in organisations(maker):
        address = f"{ORGANISATIONS}/{term.id}/"
        rows.append([link(maker, told, address) for told in (term.name(), projects, practices)])
    more = link(maker, "Kaikki organisaatiot", f"{ORGANISATIONS}/")
    intro = f"Organisaatiot, jotka ovat mukana useimmissa hankkeissa. {more}"
    return Section("Kuka", [intro, "", *table(("Organisaatio", "Hankkeita", "Käytäntöjä"), rows)])


def _gaps(maker: PageMaker) -> Section:
    gaps = nothing_in(maker)
    told = [f"- {plain(gap.name)}: {plain(', '.join(gap.themes))}" for gap in gaps]
    more = link(maker, "Kaikki aukot", f"{COVERAGE}#aukot")
    intro = f"Teemat, joista maakunnassa ei ole yhtään korttia. {more}"
    return Section("Missä ei ole mitään", [intro, "", *(told or ["- Ei aukkoja."])])


def _network(maker: PageMaker) -> Section:
    made = maker.once(network_of)
    entries, words = maker.current.entries, maker.words

    def names(ids: Iterable[str]) -> str:
        linked = organisation_links(ids, words)
        return ", ".join(link(maker, name, address) for name, address in linked)

    cards = {id: maker.card(entries[f"project:{id}"]) for id in made.teams}
    shared = Listed(
        "Yhteiset hankkeet",
        ("Hanke", "Ketkä tekevät"),
        tuple(
            (link(maker, cards[id].title, cards[id].address), names(makers))
            for id, makers in made.teams.items()
        ),
    )
    partners = made.partners()
    joining = Listed(
        "Organisaatiot, jotka yhdistävät hankkeita",
        ("Organisaatio", "Yhteisiä hankkeita", "Kumppaneita"),
        tuple(
            (names((id,)), str(number), str(len(partners[id])))
            for id, number in shared_by(made.teams).items()
            if number > 1
        ),
    )
    lines = [
        "Organisaatiot tekevät hanketta yhdessä, kun sama kortti nimeää molemmat. Rahoittajaa ei lasketa tekijäksi.",
        "",
        f"- Organisaatioita, joilla on yhteisiä hankkeita: {link(maker, len(partners), f'{NETWORK}#kaikki')}",
        f"- Yhteisiä hankkeita: {shared.told}",
        f"- Organisaatioita, joilla on vähintään kaksi yhteistä hanketta: {joining.told}",
    ]
    return Section("Verkosto", lines, (shared, joining))

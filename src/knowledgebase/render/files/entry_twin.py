"""One entry as Markdown: its facts, texts, lists, sources and relations, as its page tells them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from knowledgebase.catalogue.catalogue import VERSION
from knowledgebase.ground.terms import RELATIVE
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.cards import Fact, fact, practice_facts, project_facts, told_title
from knowledgebase.render.view.event_words import programme_lines
from knowledgebase.render.view.licences import licence_of
from knowledgebase.render.view.news_facts import communication_facts
from knowledgebase.render.view.wording import Words, plain_words
from knowledgebase.schema import Event, Indicator, Practice, Project
from knowledgebase.schema.practice_parts import Result
from knowledgebase.validate.entry import Entry, Written, is_of
from knowledgebase.validate.links import resolve
from knowledgebase.validate.rewrite import relinked

_LISTS = (
    ("actions", "Toimet"),
    ("results", "Mitä lähteet kertovat tuloksista"),
    ("needs", "Tarvitset"),
    ("works_when", "Toimii, kun"),
    ("fails_when", "Ei toimi, kun"),
    ("keep", "Pidä tämä ennallaan"),
    ("adapt", "Tätä voit muuttaa"),
)
_TEXTS = (("problem", "Ongelma."), ("solution", "Ratkaisu."), ("aim", "Tavoite."))


def row(maker: PageMaker, entry: Entry) -> str:
    """Return the row of a list that leads to the Markdown of an entry."""
    url = maker.site.absolute(f"{entry.address}index.md")
    return f"- {linked(told_title(entry, maker.words), url)}: {entry.fields.summary}"


def linked(name: str, url: str) -> str:
    """Return a link in Markdown whose name and address may hold brackets."""
    # A bracket in the name or the address must not end the link.
    name = re.sub(r"[\\\[\]]", r"\\\g<0>", name)
    return f"[{name}](<{url}>)" if re.search(r"[()\s]", url) else f"[{name}]({url})"


def entry_twin(maker: PageMaker, entry: Entry) -> Iterator[str]:
    """Yield the lines of an entry's Markdown, in the language of the entry."""
    fields, words = entry.fields, maker.words_of(entry)

    def say(finnish: str) -> str:
        return plain_words(words.say(finnish))

    yield from (f"# {plain_words(told_title(entry, words))}", "", fields.summary, "")
    yield f"- {say('Laji')}: {say(maker.card(entry).label)}"
    yield f"- {say('Osoite')}: {maker.site.absolute(entry.address)}"
    for each in _facts(maker, entry, words):
        told = each.value if each.known else words.say(each.value)
        yield f"- {say(each.label)}: {plain_words('. '.join(filter(None, (told, each.note))))}"
    licence = licence_of(entry, words)
    name = plain_words(licence.name)
    yield f"- {say('Lisenssi:')} {linked(name, licence.url) if licence.url else name}"
    for lang, one in maker.current.versions.get(entry.key, {}).items():
        if one is not entry:
            name = plain_words(words.name(lang, "languages"))
            url = maker.site.absolute(f"{one.address}index.md")
            yield f"- {say('Kieliversio')}: {linked(name, url)}"
    if is_of(entry, Practice):
        yield from _known_of(entry, words)
    for name, label in _TEXTS:
        if value := getattr(fields, name, None):
            yield from ("", f"**{say(label)}** {value}")
    for label, rows in _rows(entry, words):
        yield from ("", f"## {say(label)}", "", *rows)
    for picture in maker.pictures_of(entry):
        yield from ("", f"!{linked(picture.alt, maker.site.absolute(picture.original))}")
    yield from ("", body(maker, entry))
    for name, label in _LISTS:
        if items := getattr(fields, name, ()):
            in_words = (_result(one, words) if isinstance(one, Result) else one for one in items)
            yield from ("", f"## {say(label)}", "", *(f"- {item}" for item in in_words))
    yield from _sources(fields.sources, words)
    yield from _relations(maker, entry)


def _known_of(entry: Entry[Practice], words: Words) -> Iterator[str]:
    """Yield how a practice is known to work, and what to do first."""

    def say(finnish: str) -> str:
        return plain_words(words.say(finnish))

    evidence, effect, step = entry.fields.evidence, entry.fields.effect, entry.fields.first_step
    level, way = words.evidence(evidence.level), words.name(effect.direction, "effect")
    yield f"- {say('Näyttö')}: {plain_words(level)}. {evidence.why}"
    yield f"- {say('Vaikutus')}: {plain_words(way)}. {effect.why}"
    if step:
        yield f"- {say('Ensimmäinen askel')}: {step.who}: {step.text}"


def _rows(entry: Entry, words: Words) -> Iterator[tuple[str, list[str]]]:
    """Yield what stands as rows of several parts, with its heading."""
    if steps := getattr(entry.fields, "steps", ()):
        yield "Vaiheet", [f"{n}. {_step(step)}" for n, step in enumerate(steps, 1)]
    if is_of(entry, Event) and entry.fields.programme:
        yield "Ohjelma", [f"- {row}" for row in programme_lines(entry, words)]


def _step(step: Any) -> str:
    return f"{step.title}. {step.text}" if step.text else str(step.title)


def _result(result: Result, words: Words) -> str:
    """Return a result and how it is known, in one paragraph."""

    def say(finnish: str) -> str:
        return plain_words(words.say(finnish))

    by = plain_words(words.name(result.by, "figure_by"))
    told = (
        result.text,
        say("Koskee lähimenetelmää.") if result.about == RELATIVE else "",
        f"{by}, {plain_words(words.date(result.year))}." if result.year else f"{by}.",
        f"{say('Vertailu')}: {result.comparison}." if result.comparison else "",
        f"{say('Mukana')}: {result.n}." if result.n else "",
        result.limits or "",
        linked(say("Lähde"), result.source),
    )
    return " ".join(part for part in told if part)


def _facts(maker: PageMaker, entry: Entry, words: Words) -> Iterable[Fact]:
    if is_of(entry, Practice):
        return practice_facts(entry, words).values()
    if is_of(entry, Project):
        return project_facts(entry, words, maker.today)
    if is_of(entry, Indicator):
        return _counted(entry, words)
    return communication_facts(entry, words, maker.current)


def _counted(entry: Entry[Indicator], words: Words) -> tuple[Fact, ...]:
    """Return what an indicator counts and how, in the order in which a reader asks."""
    f = entry.fields
    found = (
        ("Määritelmä", f.definition),
        ("Laskusääntö", f.counting_rule),
        ("Ei lasketa", f.not_counted or ""),
        ("Yksikkö", f.unit),
        ("Hankkeet yhdessä", words.name(f.aggregate, "aggregates")),
        ("Vertailuarvoja", "; ".join(f"{one.value} ({one.year})" for one in f.reference_values)),
    )
    return tuple(fact(label, value) for label, value in found if value)


def body(maker: PageMaker, entry: Entry[Written]) -> str:
    """Return the text as written, its links to other files turned to addresses on the site."""

    def absolute(link: str) -> str | None:
        target = resolve(link, entry.path, maker.catalogue.files)
        if target.address is None:
            return None
        return maker.site.absolute(target.address) + (f"#{target.anchor}" if target.anchor else "")

    return relinked(entry.source.body.strip(), absolute)


def _sources(sources: Iterable[Any], words: Words) -> Iterator[str]:
    read = plain_words(words.say("Luettu"))
    rows = [
        f"{n}. {linked(s.title, s.url) if s.url else s.title}. {s.seen} {read} {words.date(s.accessed)}."
        for n, s in enumerate(sources, 1)
    ]
    if rows:
        yield from ("", f"## {plain_words(words.say('Lähteet'))}", "", *rows)


def _relations(maker: PageMaker, entry: Entry) -> Iterator[str]:
    references = maker.relations.references.get(entry.key, ())
    backs = maker.relations.linked_from.get(entry.key, ())
    keys = dict.fromkeys(link.target for link in references if link.field != VERSION)
    keys |= dict.fromkeys(back.key for back in backs if back.field != VERSION)
    entries = [maker.catalogue.entries[key] for key in keys]
    rows = [row(maker, other) for other in entries if other.key in maker.current.entries]
    if rows:
        yield from (
            "",
            f"## {plain_words(maker.words_of(entry).say('Liittyy suoraan'))}",
            "",
            *rows,
        )

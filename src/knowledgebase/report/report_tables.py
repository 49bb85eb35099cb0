"""Report tables: the content report in words, as plain text or Markdown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.terms import UNKNOWN_ID
from knowledgebase.render.view.calculations import LABELS
from knowledgebase.render.view.wording import Words, count
from knowledgebase.report.card_answers import Answers
from knowledgebase.report.content_report import BROKEN, THIN_THEME, ContentReport
from knowledgebase.report.readability import THIN_WORDS

_NONE = "ei yhtään"


@dataclass(frozen=True)
class Table:
    """One part of the report: a title, what it tells, and rows under a heading row."""

    title: str
    note: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(report: ContentReport, words: Words) -> list[Table]:
    """Return the report's parts in the order in which editors read them."""
    return [
        _counts(report),
        _answers(report.answers, words),
        _grid(report, words),
        _white_spots(report, words),
        *_missing(report),
        _scale("Näytön tasot", report.evidence, "evidence", words),
        _scale("Vaikutus", report.effect, "effect", words),
        _scale("Kenen luku", report.figure_by, "figure_by", words, {UNKNOWN_ID: "Ei lukua"}),
        _scale(
            "Lähteet",
            report.sources,
            "source_kinds",
            words,
            {"copy_service": "niistä kopiopalvelussa"},
        ),
        _to_do(report),
        _listed(
            "Pisimmät virkkeet",
            "Sanoja virkkeessä.",
            ("Sanoja", "Tiedosto", "Virke"),
            [(str(s.length), s.path, s.text) for s in report.longest],
        ),
        _listed(
            "Ohuet kortit",
            f"Leipäteksti alle {THIN_WORDS['practice']} sanaa käytännössä, alle {THIN_WORDS['project']} hankkeessa.",
            ("Sanoja", "Tiedosto", "Vaiheita"),
            [(str(t.length), t.path, "ei" if t.without_steps else "") for t in report.thin],
        ),
    ]


def _answers(told: Answers, words: Words) -> Table:
    """Return what the cards answer, each as a number and as a share of the practices."""
    every = max(told.practices, 1)

    def row(label: str, number: int) -> tuple[str, str, str]:
        return label, str(number), f"{100 * number / every:.0f} %".replace(".", ",")

    needs = [
        (f"Tarve, jolla on vain {n}", words.name(id, "needs"), "")
        for id, n in told.thin_needs.items()
    ]
    rows = [
        ("Käytäntöjä", str(told.practices), ""),
        ("Hankkeita", str(told.projects), ""),
        ("Hankkeita käynnissä", str(told.running), ""),
        ("Hankkeita, joiden tuotoksiin linkitetään", str(told.outputs), ""),
        row("Vaikutus tiedetään", told.effect_known),
        row("Niistä näyttö tasoa 2–4", told.effect_measured),
        row("Tulos lähteineen", told.results_told),
        row("Työmäärä lähteestä", told.effort_from_source),
        row("Työmäärä toimituksen arviona", told.effort_estimated),
        row("Kustannus lähteestä", told.cost_from_source),
        row("Kustannus toimituksen arviona", told.cost_estimated),
        row("Vaikutuksen aika lähteestä", told.time_from_source),
        row("Vaikutuksen aika toimituksen arviona", told.time_estimated),
        row("Materiaali tai työkalu", told.material_linked),
        row("Organisaation sivu, jolta kysyä", told.contact_page),
        row("Työpaikan koko", told.size_stated),
        row("Ensimmäinen askel", told.first_step),
        row("Alkuperäisen osoite", told.original),
        *(row(label, number) for label, number in _bands(told, words)),
        *_agreement(told),
        *needs,
    ]
    return Table(
        "Vastaako kortti", "Osuudet käytännöistä.", ("Mitä", "Määrä", "Osuus"), tuple(rows)
    )


def _bands(told: Answers, words: Words) -> Iterator[tuple[str, int]]:
    """Yield the name of each band of effort and cost, and how many practices are in it."""
    for label, vocabulary, found in (
        ("Työmäärä", "effort", told.effort_bands),
        ("Kustannus", "cost", told.cost_bands),
        ("Milloin vaikuttaa", "time_to_effect", told.time_bands),
    ):
        for id, number in found.items():
            yield f"{label}: {words.name(id, vocabulary)}", number


def _agreement(told: Answers) -> Iterator[tuple[str, str, str]]:
    """Yield, of each counted field, how many sourced bands were compared and how they agreed."""
    for field, one in told.agreement.items():
        label = f"{LABELS[field]}: lähteen tieto laskettu myös itse"
        same = f"sama luokka {one.same}, viereinen {one.next}" if one.compared else ""
        yield label, f"{one.compared} / {one.sourced}", same


def as_text(parts: Iterable[Table]) -> str:
    """Write tables as aligned plain text."""
    return "\n".join(_text(part) for part in parts)


def as_markdown(parts: Iterable[Table], title: str) -> str:
    """Write tables as a Markdown document."""
    return f"# {title}\n\n" + "\n".join(_markdown(part) for part in parts)


def _text(part: Table) -> str:
    lines = [part.title, "-" * len(part.title), *([part.note] if part.note else [])]
    table = [part.heading, *part.rows] if part.rows else []
    widths = [max(len(row[n]) for row in table) for n in range(len(part.heading))] if table else []
    for row in table:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
    return "\n".join([*lines, *([] if table else [f"({_NONE})"]), ""])


def _markdown(part: Table) -> str:
    lines = [f"## {part.title}", "", *([part.note, ""] if part.note else [])]
    if part.rows:
        lines += [_row(part.heading), _row(["---"] * len(part.heading))]
        lines += [_row(row) for row in part.rows]
    else:
        lines.append(f"*{_NONE}*")
    return "\n".join([*lines, ""])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _counts(report: ContentReport) -> Table:
    rows = [(SHELVES[kind].many, str(number)) for kind, number in report.counts.items() if number]
    rows += [(f"Hankkeen tila: {stage}", str(number)) for stage, number in report.stages.items()]
    rows += [
        ("Päättyneistä ilman tuloksia", str(report.ended_without_results)),
        ("Päättyneistä ilman tulosten vastaajaa", str(report.ended_without_keeper)),
        ("Viittauksia käytännöstä hankkeeseen", str(report.joins)),
        ("Niistä ilman lähdettä", str(report.joins_without_source)),
    ]
    return Table("Kortit", f"Tilanne {report.day}.", ("Mitä", "Määrä"), tuple(rows))


def _grid(report: ContentReport, words: Words) -> Table:
    themes = list(report.grid)
    legend = "; ".join(f"T{n} {words.name(id, 'themes')}" for n, id in enumerate(themes, 1))
    regions = list(next(iter(report.grid.values()), {}))
    rows = tuple(
        (words.name(region, "regions"), *(_cell(report.grid[theme][region]) for theme in themes))
        for region in regions
    )
    heading = ("Alue", *(f"T{n}" for n in range(1, len(themes) + 1)))
    note = f"Käytäntöjä + hankkeita. Kortti on jokaisessa teemassaan ja alueessaan. {legend}."
    return Table("Teemat ja alueet", note, heading, rows)


def _cell(pair: tuple[int, int]) -> str:
    return f"{pair[0]}+{pair[1]}" if any(pair) else "·"


def _white_spots(report: ContentReport, words: Words) -> Table:
    rows = [("alue", words.name(id, "regions"), "ei kortteja") for id in report.empty_regions]
    rows += [
        ("teema", words.name(id, "themes"), count(number, "käytäntö", "käytäntöä"))
        for id, number in report.thin_themes.items()
    ]
    note = f"Alueet ilman kortteja ja teemat, joissa on alle {THIN_THEME} käytäntöä."
    return Table("Aukot", note, ("Laji", "Nimi", "Tilanne"), tuple(rows))


def _missing(report: ContentReport) -> list[Table]:
    found = []
    for kind, fields in report.missing.items():
        total = report.counts[kind]
        rows = sorted(fields.items(), key=lambda item: (-item[1], item[0]))
        title = f"Puuttuvat kentät: {SHELVES[kind].many.lower()}"
        note = f"Montako {total} kortista on ilman tietoa."
        found.append(Table(title, note, ("Kenttä", "Puuttuu"), tuple((f, str(n)) for f, n in rows)))
    return found


def _scale(
    title: str,
    tally: Mapping[str, int],
    vocabulary: str,
    words: Words,
    more: Mapping[str, str] | None = None,
) -> Table:
    names = more or {}
    rows = tuple((names.get(i) or words.name(i, vocabulary), str(n)) for i, n in tally.items())
    return Table(title, "", ("Arvo", "Määrä"), rows)


def _to_do(report: ContentReport) -> Table:
    rows = [("tarkistus myöhässä", path) for path in report.overdue]
    rows += [("ei koskaan tarkistettu", path) for path in report.never_reviewed]
    rows += [("rikki", text) for text in report.broken]
    rows += [
        ("varoitus", f"{rule}: {n}") for rule, n in report.warnings.items() if rule not in BROKEN
    ]
    note = "Myöhässä olevat tarkistukset, rikkinäiset viittaukset ja linkit, muut varoitukset."
    return Table("Korjattavaa", note, ("Mitä", "Missä"), tuple(rows))


def _listed(title: str, note: str, heading: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(title, note, heading, tuple(rows))

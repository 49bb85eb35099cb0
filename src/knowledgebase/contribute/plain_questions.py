"""Plain questions: the few things that a contributor is asked first, in the words of a conversation.

What a question asks for is fields of the schema. The rest of the schema is asked too, but folded away
in the form and last in the terminal and in the host's forms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from knowledgebase.ground.terms import NOT_DESCRIBED, UNKNOWN_ID

BODY = "#text"
"""Stands for the text below the front matter among the fields of a question."""


@dataclass(frozen=True)
class PlainQuestion:
    """One question and the fields that answer it.

    A field that is a record, or a list of them, may name the parts that are shown at once
    (`contact: role url`); the others are folded. Without parts all of it is shown. What is `asked`
    only of those whose other answers need it stands last.
    """

    ask: str
    about: str
    fields: tuple[str, ...]
    asked: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields by their names alone."""
        return (*(row.partition(":")[0] for row in self.fields), *self.asked)


_SOURCE = PlainQuestion(
    "Mistä tieto on?",
    "Vähintään yksi lähde, jonka muutkin voivat avata.",
    ("sources: title url kind seen accessed",),
)
_SOURCES = PlainQuestion(
    "Mistä tieto on?", "Lähde, jos sellainen on.", ("sources: title url kind seen accessed",)
)
_CONTACT = PlainQuestion("Keneltä voi kysyä?", "", ("contact: role url",))

PLAIN_QUESTIONS: dict[str, tuple[PlainQuestion, ...]] = {
    "practice": (
        PlainQuestion(
            "Mitä tehdään?",
            "",
            ("title", "summary", "problem", "themes"),
        ),
        PlainQuestion(
            "Kenelle?",
            "",
            ("for_whom", "org_sizes", "regions"),
        ),
        PlainQuestion(
            "Miten?",
            "",
            ("solution", "first_step: who text"),
        ),
        PlainQuestion(
            "Mitä se vaati?",
            "",
            ("effort: level days who", "cost: level eur", "time_to_effect: level"),
        ),
        # Before the evidence, which is one of the sources.
        _SOURCE,
        PlainQuestion(
            "Mitä siitä seurasi?",
            "Jos et ole lukenut tuloksista, jätä ennalleen.",
            ("effect",),
        ),
        PlainQuestion(
            "Mistä se tiedetään?",
            "",
            ("evidence: level design read why",),
            ("fails_when",),
        ),
        _CONTACT,
    ),
    "project": (
        PlainQuestion(
            "Mikä hanke?", "Nimi ja tavoite lyhyesti.", ("title", "summary", "aim", "themes")
        ),
        PlainQuestion(
            "Kenelle?", "Ketkä ovat mukana ja millä alueella.", ("target_group", "regions")
        ),
        PlainQuestion("Mitä tehtiin?", "Yksi teko kerrallaan.", ("actions",)),
        PlainQuestion(
            "Mitä se vaati?",
            "",
            ("starts", "ends", "funders", "funding: total_eur"),
        ),
        PlainQuestion(
            "Mitä syntyi?", "Tavoite ei ole tulos. Kerro, mitä on jo syntynyt.", ("results",)
        ),
        PlainQuestion(
            "Kuka tekee ja kuka jatkaa?",
            "Organisaatiot, ei ihmisten nimiä.",
            ("lead", "partners", "steward_after"),
        ),
        _CONTACT,
        _SOURCE,
    ),
    "news": (
        PlainQuestion(
            "Mitä on tapahtunut?", "Otsikko ja asia lyhyesti.", ("title", "summary", "themes")
        ),
        PlainQuestion("Missä?", "Alueet, joita uutinen koskee.", ("regions",)),
        PlainQuestion(
            "Mistä kortista se kertoo?",
            "Uutinen liittyy aina johonkin tietopankin korttiin.",
            ("relates_to",),
        ),
        PlainQuestion("Milloin se julkaistaan?", "", ("published",)),
        PlainQuestion("Mitä haluat kertoa?", "", (BODY,)),
        _CONTACT,
        _SOURCES,
    ),
    "event": (
        PlainQuestion(
            "Mikä tilaisuus?",
            "Nimi ja asia lyhyesti.",
            ("title", "summary", "event_kind", "themes"),
        ),
        PlainQuestion("Kenelle?", "Ketkä ja mistä.", ("audience", "regions")),
        PlainQuestion("Milloin?", "Suomen aikaa.", ("starts", "ends", "programme")),
        PlainQuestion("Missä ja miten?", "", ("mode", "place", "accessibility")),
        PlainQuestion("Miten mukaan pääsee?", "", ("register_url", "register_by")),
        PlainQuestion(
            "Kuka järjestää?",
            "",
            ("organiser", "organised_by", "organised_by_other", "organisations"),
        ),
        PlainQuestion("Mitä haluat kertoa?", "", (BODY,)),
        _CONTACT,
    ),
    "material": (
        PlainQuestion(
            "Mikä aineisto?",
            "Nimi ja asia lyhyesti.",
            ("title", "summary", "material_kind", "themes"),
        ),
        PlainQuestion("Kenelle?", "Ketkä sitä käyttävät ja missä.", ("audience", "regions")),
        PlainQuestion("Mistä sen saa?", "Osoite, tai teksti alle.", ("url", BODY)),
        PlainQuestion("Missä sitä käytetään?", "", ("practices", "projects")),
        PlainQuestion("Kuka sen teki?", "", ("organisations",)),
        _CONTACT,
        _SOURCES,
    ),
}

ASSUMED: dict[str, dict[str, dict[str, str]]] = {
    "practice": {
        "effect": {"direction": UNKNOWN_ID, "why": "Tuloksia ei ole luettu."},
        "evidence": {
            "level": NOT_DESCRIBED,
            "design": "kuvaus",
            "read": "ei-tulosta",
            "why": "Lähde kuvaa käytännön. Tuloksia ei ole luettu.",
        },
    }
}
"""By kind and record: an answer that nothing is known, the first of each, and what follows from it.

Who answers so is asked no more of that record.
"""

GIVEN: dict[str, dict[str, Any]] = {
    "practice": {
        "regions": [UNKNOWN_ID],
        "effect": {"direction": UNKNOWN_ID},
        "evidence": {"level": NOT_DESCRIBED},
    }
}
"""What the form and the terminal take as answered that nothing is known, until the writer knows more."""

FIRST = ("first_step",)
"""Fields that may be missing and are asked among the required ones: a reader needs them most."""


def follows(kind: str, loc: tuple[str, ...], answers: Mapping[tuple[str, ...], str]) -> str:
    """Return what the first answer of a record says of its part at `loc`, or '' for nothing."""
    assumed = ASSUMED.get(kind, {}).get(loc[0], {})
    first = next(iter(assumed), "")
    said = bool(assumed) and answers.get((loc[0], first)) == assumed[first]
    return assumed.get(loc[-1], "") if said else ""


def given(kind: str, loc: tuple[str, ...]) -> str:
    """Return the word for “not known” that answers a question which is passed over, or '' for none."""
    value = GIVEN.get(kind, {}).get(loc[0])
    if isinstance(value, Mapping):
        return str(value.get(loc[-1], ""))
    return str(value[0]) if value else ""


def heading_of(kind: str, field: str) -> str:
    """Return the plain question that a field answers, '' for none."""
    for question in PLAIN_QUESTIONS.get(kind, ()):
        if field in question.names:
            return question.ask
    return ""


def parts_of(kind: str, field: str) -> tuple[str, ...]:
    """Return the parts of a record that a plain question shows at once, in its order; () for all."""
    rows = [row for question in PLAIN_QUESTIONS.get(kind, ()) for row in question.fields]
    told = {name: parts for name, _, parts in (row.partition(":") for row in rows)}
    return tuple(told.get(field, "").split())


def is_plain(kind: str, loc: tuple[str, ...]) -> bool:
    """True when a plain question asks what stands at `loc`: a field by itself, or a part it names."""
    rows = (row.partition(":") for one in PLAIN_QUESTIONS.get(kind, ()) for row in one.fields)
    named = {name: parts.split() for name, _, parts in rows}
    return loc[0] in named and (len(loc) == 1 or loc[1] in named[loc[0]])


def rank_of(kind: str, field: str) -> int:
    """Return the place of a field of front matter in the questions; those that none asks are last."""
    names = [name for question in PLAIN_QUESTIONS.get(kind, ()) for name in question.names]
    return names.index(field) if field in names else len(names)


def plain_questions() -> dict[str, list[dict[str, object]]]:
    """Return the questions of each kind for the form: each field with its parts, none for all."""
    return {
        kind: [
            {
                "ask": question.ask,
                "about": question.about,
                "fields": [
                    [name, parts.split()]
                    for name, _, parts in (row.partition(":") for row in question.fields)
                ],
                "asked": question.asked,
            }
            for question in asked
        ]
        for kind, asked in PLAIN_QUESTIONS.items()
    }

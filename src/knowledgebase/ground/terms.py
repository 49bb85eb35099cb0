"""Terms: the few ids of the vocabularies that the program itself must know, each in one place.

The vocabularies are data; a test holds that these ids are still in them.
"""

UNKNOWN_ID = "ei-tiedossa"
FITS_ALL = "kaikki"
"""Says that an entry suits every sector or every size."""
WHOLE_COUNTRY, ABROAD = "koko-maa", "ulkomaat"
NO_PAGE = (UNKNOWN_ID, ABROAD)
"""Regions that say what is not known or is elsewhere have no page."""
SELF_GOVERNED = "ahvenanmaa"
"""The region without a state authority of its own."""
PLAN, PROJECT_PAGE, COMMERCIAL = "hankekuvaus", "hankesivu", "kaupallinen"
EXPERIENCE, SUPPLIER, OWN_FIGURE, EVALUATION, RESEARCH = (
    "kokemus",
    "toimittaja",
    "oma-luku",
    "arviointi",
    "tutkimus",
)
GOOD, SLIGHT, MIXED, NO_EFFECT, HARM = (
    "myonteinen",
    "lieva",
    "vaihteleva",
    "ei-vaikutusta",
    "kielteinen",
)
STOPPED = "lopetettu"
UNCHANGED, WORSENED = "ennallaan", "heikkeni"
"""The outcomes of a workplace that tried a practice in vain."""
NOT_IN_USE = "ei"
PUBLISHED = "published"
FROM_SOURCE, ESTIMATE = "lahde", "arvio"
OWN, RELATIVE = "tama", "lahimenetelma"
"""Whether a result is of the practice itself or of a method near to it."""
AS_PAGE, RECORDED, AS_DOCUMENT = "verkkosivu", "tallenne", "asiakirja"
"""How a source was read."""
LIGHT, MODERATE, HEAVY = "kevyt", "kohtalainen", "raskas"
NO_COST = "0"
"""The band of cost of what takes own work alone."""
AT_PLACE, ONLINE, HYBRID = "lahi", "eta", "hybridi"
"""How one takes part in an event."""
SMALL_SIZES = frozenset({"yksin", "mikro", "pieni", FITS_ALL})
AT_WORKPLACE = frozenset(
    {"johto", "esihenkilot", "henkilosto", "hr", "tyosuojelu", "luottamushenkilot"}
)
"""Whom a practice is for, of those who are at a workplace of several people."""
AS_PLANNED, RESCHEDULED, POSTPONED, CANCELLED = "ennallaan", "siirretty", "lykatty", "peruttu"
"""The state of an event: a postponed one has no new time yet."""
NETWORK_DAY = "verkosto"
NOT_DESCRIBED = "0"
"""The evidence level of what is only described."""
NOT_READ = "tuloksia ei ole luettu"
"""How a text says that what it tells of is only described."""
COUNT, SHARE, MEAN = "maara", "osuus", "keskiarvo"
"""What kind of number an indicator gives."""
ADDED, AVERAGED, NOT_COMBINED = "summa", "painotettu-ka", "ei-yhdisteta"
"""How the results of projects become one number, if they do."""
REPORTED, MISSING, NOT_FOR_US = "ilmoitettu", "puuttuu", "ei-sovellu"
"""The state of a result; one without a value is missing and never zero."""
BEFORE, AFTER = "alku", "loppu"
PILOT_PLACES = "pilottityopaikkoja"
"""What a project looks for among workplaces and not among other projects."""

USED_IN: dict[str, tuple[str, ...]] = {
    "regions": (UNKNOWN_ID, WHOLE_COUNTRY, ABROAD, SELF_GOVERNED),
    "sectors": (UNKNOWN_ID, FITS_ALL),
    "for_whom": tuple(sorted(AT_WORKPLACE)),
    "org_sizes": (UNKNOWN_ID, *sorted(SMALL_SIZES)),
    "statuses": (PUBLISHED,),
    "source_kinds": (PLAN, PROJECT_PAGE, COMMERCIAL),
    "figure_by": (EXPERIENCE, SUPPLIER, OWN_FIGURE, EVALUATION, RESEARCH),
    "effect": (UNKNOWN_ID, GOOD, SLIGHT, MIXED, NO_EFFECT, HARM),
    "maturity": (UNKNOWN_ID, STOPPED),
    "outcomes": (UNKNOWN_ID, UNCHANGED, WORSENED),
    "still_in_use": (UNKNOWN_ID, NOT_IN_USE),
    "origins": (FROM_SOURCE, ESTIMATE),
    "result_about": (OWN, RELATIVE),
    "read_as": (AS_PAGE, RECORDED, AS_DOCUMENT),
    "modes": (UNKNOWN_ID, AT_PLACE, ONLINE, HYBRID),
    "effort": (UNKNOWN_ID, LIGHT, MODERATE, HEAVY),
    "cost": (UNKNOWN_ID, NO_COST),
    "time_to_effect": (UNKNOWN_ID,),
    "evidence": (NOT_DESCRIBED,),
    "evidence_reads": (EVALUATION, RESEARCH),
    "figures": (COUNT, SHARE, MEAN),
    "aggregates": (ADDED, AVERAGED, NOT_COMBINED),
    "result_states": (REPORTED, MISSING, NOT_FOR_US),
    "measured_when": (BEFORE, AFTER),
    "looking_for": (PILOT_PLACES,),
    "event_kinds": (NETWORK_DAY,),
    "event_states": (AS_PLANNED, RESCHEDULED, POSTPONED, CANCELLED),
}
"""The vocabulary of each id, for the test."""

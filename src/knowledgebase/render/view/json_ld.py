"""JSON-LD: what a page tells search engines, in the terms of schema.org."""

import json
from collections.abc import Container, Sequence
from typing import Any

from knowledgebase.ground.layout import SHELVES
from knowledgebase.ground.moments import iso_moment
from knowledgebase.ground.site import Site
from knowledgebase.ground.terms import (
    ABROAD,
    AS_PLANNED,
    AT_PLACE,
    CANCELLED,
    HYBRID,
    ONLINE,
    POSTPONED,
    RESCHEDULED,
    UNKNOWN_ID,
    WHOLE_COUNTRY,
)
from knowledgebase.render.view.licences import licence_for_machines
from knowledgebase.render.view.wording import Words
from knowledgebase.schema import Event, Material, News, Practice, Project
from knowledgebase.validate.entry import Entry, is_of

CONTEXT = "https://schema.org"
_STATES = {
    AS_PLANNED: "Scheduled",
    RESCHEDULED: "Rescheduled",
    POSTPONED: "Postponed",
    CANCELLED: "Cancelled",
}
_MODES = {AT_PLACE: "Offline", ONLINE: "Online", HYBRID: "Mixed"}
# Kinds that schema.org takes for works; only a work has translations there.
_WORKS = ("practice", "news", "material", "indicator")
Trail = Sequence[tuple[str, str]]
Data = dict[str, Any]


def entry_json_ld(
    entry: Entry, site: Site, words: Words, trail: Trail, shown: Container[str]
) -> str:
    """Return the JSON-LD of an entry's page, safe inside a script element.

    `shown` has the keys of the entries that it may name.
    """
    crumbs = breadcrumbs_json_ld([*trail, (entry.fields.title, entry.address)], site)
    return as_script({"@context": CONTEXT, "@graph": [describe(entry, site, words, shown), crumbs]})


def describe(entry: Entry, site: Site, words: Words, shown: Container[str]) -> dict[str, Any]:
    """Return what schema.org can say of an entry; `@id` is its address.

    Of the entries that it points to, only those whose keys are in `shown` are named.
    """
    data = _of_kind(entry, site, words)
    first = entry.fields.translation_of or ""
    if first in shown and entry.kind in _WORKS:
        kind, _, id = first.partition(":")
        data["translationOfWork"] = {"@id": site.absolute(f"{SHELVES[kind].address}/{id}/")}
    for name, ids in _projects(entry).items():
        urls = [site.absolute(f"hankkeet/{id}/") for id in ids if f"project:{id}" in shown]
        if urls:
            linked = urls if name == "isBasedOn" else [{"@id": url} for url in urls]
            data[name] = [*data.get(name, ()), *linked]
    return data


def _of_kind(entry: Entry, site: Site, words: Words) -> Data:
    if is_of(entry, Project):
        return _project(entry, site, words)
    if is_of(entry, Event):
        return _event(entry, site, words)
    if is_of(entry, Material):
        return _material(entry, site, words)
    return _news(entry, site, words) if is_of(entry, News) else _article(entry, site, words)


def _projects(entry: Entry) -> dict[str, list[str]]:
    """Return the ids of the projects that an entry rests on, by schema.org's property."""
    if is_of(entry, Practice):
        return {"isBasedOn": [reference.id for reference in entry.fields.projects]}
    return {"organizer": list(entry.fields.organiser)} if is_of(entry, Event) else {}


def page_json_ld(title: str, description: str, address: str, *, trail: Trail, site: Site) -> str:
    """Return the JSON-LD of a page that is no entry; a list of entries but for the front page."""
    url = site.absolute(address)
    kind = "CollectionPage" if address else "WebSite"
    data: Data = {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": "fi",
    }
    if not address:
        data["potentialAction"] = {
            "@type": "SearchAction",
            "query-input": "required name=q",
            "target": {"@type": "EntryPoint", "urlTemplate": site.absolute("haku/?q={q}")},
        }
    graph = [data]
    if trail:
        data["isPartOf"] = {"@id": site.url}
        graph.append(breadcrumbs_json_ld([*trail, (title, address)], site))
    return as_script({"@context": CONTEXT, "@graph": graph})


def breadcrumbs_json_ld(trail: Trail, site: Site) -> dict[str, Any]:
    """Return the schema.org breadcrumb list of (name, address) pairs."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": site.absolute(address)}
            for n, (name, address) in enumerate(trail, start=1)
        ],
    }


def as_script(data: dict[str, Any]) -> str:
    """Return JSON that cannot close the script element around it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _work(entry: Entry, site: Site, words: Words) -> dict[str, Any]:
    fields = entry.fields
    url = site.absolute(entry.address)
    data: dict[str, Any] = {
        "@type": "CreativeWork",
        "@id": url,
        "url": url,
        "name": fields.title,
        "description": fields.summary,
        "inLanguage": fields.lang,
        "about": [
            {"@type": "DefinedTerm", "name": words.name(t, "themes"), "termCode": t}
            for t in fields.themes
        ],
    }
    places = [r for r in fields.regions if r not in (UNKNOWN_ID, ABROAD, WHOLE_COUNTRY)]
    if places:
        data["spatialCoverage"] = [
            {"@type": "AdministrativeArea", "name": words.name(r, "regions")} for r in places
        ]
    if fields.media:
        data["image"] = [site.absolute(f"kuvat/{media.src}") for media in fields.media]
    if fields.same_as:
        data["sameAs"] = list(fields.same_as)
    return data


def _article(entry: Entry, site: Site, words: Words) -> dict[str, Any]:
    fields = entry.fields
    data = _work(entry, site, words)
    data |= {"@type": "Article", "headline": fields.title}
    if told := licence_for_machines(entry, words):
        data["license"] = told
    for name, value in (("datePublished", fields.published), ("dateModified", fields.updated)):
        if value:
            data[name] = value.isoformat()
    citations = [source.url for source in fields.sources if source.url]
    if citations:
        data["citation"] = citations
    return data


def _news(entry: Entry, site: Site, words: Words) -> dict[str, Any]:
    return _article(entry, site, words) | {"@type": "NewsArticle"}


def _project(entry: Entry[Project], site: Site, words: Words) -> dict[str, Any]:
    fields = entry.fields
    data = _work(entry, site, words) | {"@type": "ResearchProject"}
    data.pop("inLanguage")
    data.pop("about")
    data["knowsAbout"] = [words.name(theme, "themes") for theme in fields.themes]
    places = data.pop("spatialCoverage", None)
    if places:
        data["areaServed"] = places
    if fields.starts:
        data["foundingDate"] = fields.starts
    if fields.ends:
        data["dissolutionDate"] = fields.ends
    if fields.lead:
        data["parentOrganization"] = {
            "@type": "Organization",
            "name": words.name(fields.lead, "organisations"),
        }
    funders = [f for f in fields.funders if f != UNKNOWN_ID]
    if funders:
        by = [{"@type": "Organization", "name": words.name(f, "funders")} for f in funders]
        data["funder"] = by
        if fields.funding and fields.funding.total_eur:
            amount = {
                "@type": "MonetaryAmount",
                "currency": "EUR",
                "value": fields.funding.total_eur,
            }
            data["funding"] = {"@type": "MonetaryGrant", "funder": by, "amount": amount}
    if fields.code:
        data["identifier"] = fields.code
    return data


def _event(entry: Entry[Event], site: Site, words: Words) -> dict[str, Any]:
    fields = entry.fields
    data = _work(entry, site, words) | {"@type": "Event", "startDate": iso_moment(fields.starts)}
    data.pop("spatialCoverage", None)
    data["eventStatus"] = f"{CONTEXT}/Event{_STATES[fields.event_state]}"
    if fields.ends:
        data["endDate"] = iso_moment(fields.ends)
    if mode := _MODES.get(fields.mode):
        data["eventAttendanceMode"] = f"{CONTEXT}/{mode}EventAttendanceMode"
    if fields.place:
        data["location"] = {"@type": "Place", "name": fields.place.name}
        if fields.place.municipality:
            data["location"]["address"] = {
                "@type": "PostalAddress",
                "addressLocality": fields.place.municipality,
                "addressCountry": "FI",
            }
    elif fields.mode == ONLINE:
        data["location"] = {"@type": "VirtualLocation", "url": fields.register_url or data["url"]}
    names = [words.name(id, "organisations") for id in fields.organised_by]
    names += [fields.organised_by_other] if fields.organised_by_other else []
    if names:
        data["organizer"] = [{"@type": "Organization", "name": name} for name in names]
    if fields.register_url:
        data["offers"] = {"@type": "Offer", "url": fields.register_url}
    return data


def _material(entry: Entry[Material], site: Site, words: Words) -> dict[str, Any]:
    fields = entry.fields
    data = _article(entry, site, words)
    data.pop("headline")
    data |= {
        "@type": "LearningResource",
        "learningResourceType": words.name(fields.material_kind, "material_kinds"),
    }
    if fields.url:
        data["encoding"] = {"@type": "MediaObject", "contentUrl": fields.url}
    return data

"""Linked data: the catalogue as DCAT-AP, the entries as schema.org, the vocabularies as SKOS.

All three are JSON-LD with their context inside, so that they are read without the network.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from knowledgebase.read.vocabulary import Term, Vocabulary
from knowledgebase.render.data.schemas import Named
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.json_ld import describe

_LICENCE = "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_DCAT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SKOS = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "closeMatch": {"@id": "skos:closeMatch", "@type": "@id"},
    "isReplacedBy": {"@id": "dct:isReplacedBy", "@type": "@id"},
}
_FORMATS = (("json", "JSON", "application/json"), ("csv", "CSV", "text/csv"))


def catalogue_graph(maker: PageMaker, datasets: Iterable[Named]) -> dict[str, Any]:
    """Return the description of the open data that data portals read."""
    site = maker.site
    home, root = site.absolute("data/"), site.absolute("data/v1/")
    days = [d for e in maker.current.entries.values() if (d := maker.dates(e).changed)]
    publisher = {"@type": "foaf:Agent", "foaf:name": site.owner or site.name}
    changed = {"@type": "xsd:date", "@value": max(days).isoformat()} if days else None
    common = {
        "dct:publisher": publisher,
        "dct:license": {"@id": _LICENCE},
        "dct:language": {"@id": f"{_AUTHORITY}/language/FIN"},
        **({"dct:modified": changed} if changed else {}),
    }
    found = [
        {
            "@id": f"{home}#{d.name}",
            "@type": "dcat:Dataset",
            "dct:title": _fi(d.title),
            "dct:description": _fi(d.text),
            "dct:identifier": d.name,
            **common,
            "dcat:theme": {"@id": f"{_AUTHORITY}/data-theme/SOCI"},
            "dcat:landingPage": {"@id": home},
            "dcat:distribution": [_distribution(root, d.name, *form) for form in _FORMATS],
        }
        for d in datasets
    ]
    return {
        "@context": _DCAT,
        "@id": f"{root}catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _fi(f"{site.name}: avoin aineisto"),
        "dct:description": _fi(site.description),
        "foaf:homepage": {"@id": home},
        **common,
        "dcat:dataset": found,
    }


def _fi(text: str) -> dict[str, str]:
    return {"@language": "fi", "@value": text}


def _distribution(root: str, name: str, ending: str, form: str, media: str) -> dict[str, Any]:
    url = f"{root}{name}.{ending}"
    return {
        "@id": url,
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dct:license": {"@id": _LICENCE},
        "dct:format": {"@id": f"{_AUTHORITY}/file-type/{form}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
    }


GRAPH = {"@context": {"@vocab": "https://schema.org/"}}
"""What stands above the entries in their graph."""


def entry_nodes(maker: PageMaker) -> Iterator[dict[str, Any]]:
    """Yield every current entry in the terms of schema.org, linked by address."""
    for entry in maker.current.entries.values():
        yield describe(entry, maker.site, maker.words, maker.current.entries)


def vocabulary_graph(maker: PageMaker) -> dict[str, Any]:
    """Return the vocabularies as SKOS concept schemes; the narrower themes are among the themes."""
    nodes = [
        node
        for name, vocabulary in maker.catalogue.vocabularies.items()
        if name != "keywords"
        for node in _scheme(maker.site.absolute("data/v1/sanastot/"), vocabulary)
    ]
    return {"@context": _SKOS, "@graph": nodes}


def _scheme(base: str, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    scheme = f"{base}{vocabulary.id}"
    yield {"@id": scheme, "@type": "skos:ConceptScheme", "dct:title": _fi(vocabulary.title)}
    for term in vocabulary.terms.values():
        yield _concept(scheme, term)
        for narrower in term.narrower:
            yield _concept(scheme, narrower) | {"broader": f"{scheme}#{term.id}"}


def _concept(scheme: str, term: Term) -> dict[str, Any]:
    labels = term.label.model_dump(exclude_none=True)
    node: dict[str, Any] = {
        "@id": f"{scheme}#{term.id}",
        "@type": "skos:Concept",
        "inScheme": scheme,
        "prefLabel": labels,
        "skos:notation": [term.id, *([term.code] if term.code else [])],
    }
    if term.definition:
        node["skos:definition"] = _fi(term.definition)
    if term.former_names:
        node["skos:altLabel"] = [_fi(name) for name in term.former_names]
    if term.yso:
        node["closeMatch"] = [concept.uri for concept in term.yso]
    if term.successor:
        node["isReplacedBy"] = f"{scheme}#{term.successor}"
    return node

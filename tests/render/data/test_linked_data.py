"""Linked data: RDF tools read it without the network, and the terms are real ones."""

import json

import pytest
from rdflib import DCAT, DCTERMS, RDF, SDO, SKOS, Graph, URIRef

ROOT = "data/v1"


def graph(made, name):
    return Graph().parse(data=made.files[f"{ROOT}/{name}"], format="json-ld")


def test_the_catalogue_has_what_data_portals_require(made):
    found = graph(made, "catalog.jsonld")
    (catalogue,) = found.subjects(RDF.type, DCAT.Catalog)
    for term in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license):
        assert found.value(catalogue, term), term
    datasets = list(found.objects(catalogue, DCAT.dataset))
    assert len(datasets) == 10
    for dataset in datasets:
        assert found.value(dataset, DCTERMS.title) and found.value(dataset, DCTERMS.description)
        for distribution in found.objects(dataset, DCAT.distribution):
            url = str(found.value(distribution, DCAT.downloadURL))
            assert url.removeprefix("https://tietopankki.example/") in made.files
            assert found.value(distribution, DCTERMS.format)
        assert len(list(found.objects(dataset, DCAT.distribution))) == 2


def test_concepts_have_labels_schemes_and_broader_terms_that_exist(made):
    found = graph(made, "vocabularies.jsonld")
    concepts = set(found.subjects(RDF.type, SKOS.Concept))
    schemes = set(found.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(concepts) > 300 and len(schemes) > 20
    for concept in concepts:
        assert found.value(concept, SKOS.inScheme) in schemes
        assert "fi" in {label.language for label in found.objects(concept, SKOS.prefLabel)}
    for narrow, broad in found.subject_objects(SKOS.broader):
        assert narrow in concepts and broad in concepts
    (successor,) = found.objects(
        URIRef("https://tietopankki.example/data/v1/sanastot/organisations#lapin-ely-keskus"),
        DCTERMS.isReplacedBy,
    )
    assert successor in concepts


def schema_org_terms():
    # rdflib's snapshot of schema.org is older than these.
    return set(SDO._extras) | set(SDO.__annotations__) | {"funding"}


def test_entries_use_the_terms_of_schema_org_and_link_by_address(made):
    found = graph(made, "graph.jsonld")
    prefix, known = "https://schema.org/", schema_org_terms()
    used = {str(p) for p in found.predicates()} | {str(o) for o in found.objects(None, RDF.type)}
    used -= {str(RDF.type)}
    assert {t for t in used if not t.startswith(prefix)} == set()
    assert {t.removeprefix(prefix) for t in used} - known == set()
    kinds = {str(o).removeprefix(prefix) for o in found.objects(None, RDF.type)}
    assert {"Article", "ResearchProject", "NewsArticle", "Event", "LearningResource"} <= kinds
    practice = URIRef("https://tietopankki.example/kaytannot/logdigis-tyokalut/")
    project = URIRef("https://tietopankki.example/hankkeet/logdigis/")
    based = URIRef(prefix + "isBasedOn")
    assert str(project) in {str(o) for o in found.objects(practice, based)}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "WebSite"),
        ("kaytannot/", "CollectionPage"),
        ("teemat/tyokyky/", "CollectionPage"),
        ("kaytannot/tyoote/", "Article"),
        ("hankkeet/logdigis/", "ResearchProject"),
        ("uutiset/18-valtakunnallista-hanketta/", "NewsArticle"),
        ("tapahtumat/kohtaantofoorumi-2024/", "Event"),
        ("materiaalit/kykyviisari/", "LearningResource"),
    ],
)
def test_a_page_says_what_it_is_and_where_it_stands(site, address, kind):
    html = (site / address / "index.html").read_text("utf-8")
    text = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    data = json.loads(text)["@graph"]
    assert data[0]["@type"] == kind
    if address:
        assert data[-1]["@type"] == "BreadcrumbList"
    else:
        assert "{q}" in data[0]["potentialAction"]["target"]["urlTemplate"]

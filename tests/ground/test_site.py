"""The one configuration: mkdocs.yml, as MkDocs and as the core read it."""

from knowledgebase.ground.site import read_site


def test_the_core_reads_what_mkdocs_reads(monkeypatch):
    from mkdocs.config import load_config

    monkeypatch.setenv("KB_SITE_URL", "https://esimerkki.example/polku")
    site, config = read_site(), load_config()
    assert site.url == "https://esimerkki.example/polku/"
    assert (site.name, site.description) == (config.site_name, config.site_description)
    assert site.repository == config.extra["repository"]
    assert site.edit_url("practices/a.md") == config.edit_uri_template.format(
        path="practices/a.md", path_noext=""
    )


def test_no_address_of_a_person_or_of_an_unconfirmed_owner_is_set():
    site = read_site()
    assert not site.owner_confirmed
    assert site.contact_email == site.accessibility_email == ""

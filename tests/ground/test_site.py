"""The one configuration: mkdocs.yml, as MkDocs and as the core read it."""

import pytest

from knowledgebase.ground.site import CONFIG, check_settings, read_site


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


def test_an_empty_variable_is_as_good_as_none_and_the_site_s_address_is_missed():
    names = ("KB_SITE_URL", "KB_EDIT_URL", "KB_ISSUES_URL", "KB_CONTACT_EMAIL")
    empty = dict.fromkeys(names, "")
    assert read_site(CONFIG, empty) == read_site(CONFIG, {})
    (found,) = check_settings(empty)
    assert (found.rule, found.level) == ("empty-setting", "warning")
    assert "KB_SITE_URL" in found.message()


@pytest.mark.parametrize("value", ["yes", "123", "null", "[a", "~"])
def test_a_variable_is_text_whatever_yaml_would_make_of_it(value):
    assert read_site(CONFIG, {"KB_ISSUES_URL": value}).issues_url == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KB_SITE_URL", "tietopankki.fi"),
        ("KB_SITE_URL", "https://"),
        ("KB_SITE_URL", "https://[a"),
        ("KB_SITE_URL", "https://a.fi:portti/"),
        ("KB_SITE_URL", "https://a b.fi/"),
        ("KB_SITE_URL", "file:///etc/"),
        ("KB_SITE_URL", " "),
        ("KB_EDIT_URL", "\t"),
        ("KB_SITE_URL", "https://user:pw@example.org/"),
        ("KB_SITE_URL", "https://user@example.org/"),
        ("KB_SITE_URL", "https://example.org/a?b"),
        ("KB_SITE_URL", "https://example.org/a#b"),
        ("KB_SITE_URL", "https://example.org:99999/"),
        ("KB_ISSUES_URL", "https://user:pw@a.fi/i"),
        ("KB_EDIT_URL", "https://a.fi/edit"),
        ("KB_EDIT_URL", "https://a.fi/{0}"),
        ("KB_EDIT_URL", "https://a.fi/{path}/{"),
        ("KB_ISSUES_URL", "none"),
    ],
)
def test_a_variable_that_is_no_address_is_named(name, value):
    (found,) = check_settings({name: value})
    assert found.rule == "bad-setting"
    shown = value.strip().replace("user:pw@", "…@").replace("user@", "…@")
    assert f"{name} arvo ”{shown}” ei ole kelvollinen verkko-osoite" in found.message()


@pytest.mark.parametrize("value", ["toimitus", "a@b", "a b@c.fi", "a@b.fi?cc=x@y.fi", "<a@b.fi>"])
def test_a_role_address_that_is_none_is_named(value):
    (found,) = check_settings({"KB_CONTACT_EMAIL": value})
    assert found.rule == "bad-contact"
    assert f"KB_CONTACT_EMAIL arvo ”{value}” ei ole sähköpostiosoite" in found.message()


def test_a_role_address_may_be_given_by_the_environment():
    assert read_site(CONFIG, {"KB_CONTACT_EMAIL": "a@example.org"}).contact_email == "a@example.org"


def test_right_addresses_pass():
    assert not [
        *check_settings(
            {
                "KB_SITE_URL": "http://localhost:8000/polku",
                "KB_EDIT_URL": "https://a.fi/e/{path}",
                "KB_ISSUES_URL": "https://a.fi/i?x=1",
                "KB_CONTACT_EMAIL": "tieto.pankki+1@sub.example.org",
            }
        )
    ]

"""Discovery: the sitemap is true, and browsers and robots find what they look for."""

from xml.etree import ElementTree as ET

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rows(made):
    tree = ET.fromstring(made.files["sitemap.xml"])  # noqa: S314 (our own file)
    return {
        row.findtext(f"{SITEMAP}loc").removeprefix("https://tietopankki.example/"): row.findtext(
            f"{SITEMAP}lastmod"
        )
        for row in tree
    }


def test_the_sitemap_has_every_page_that_may_be_found(made):
    assert set(rows(made)) == set(made.pages)


def test_the_sitemap_s_dates_are_those_of_the_content(made):
    found = rows(made)
    assert found["kaytannot/tyoote/"] == "2026-11-24"
    assert found["teemat/tyokyky/"] and found["alueet/lappi/"] and found[""]
    # No entry names it, so nobody knows when this list last changed.
    assert found["haku/"] is None


def test_the_built_site_has_our_sitemap_and_no_other(site, made):
    assert not (site / "sitemap.xml.gz").exists()
    built = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 (our own file)
    assert {row.findtext(f"{SITEMAP}loc") for row in built} == {
        f"https://tietopankki.example/{address}" for address in made.pages
    }


def test_robots_name_the_sitemap(made):
    lines = made.files["robots.txt"].decode().splitlines()
    assert "Sitemap: https://tietopankki.example/sitemap.xml" in lines
    assert not [line for line in lines if line.startswith("Disallow: /")]


def test_browsers_can_add_the_search(made):
    tree = ET.fromstring(made.files["opensearch.xml"])  # noqa: S314 (our own file)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(tree.findtext(f"{space}ShortName")) <= 16
    template = tree.find(f"{space}Url").attrib["template"]
    assert template == "https://tietopankki.example/haku/?q={searchTerms}"


def test_pages_in_other_languages_name_each_other(site, made):
    tree = ET.fromstring(made.files["sitemap.xml"])  # noqa: S314 (our own file)
    link = "{http://www.w3.org/1999/xhtml}link"
    found = {
        row.findtext(f"{SITEMAP}loc"): {
            (a.attrib["hreflang"], a.attrib["href"]) for a in row.iter(link)
        }
        for row in tree
        if row.find(link) is not None
    }
    expected = {}
    for base in (f"https://tietopankki.example/{folder}/" for folder in ("osallistu", "tietoa")):
        everyone = {("fi", base), ("sv", f"{base}sv/"), ("en", f"{base}en/")}
        expected |= {base: everyone, f"{base}sv/": everyone, f"{base}en/": everyone}
    assert found == expected
    html = (site / "tietoa/sv/index.html").read_text("utf-8")
    assert f'hreflang="en" href="{base}en/"' in html

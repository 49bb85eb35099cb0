"""Citation: how a card is cited, as a sentence and in the formats of reference managers.

The author is the site, for cards have no persons. The formats: CSL-JSON 1.0
(docs.citationstyles.org), BibTeX's `online` as biblatex has it, and RIS (`ELEC`).
"""

import json
import re
from dataclasses import dataclass
from datetime import date

from knowledgebase.ground.site import Site
from knowledgebase.render.view.wording import finnish_date


@dataclass(frozen=True)
class Citation:
    """The ways to cite one card: a sentence in Finnish, and texts for reference managers."""

    text: str
    csl: str
    bibtex: str
    ris: str


def citation(
    key: str,
    title: str,
    address: str,
    changed: date | None,
    site: Site,
    *,
    licence: str = "",
    lang: str = "fi",
) -> Citation:
    """Return the citation of a card.

    `key` is its lasting key, as `practice:tyoote`; `changed` the day of its last change, None
    when not known; `licence` the name of its licence, '' when not known.
    """
    author, url = site.owner or site.name, site.absolute(address)
    year = f" ({changed.year})" if changed else ""
    day = f" Päivitetty {finnish_date(changed)}." if changed else ""
    terms = f" Lisenssi: {licence}." if licence else ""
    told = title if title.endswith((".", "?", "!")) else f"{title}."
    csl: dict[str, object] = {
        "id": key,
        "type": "webpage",
        "title": title,
        "author": [{"literal": author}],
        "container-title": site.name,
        "URL": url,
        "language": lang,
        **({"license": licence} if licence else {}),
        **({"issued": {"date-parts": [list(changed.timetuple()[:3])]}} if changed else {}),
    }
    return Citation(
        f"{author}{year}. {told}{day}{terms} {url}",
        json.dumps([csl], ensure_ascii=False, indent=1),
        _bibtex(key, (author, title, url, licence), changed),
        _ris((author, title, site.name, licence, url, lang), changed),
    )


def _bibtex(key: str, told: tuple[str, str, str, str], changed: date | None) -> str:
    author, title, url, licence = told
    rows = (
        ("author", f"{{{_tex(author)}}}"),
        ("title", f"{{{_tex(title)}}}"),
        ("date", changed.isoformat() if changed else ""),
        ("url", url),
        ("note", _tex(licence)),
    )
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows if value)
    return f"@online{{{key.replace(':', '-')},\n{body}\n}}"


def _ris(told: tuple[str, str, str, str, str, str], changed: date | None) -> str:
    author, title, site, licence, url, lang = told
    rows = (
        ("TY", "ELEC"),
        ("AU", author),
        ("TI", title),
        ("T2", site),
        ("DA", f"{changed:%Y/%m/%d}" if changed else ""),
        ("PY", f"{changed:%Y}" if changed else ""),
        ("N1", licence),
        ("UR", url),
        ("LA", lang),
    )
    found = [f"{tag}  - {_one_line(value)}" for tag, value in rows if value]
    return "\n".join((*found, "ER  - "))


_TEX = {"\\": r"\textbackslash ", "~": r"\textasciitilde ", "^": r"\textasciicircum "}


def _tex(text: str) -> str:
    """Return text with TeX's own signs escaped.

    >>> _tex("50 % & {a}_b")
    '50 \\\\% \\\\& \\\\{a\\\\}\\\\_b'
    """
    return re.sub(r"[%&#_${}\\~^]", lambda m: _TEX.get(m[0], f"\\{m[0]}"), _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())

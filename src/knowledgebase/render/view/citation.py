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


def citation(key: str, title: str, address: str, changed: date | None, site: Site) -> Citation:
    """Return the citation of a card.

    `key` is its lasting key, as `practice:tyoote`; `changed` the day of its last change, None
    when not known.
    """
    author, url = site.owner or site.name, site.absolute(address)
    year = f" ({changed.year})" if changed else ""
    day = f" Päivitetty {finnish_date(changed)}." if changed else ""
    told = title if title.endswith((".", "?", "!")) else f"{title}."
    csl: dict[str, object] = {
        "id": key,
        "type": "webpage",
        "title": title,
        "author": [{"literal": author}],
        "container-title": site.name,
        "URL": url,
        "language": "fi",
    }
    if changed:
        csl["issued"] = {"date-parts": [[changed.year, changed.month, changed.day]]}
    return Citation(
        f"{author}{year}. {told}{day} {url}",
        json.dumps([csl], ensure_ascii=False, indent=1),
        _bibtex(key, author, title, url, changed),
        _ris(author, title, url, site.name, changed),
    )


def _bibtex(key: str, author: str, title: str, url: str, changed: date | None) -> str:
    rows = [("author", f"{{{_tex(author)}}}"), ("title", f"{{{_tex(title)}}}")]
    rows += [("date", changed.isoformat())] if changed else []
    rows.append(("url", url))
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows)
    return f"@online{{{key.replace(':', '-')},\n{body}\n}}"


def _ris(author: str, title: str, url: str, name: str, changed: date | None) -> str:
    rows = [("TY", "ELEC"), ("AU", author), ("TI", title), ("T2", name)]
    rows += [("DA", f"{changed:%Y/%m/%d}"), ("PY", f"{changed:%Y}")] if changed else []
    rows += [("UR", url), ("LA", "fi"), ("ER", "")]
    return "\n".join(f"{tag}  - {_one_line(value)}" for tag, value in rows)


_TEX = {"\\": r"\textbackslash ", "~": r"\textasciitilde ", "^": r"\textasciicircum "}


def _tex(text: str) -> str:
    """Return text with TeX's own signs escaped.

    >>> _tex("50 % & {a}_b")
    '50 \\\\% \\\\& \\\\{a\\\\}\\\\_b'
    """
    return re.sub(r"[%&#_${}\\~^]", lambda m: _TEX.get(m[0], f"\\{m[0]}"), _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(text.split())

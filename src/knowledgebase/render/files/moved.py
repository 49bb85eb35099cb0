"""Moved: every door of a former address leads on: page, embed, share page, twin and data.

A page leads with a script that keeps the place on the page, and without scripts by a refresh; files
are there as they are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from knowledgebase.ground.layout import COMPARED, SHELVES
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.validate.entry import Entry


def moved_files(maker: PageMaker, files: Makers) -> Makers:
    """Return what makes what stands at former addresses; `files` makes every other file.

    Pages are not among `files`: the entry's own page is led to as well.
    """
    moved = [entry for entry in maker.catalogue.entries.values() if _aliases(entry)]
    if not moved:
        return {}
    doors = _doors(moved, files)
    found: dict[str, Callable[[], bytes]] = {}
    redirects: dict[str, str] = {}
    for entry in moved:
        folder = SHELVES[entry.kind].address
        for alias in _aliases(entry):
            old = f"{folder}/{alias}/"
            redirects[old] = entry.address
            found[f"{old}index.html"] = partial(_leading, maker, old, entry.address)
            for path in doors[entry.key]:
                there = _there(path, entry, old, alias)
                if path.endswith("index.html"):
                    page, now = there.removesuffix("index.html"), path.removesuffix("index.html")
                    redirects[page] = now
                    found[there] = partial(_leading, maker, page, now)
                else:
                    found[there] = files[path]
    # Static hosts such as Netlify and Cloudflare Pages answer these with a true 301.
    rows = "".join(f"/{old} /{new} 301\n" for old, new in sorted(redirects.items()))
    return found | {"_redirects": rows.encode}


def _aliases(entry: Entry) -> tuple[str, ...]:
    # A name that the entry still has leads nowhere else.
    return tuple(alias for alias in entry.fields.aliases if alias != entry.id)


def _there(path: str, entry: Entry, old: str, alias: str) -> str:
    """Return where a file of an entry stood under a former name, in its folder and by its name."""
    folder, _, name = path.replace(entry.address, old, 1).rpartition("/")
    stem, dot, ending = name.partition(".")
    return f"{folder}/{alias if stem == entry.id else stem}{dot}{ending}"


def _doors(moved: list[Entry], files: Iterable[str]) -> dict[str, list[str]]:
    """Return the paths of the files that belong to each moved entry, in one pass over all files."""
    owners: dict[str, str] = {}
    for entry in moved:
        owners[entry.address.rstrip("/")] = entry.key
    found: dict[str, list[str]] = defaultdict(list)
    names = {(entry.kind, entry.id): entry.key for entry in moved}
    datasets = {
        "practices": "practice",
        "projects": "project",
        "news": "news",
        "events": "event",
        "indicators": "indicator",
        "materials": "material",
    }
    for path in files:
        parts = path.removeprefix("upota/").split("/")
        key = owners.get("/".join(parts[:2]))
        if key is None and path.startswith("data/") and path.endswith(".json") and len(parts) == 4:
            key = names.get((datasets.get(parts[2], ""), parts[3].removesuffix(".json")))
        if key is None and path.startswith(COMPARED):
            key = names.get(("practice", parts[-1].removesuffix(".json")))
        if key is not None:
            found[key].append(path)
    return found


def _leading(maker: PageMaker, old: str, new: str) -> bytes:
    return maker.templates.render(
        "redirect.html", old, target=new, absolute=maker.site.absolute(new)
    ).encode()

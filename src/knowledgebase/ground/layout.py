"""Where each kind of entry stands: its folder in the repository and its address on the site."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Shelf:
    """One kind's place: `folder` in the repository, `address` on the site, Finnish names."""

    kind: str
    folder: str
    address: str
    one: str
    many: str


SHELVES = {
    shelf.kind: shelf
    for shelf in (
        Shelf("practice", "practices", "kaytannot", "Hyvä käytäntö", "Hyvät käytännöt"),
        Shelf("project", "projects", "hankkeet", "Hanke", "Hankkeet"),
        Shelf("news", "content/uutiset", "uutiset", "Uutinen", "Uutiset"),
        Shelf("event", "content/tapahtumat", "tapahtumat", "Tapahtuma", "Tapahtumat"),
        Shelf("indicator", "content/mittaristo", "mittaristo", "Mittari", "Mittaristo"),
        Shelf("material", "content/materiaalit", "materiaalit", "Materiaali", "Materiaalit"),
    )
}
THEMES, REGIONS, ORGANISATIONS, NEEDS = "teemat", "alueet", "organisaatiot", "tarpeet"
SETS = "koosteet"
COVERAGE = "tilannekuva/"
AUDIENCES = f"{COVERAGE}sidosryhmat/"
"""The page of what there is for each audience."""
ENDING = f"{COVERAGE}paattyvat/"
"""The page of what ending projects hand over."""
NEAR = f"{COVERAGE}lahekkaiset/"
"""The page of projects that do nearly the same."""
NETWORK = f"{COVERAGE}verkosto/"
"""The page of who works with whom."""
FORM, STATUS, SEARCH = "osallistu/lomake/", "osallistu/tilanne/", "haku/"
REPORTING = "mittaristo/tilanne/"
"""The page of who has reported and what is due."""

INTRODUCED = frozenset(
    {"", FORM, STATUS, SEARCH, *(f"{shelf.address}/" for shelf in SHELVES.values())}
)
"""Pages that the program makes and that a hand-written page may introduce."""

MADE = frozenset({f"{THEMES}/", f"{REGIONS}/", f"{SETS}/ei-toiminut/"})
_MADE_FOLDERS = frozenset(
    {
        SETS,
        ORGANISATIONS,
        NEEDS,
        "assets",
        "data",
        "kalenteri",
        "kuvat",
        "pagefind",
        "paatos",
        "sanat",
        "seuraa",
        "sopiiko-meille",
        "syotteet",
        "tilannekuva",
        "upota",
        "uutta",
        "vertaile",
    }
)
_MADE_DEEPER = (
    REPORTING,
    "tietoa/sanasto/",
    "uutiset/vuosi/",
    "uutiset/teema/",
    "tapahtumat/vuosi/",
    "tapahtumat/teema/",
    SEARCH,
)
COMPARED = "vertaile/kortit/"
"""Where the facts of each practice are for the browser to compare."""
SOURCES = (
    *("content", "practices", "projects"),
    *("src", "theme", "hooks", "schema", "scripts", "tests", ".git", ".github", ".venv"),
)
"""The folders of a content root and of the program: what is in them was not made by a build."""
VOCABULARIES = "content/vocabularies"
EXAMPLES = "schema/examples"
RESULTS = "content/mittaristo/tulokset"

RESERVED_NAME = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|conin\$|conout\$")

# What editors and systems leave beside the files that people write. Nobody means to publish it.
# What begins with a dot is some program's own: settings, locks, copies. The exceptions are a text that
# someone has hidden and what people write for a web server: these they do mean to publish.
_LEFT_BY_TOOLS = re.compile(
    r"""\A(?:
    \.(?!(?:[^\W_][\w-]*\.md|htaccess|htpasswd|nojekyll|well-known|authors\.yml|env)\Z).* | .*~ | ~.* | \#.*\# | .*___jb_(?:tmp|old|bak)___ | .*\.sb-[0-9a-f]+-\w+    # open files
    | .*\.(?:sw[a-z]|un~|tmp|temp|bak|old|orig|rej|part|partial|crdownload|download|save(?:\.\d+)?)
    | .*\.(?:autosave|kate-swp|asd|wbk|lock|lnk) | 4913 | session\.vim | nohup\.out
    | icon\r | __macosx | network\ trash\ folder | temporary\ items                    # macOS
    | (?:eh)?thumbs(?:_vista)?\.db(?::.*)? | desktop\.ini | .*:zone\.identifier       # Windows
    | \$recycle\.bin | recycler | system\ volume\ information | lost\+found | @eadir
    | __pycache__ | node_modules
    | .*\.(?:sublime-(?:project|workspace)|code-workspace|iml)
    )\Z""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@lru_cache(maxsize=65_536)
def is_left_by_tools(name: str) -> bool:
    """True for the name of a file or folder that an editor or the system made for itself.

    Such files are never read, watched or published, and are no fault of the writer.

    >>> is_left_by_tools(".a.md.swp"), is_left_by_tools("Thumbs.db"), is_left_by_tools("a.md")
    (True, True, False)
    """
    return bool(_LEFT_BY_TOOLS.fullmatch(name))


_SHELF_OF = {shelf.folder: shelf for shelf in SHELVES.values()}


@lru_cache(maxsize=20_000)  # asked of every file at every look
def kind_of(path: PurePosixPath) -> str | None:
    """Return the kind of the entry that a file is, by its folder; None for any other file.

    `index.md` in an entry folder under content/ is a hand-written page, not an entry.
    """
    if path.suffix != ".md":
        return None
    shelf = _SHELF_OF.get(str(path.parent))
    if shelf is None:
        return None
    hand_written = path.name == "index.md" and shelf.folder.startswith("content/")
    return None if hand_written else shelf.kind


def address_of(path: PurePosixPath) -> str:
    """Return the site address of a file's page: no leading slash, trailing slash, '' for the front page.

    >>> address_of(PurePosixPath("practices/tyoote.md"))
    'kaytannot/tyoote/'
    >>> address_of(PurePosixPath("content/tietoa/naytto.md"))
    'tietoa/naytto/'
    """
    kind = kind_of(path)
    if kind:
        return f"{SHELVES[kind].address}/{path.stem}/"
    inside = path.relative_to("content").with_suffix("")
    if inside.name in ("index", "README"):
        inside = inside.parent
    return "" if str(inside) == "." else f"{inside}/"


def relative_address(target: str, page: str) -> str:
    """Return the link from the page at address `page` to the site address `target`.

    Links are relative so that the site works at a root and under a path alike.

    >>> relative_address("hankkeet/x/", "kaytannot/tyoote/")
    '../../hankkeet/x/'
    >>> relative_address("", "")
    './'
    """
    return "../" * page.count("/") + target or "./"


def numbered(address: str, number: int) -> str:
    """Return the address of a page of the list that begins at `address`; the first page is that one.

    >>> numbered("kaytannot/", 2), numbered("kaytannot/", 1)
    ('kaytannot/sivu/2/', 'kaytannot/')
    """
    return f"{address}sivu/{number}/" if number > 1 else address


def in_parts(path: str, parts: int) -> list[str]:
    """Return the paths of a file that is told in parts; the first one is `path`, which is always there.

    >>> in_parts("lomake/tiedot.json", 2)
    ['lomake/tiedot.json', 'lomake/tiedot-2.json']
    """
    stem, dot, ending = path.rpartition(".")
    return [path, *(f"{stem}-{number}{dot}{ending}" for number in range(2, parts + 1))]


_NUMBERED = re.compile(r"/sivu/[0-9]+/\Z")

PAGE_IDS = frozenset(
    {
        "ajankohtaista",
        "aloita",
        "arvion-osat",
        "ensimmainen-askel",
        "hankkeiden-tulokset",
        "haku-ylhaalla",
        "jalkeen",
        "kampanja",
        "kayta-ja-kerro",
        "lahteet",
        "liittyvat",
        "luetut-tulokset",
        "mittarien-tulokset",
        "nain-lasketaan",
        "paavalikko",
        "sisalto",
        "tavoite",
        "tilaisuuden-ohjelma",
        "tulokset-lahteiden-mukaan",
        "upotus-kehys",
        "upotus-teksti",
        "vaiheet",
        "vertailuarvot",
        "viittaukset",
        "yso",
    }
)
"""Ids that pages with a written text have of their own, so no heading may have them."""


def is_reserved_name(stem: str) -> bool:
    """True for names that Windows keeps for devices: such a file cannot be checked out there.

    https://learn.microsoft.com/windows/win32/fileio/naming-a-file

    >>> is_reserved_name("aux"), is_reserved_name("com1"), is_reserved_name("auxi")
    (True, True, False)
    """
    return bool(RESERVED_NAME.fullmatch(stem.partition(".")[0].lower()))


def is_made(address: str) -> bool:
    """True when the program makes the page at `address` itself and no file may.

    >>> is_made("vertaile/"), is_made("tietoa/naytto/")
    (True, False)
    """
    if address in INTRODUCED:
        return False
    if _NUMBERED.search(address):
        return True
    folder = address.partition("/")[0]
    return address in MADE or folder in _MADE_FOLDERS or address.startswith(_MADE_DEEPER)

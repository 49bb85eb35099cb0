"""Made-up entries: the real ones with their words shuffled, as many as one likes.

So sizes, terms and vocabularies are real, and no two texts are the same.
"""

import random
import re
import shutil
from pathlib import Path

from knowledgebase.ground.site import PRODUCT

FOLDERS = {"practices": "kaytannot", "projects": "hankkeet"}
"""The folders of the entries, and what they are called on the site."""
# What points to other entries, or is one entry's own.
_POINTING = re.compile(
    r"^(?:code|projects|aliases|differs_from|related|same_as):.*\n(?:  .*\n)*", re.MULTILINE
)
_PICKED = re.compile(r"^( +)practices:\n(?:\1 .*\n)*", re.MULTILINE)
_FIRST_STEP = re.compile(r'^(first_step:\n  who: .*\n  text: )"', re.MULTILINE)
_WORD = re.compile(r"\b[a-zåäö]{6,}\b")


def make_root(number: int, root: Path) -> None:
    """Write `number` entries into a new content root, practices and projects by turns."""
    chance = random.Random(42)  # noqa: S311 (not for secrets)
    shutil.copytree(PRODUCT / "content" / "vocabularies", root / "content" / "vocabularies")
    needs = root / "content" / "vocabularies" / "needs.yml"
    needs.write_text(_PICKED.sub("", needs.read_text("utf-8")), "utf-8")
    sources = [file for folder in FOLDERS for file in sorted((PRODUCT / folder).glob("*.md"))]
    sources = [file for file in sources if "\nstatus: draft\n" not in file.read_text("utf-8")]
    words = sorted(
        set(_WORD.findall(" ".join(s.read_text("utf-8").split("---", 2)[2] for s in sources)))
    )
    for folder in FOLDERS:
        (root / folder).mkdir()
    for count in range(number):
        source = sources[count % len(sources)]
        head, body = source.read_text("utf-8").split("\n---\n", 1)
        head = _POINTING.sub("", f"{head}\n")
        # No two entries may have one first step.
        head = _FIRST_STEP.sub(rf'\g<1>"{count}: ', head, count=1)
        # Four long words are more than a title may have.
        title = f'title: "{" ".join(chance.sample(words, 4))[:70].strip()} {count}"'
        head = re.sub(r'^title: ".*"', title, head, flags=re.MULTILINE)
        body = re.sub(r"\]\([^)]{0,999}\)", "](https://a.fi/x)", body)
        body = re.sub(r"(?m)^[^#>|\n].*", lambda m: _shuffled(m[0], words, chance), body)
        name = f"{source.stem[:60]}-{count}.md"
        (root / source.parent.name / name).write_text(f"{head}---\n{body}", "utf-8")


def _shuffled(line: str, words: list[str], chance: random.Random) -> str:
    return _WORD.sub(lambda _: chance.choice(words), line)

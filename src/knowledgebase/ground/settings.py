"""Settings: what a run is about."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from knowledgebase.ground.findings import Language
from knowledgebase.ground.moments import HELSINKI


@dataclass(frozen=True)
class Settings:
    """What a run is about: the content root, the day it is run on, the language of
    findings, whether share images and QR codes are made, whether the search index is, and
    whether texts are also there packed.

    `preview` is for the writers' own machine: it shows drafts and names what is to come.
    `other_day` tells that the day is not the one it is, which every page then says.

    A publisher builds from a copy of the sources. `origin` is the root they were copied from, whose
    history git knows. `former` has the paths of faulty files that the copy has as they were last
    published, `withheld` those of files that it lacks: links to them are plain text.
    """

    root: Path
    today: date
    lang: Language = "fi"
    pictures: bool = False
    preview: bool = False
    other_day: bool = False
    index: bool = True
    compressed: bool = False
    origin: Path | None = None
    former: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()

    @property
    def home(self) -> Path:
        """The root that people write in: git knows its files, and its cache is used."""
        return self.origin or self.root

    def as_text(self) -> str:
        """Return the settings as one line, for another process."""
        home = {"origin": str(self.origin)} if self.origin else {}
        told = vars(self) | {"root": str(self.root), "today": self.today.isoformat()}
        return json.dumps(told | home)

    @classmethod
    def from_text(cls, text: str) -> "Settings":
        """Return the settings that `as_text` wrote.

        >>> Settings.from_text(Settings(Path("/a"), date(2026, 11, 24)).as_text()).today
        datetime.date(2026, 11, 24)
        """
        data = json.loads(text)
        placed = {"root": Path(data["root"]), "today": date.fromisoformat(data["today"])}
        placed["origin"] = Path(data["origin"]) if data["origin"] else None
        lists = {name: tuple(data[name]) for name in ("former", "withheld")}
        return cls(**data | placed | lists)


def today() -> date:
    """Return the day in Finland."""
    return datetime.now(HELSINKI).date()

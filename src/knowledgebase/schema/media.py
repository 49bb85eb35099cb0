"""Media: the pictures of an entry."""

from typing import Annotated

from pydantic import Field

from knowledgebase.schema.fields import PICTURE_PATTERN, Marked, Record, Short


class Media(Record):
    """A local picture and its text alternative."""

    src: Annotated[
        str,
        Field(pattern=PICTURE_PATTERN),
        Marked("x-file", "picture"),
    ] = Field(title="Kuvatiedosto", description="Tiedosto kansiossa content/kuvat.")
    alt: Short = Field(title="Tekstivastine", description="Mitä kuvassa on.")

"""Media: the pictures of an entry."""

from typing import Annotated

from pydantic import Field

from knowledgebase.schema.fields import Marked, Record, Short


class Media(Record):
    """A local picture and its text alternative."""

    src: Annotated[
        str,
        Field(pattern=r"^[a-z0-9][a-z0-9/_-]*\.(png|jpg|jpeg|webp)$"),
        Marked("x-file", "picture"),
    ] = Field(title="Kuvatiedosto", description="Tiedosto kansiossa content/kuvat.")
    alt: Short = Field(title="Tekstivastine", description="Mitä kuvassa on.")

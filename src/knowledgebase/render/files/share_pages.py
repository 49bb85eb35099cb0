"""Share pages: what the communications team takes to other channels, ready for each entry."""

from functools import partial
from typing import Any

from knowledgebase.ground.headers import CONTENT_SECURITY_POLICY
from knowledgebase.render.files.embeds import frame
from knowledgebase.render.maker import Makers, PageMaker
from knowledgebase.render.view.channels import SHARE
from knowledgebase.validate.entry import Entry

CARD, CODE = "kortti.png", "qr.svg"


def share_files(maker: PageMaker) -> Makers:
    """Return what makes the share page of each current entry, by its path."""
    return {
        f"{entry.address}{SHARE}index.html": partial(_page, maker, entry)
        for entry in maker.current.entries.values()
    }


def _page(maker: PageMaker, entry: Entry) -> bytes:
    address = f"{entry.address}{SHARE}"
    card = maker.card(entry)
    html = maker.templates.render(
        "share.html",
        address,
        card=card,
        site=maker.site,
        policy=CONTENT_SECURITY_POLICY,
        canonical=maker.site.absolute(entry.address),
        texts=share_texts(maker, entry),
        frame=frame(card, maker.site),
        pictures=maker.pictures,
    )
    return html.encode()


def share_texts(maker: PageMaker, entry: Entry) -> dict[str, str]:
    """Return the three post texts of an entry: its own where it has them, else by template."""
    own: Any = getattr(entry.fields, "share", None)
    values = {
        "laji": maker.card(entry).label,
        "otsikko": maker.card(entry).title,
        "tiivistelma": entry.fields.summary,
        "osoite": maker.site.absolute(entry.address),
        "teemat": maker.words.names(entry.fields.themes, "themes"),
        "rahoitus": maker.site.eu_funding_text,
    }
    return {
        name: (own and getattr(own, name)) or text.format_map(values).strip()
        for name, text in maker.catalogue.share_texts.model_dump().items()
    }

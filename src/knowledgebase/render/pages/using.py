"""Using: what a reader can do with the page of a practice or project beside reading it."""

from typing import Any

from knowledgebase.render.files.embeds import KEPT, blockquote, frame
from knowledgebase.render.maker import PageMaker
from knowledgebase.render.view.channels import embed_address
from knowledgebase.render.view.citation import citation
from knowledgebase.render.view.feedback import feedback_links, mail_link
from knowledgebase.render.view.licences import licence_of
from knowledgebase.render.view.qr import qr_svg
from knowledgebase.validate.entry import Entry


def use_of(maker: PageMaker, entry: Entry) -> dict[str, Any]:
    """Return what a reader can do with the page: share, embed, print, give feedback."""
    if entry.kind not in KEPT:
        return {}
    url = maker.site.absolute(entry.address)
    card, licence = maker.card(entry), licence_of(entry, maker.words)
    return {
        "url": url,
        "mail": mail_link("", entry.fields.title, f"{entry.fields.summary}\n\n{url}\n"),
        "embed": embed_address(entry.address),
        "frame": frame(card, maker.site),
        "quote": blockquote(card, maker.site, licence),
        "qr": qr_svg(url),
        "feedback": feedback_links(entry, maker.site),
        "citation": citation(
            entry.key,
            entry.fields.title,
            entry.address,
            maker.dates(entry).changed,
            maker.site,
            licence=licence.name if licence.known else "",
            lang=entry.fields.lang,
        ),
    }

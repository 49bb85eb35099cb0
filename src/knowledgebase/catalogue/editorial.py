"""What campaigns and materials must be: they feature one thing that is there, and have a file."""

from collections.abc import Iterator

from knowledgebase.catalogue.catalogue import Catalogue
from knowledgebase.ground.findings import Finding, finding
from knowledgebase.validate.links import ATTACHMENTS


def check_communications(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every finding on campaigns and on the files of materials."""
    yield from campaign_without_target(catalogue)
    yield from unknown_set(catalogue)
    yield from missing_file(catalogue)


def campaign_without_target(catalogue: Catalogue) -> Iterator[Finding]:
    for campaign in catalogue.campaigns:
        fields = campaign.fields
        if bool(fields.theme) == bool(fields.set):
            yield finding(campaign.path, (1, 1), "campaign-target")
        if fields.ends < fields.starts:
            place = campaign.composed.place(("ends",))
            yield finding(
                campaign.path, place, "ends-before-start", starts=fields.starts, ends=fields.ends
            )


def unknown_set(catalogue: Catalogue) -> Iterator[Finding]:
    for campaign in catalogue.campaigns:
        if campaign.fields.set and campaign.fields.set not in catalogue.sets:
            place = campaign.composed.place(("set",))
            yield finding(campaign.path, place, "unknown-set", value=campaign.fields.set)


def missing_file(catalogue: Catalogue) -> Iterator[Finding]:
    for entry in catalogue.of_kind("material"):
        name = entry.fields.file
        if name and f"{ATTACHMENTS}/{name}" not in catalogue.files:
            place = entry.source.place(("file",))
            yield finding(str(entry.path), place, "missing-file", value=name)

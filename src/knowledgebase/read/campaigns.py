"""Campaigns: a theme or a set that the front page features for a period, one YAML file each."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledgebase.ground.findings import Finding
from knowledgebase.read.sets import read_record
from knowledgebase.read.strict_yaml import Composed
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema.hand_written import Campaign

FOLDER = "content/kampanjat"


@dataclass(frozen=True)
class CampaignFile:
    """A campaign as read, with the places of its values."""

    path: str
    fields: Campaign
    composed: Composed

    def runs_on(self, day: date) -> bool:
        """True from the campaign's first day to its last."""
        return self.fields.starts <= day <= self.fields.ends


def read_campaigns(
    root: Path, vocabularies: Vocabularies
) -> tuple[tuple[CampaignFile, ...], list[Finding]]:
    """Read every campaign under `root`, the one that began last first, with the findings."""
    campaigns: list[CampaignFile] = []
    findings: list[Finding] = []
    for file in sorted((root / FOLDER).glob("*.yml")):
        path = f"{FOLDER}/{file.name}"
        read, found = read_record(path, file.read_bytes(), Campaign, vocabularies)
        findings += found
        if read:
            campaigns.append(CampaignFile(path, *read))
    campaigns.sort(key=lambda campaign: (campaign.fields.starts, campaign.path), reverse=True)
    return tuple(campaigns), findings

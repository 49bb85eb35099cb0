"""Campaigns: a theme or a set that the front page features for a period, one YAML file each."""

from datetime import date
from pathlib import Path

from knowledgebase.ground.findings import Finding
from knowledgebase.read.record import RecordFile, read_record, yaml_files
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema.hand_written import Campaign

FOLDER = "content/kampanjat"


class CampaignFile(RecordFile[Campaign]):
    """A campaign as read."""

    def runs_on(self, day: date) -> bool:
        """True from the campaign's first day to its last."""
        return self.fields.starts <= day <= self.fields.ends


def read_campaigns(
    root: Path, vocabularies: Vocabularies
) -> tuple[tuple[CampaignFile, ...], list[Finding]]:
    """Read every campaign under `root`, the one that began last first, with the findings."""
    campaigns: list[CampaignFile] = []
    findings: list[Finding] = []
    for path, raw in yaml_files(root, FOLDER):
        record, found = read_record(path, raw, Campaign, vocabularies)
        findings += found
        if record:
            campaigns.append(CampaignFile(record.path, record.fields, record.composed))
    campaigns.sort(key=lambda campaign: (campaign.fields.starts, campaign.path), reverse=True)
    return tuple(campaigns), findings

"""Schema: the front matter of every kind of entry, stated once.

Validation, the JSON Schema for editors, the field tables, the entry templates and the forms
all come from these models.
"""

from knowledgebase.schema.common import FrontMatter
from knowledgebase.schema.communications import Event, Material, News
from knowledgebase.schema.indicator import Indicator
from knowledgebase.schema.practice import Practice
from knowledgebase.schema.project import Project

KINDS: dict[str, type[FrontMatter]] = {
    model.kind: model for model in (Practice, Project, News, Event, Indicator, Material)
}

__all__ = [
    "KINDS",
    "Event",
    "FrontMatter",
    "Indicator",
    "Material",
    "News",
    "Practice",
    "Project",
]

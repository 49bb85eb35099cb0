"""Every field of every kind of entry is shown: what is not shown is not asked for.

Each field gets a value that stands nowhere else, made from the schema; the page of its entry must
then have that value, or the word that its term has.
"""

import re
from datetime import date
from html import unescape

import pytest
from pydantic import ValidationError

from knowledgebase.contribute.json_schema import json_schemas
from knowledgebase.read.vocabulary import read_vocabularies
from knowledgebase.render.view.wording import finnish_date, finnish_number
from knowledgebase.schema import KINDS
from tests.conftest import ROOT

VOCABULARIES, _ = read_vocabularies(ROOT)

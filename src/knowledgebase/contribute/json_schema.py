"""JSON Schema: the front matter of each kind for editors, forms and tables, made from the models.

The words of the vocabularies are in it, with their Finnish names, so whoever reads it needs
nothing else. Keywords that begin with `x-` are ours: `x-vocabulary` the source of the words,
`x-entry` the kind of entry that an id points to, `x-date` a day or moment that may be less than
exact, `x-text` plain text without markup, `x-file` the name of a file that is sent along,
`x-names` the Finnish name of each word of `enum`, `x-meanings` what each step of a scale means,
`x-path` what a finding says of the words (all of them when they are few, else their file), and at
the top `x-headings`, `x-recommended`, `x-not-asked` and `x-folder`.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from knowledgebase.ground.layout import SHELVES
from knowledgebase.read.faults import words_or_file
from knowledgebase.read.vocabulary import Vocabularies
from knowledgebase.schema import KINDS, FrontMatter

DRAFT = "https://json-schema.org/draft/2020-12/schema"
Node = dict[str, Any]
MOST_CHOICES = 70
"""Longer lists of words are typed, not picked: no one finds a word among a hundred."""


def json_schema(model: type[FrontMatter], vocabularies: Vocabularies) -> Node:
    """Return the JSON Schema of one kind, without references: every field stands where it is."""
    raw: Node = TypeAdapter(model).json_schema()
    definitions = raw.get("$defs", {})
    top = _plain({k: v for k, v in raw.items() if k != "$defs"}, definitions, vocabularies)
    shelf = SHELVES[model.kind]
    return {
        "$schema": DRAFT,
        "title": shelf.one,
        "x-kind": model.kind,
        "x-folder": shelf.folder,
        "x-headings": list(model.headings),
        "x-recommended": list(model.recommended),
        "x-not-asked": list(model.not_asked),
        **{key: top[key] for key in ("type", "properties", "required", "additionalProperties")},
    }


def headings_in(schema: Node, lang: str) -> list[str]:
    """Return the headings of a kind's text in the language of an entry."""
    return list(KINDS[schema["x-kind"]].headings_in.get(lang, schema["x-headings"]))


def json_schemas(vocabularies: Vocabularies) -> dict[str, Node]:
    """Return the JSON Schema of every kind, by kind."""
    return {kind: json_schema(model, vocabularies) for kind, model in KINDS.items()}


def _plain(node: Node, definitions: Mapping[str, Node], vocabularies: Vocabularies) -> Node:
    """Put the definitions in place, drop the empty branch of optional fields, add the words."""
    if "$ref" in node:
        node = {**definitions[node["$ref"].rsplit("/", 1)[1]], **node}
        del node["$ref"]
    branches = [branch for branch in node.get("anyOf", ()) if branch != {"type": "null"}]
    if len(branches) == 1:
        about = {key: value for key, value in node.items() if key != "anyOf"}
        return _plain({**branches[0], **about}, definitions, vocabularies)
    plain = {k: v for k, v in node.items() if not (k == "default" and v in (None, [], ()))}
    if "properties" in plain:
        plain["properties"] = {
            name: _plain(inner, definitions, vocabularies)
            for name, inner in plain["properties"].items()
        }
    if "items" in plain:
        plain["items"] = _plain(plain["items"], definitions, vocabularies)
    if vocabulary := vocabularies.get(plain.get("x-vocabulary", "")):
        terms = vocabulary.terms.values()
        plain["enum"] = [term.id for term in terms]
        plain["x-names"] = {term.id: term.name() for term in terms}
        # A number says nothing by itself.
        if all(term.id.isdigit() and term.definition for term in terms):
            plain["x-meanings"] = {term.id: term.definition for term in terms}
        plain["x-path"] = words_or_file(vocabulary)
    return plain


def for_editors(node: Node) -> Node:
    """Return a schema for YAML editors, which read `2` as a number and not as text.

    Words and years that look like numbers are allowed as numbers too, and a reference to an entry may be
    its bare id, as the reader allows. Long lists of words are left out, so that a new
    organisation does not make the schemas in the repository stale.
    """
    own = {
        key: {name: for_editors(inner) for name, inner in value.items()}
        if key == "properties"
        else for_editors(value)
        if key == "items"
        else value
        for key, value in node.items()
    }
    if len(own.get("enum", ())) > MOST_CHOICES:
        del own["enum"], own["x-names"]
    words = own.get("enum", ())
    numbers = [int(word) for word in words if isinstance(word, str) and word.isdigit()]
    if numbers:
        own["enum"] = [*words, *numbers]
        own.pop("type", None)
    if "x-date" in own:
        own["type"] = ["string", "integer"]  # a bare year
    if own.get("type") == "number":
        own |= {"type": ["number", "string"], "pattern": r"^-?\d+,\d+$"}  # 2,4 is text in YAML
    if own.get("type") == "object" and "x-entry" in own:
        return {"title": own.get("title", ""), "anyOf": [own["properties"]["id"], own]}
    if "x-names" in own:
        own["enumDescriptions"] = [own["x-names"].get(str(word), "") for word in own["enum"]]
    return own

"""Metadata: what document.yaml and the front matter of a language's file say, typed and checked."""

from masthead.metadata.reading import read_metadata
from masthead.metadata.record import Metadata
from masthead.metadata.schema import FIELDS, Field, document_schema, schema_rows
from masthead.metadata.writing import write_front_matter, write_split

__all__ = [
    "FIELDS",
    "Field",
    "Metadata",
    "document_schema",
    "read_metadata",
    "schema_rows",
    "write_front_matter",
    "write_split",
]

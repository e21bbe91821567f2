"""Import of extracted text: printed lines become a Document's blocks, and nothing is lost."""

from masthead.importing.text.extracted import Imported, import_text

__all__ = ["Imported", "import_text"]

"""Import of extracted text: printed lines become a Document's blocks, and nothing is lost."""

from masthead.importing.imported import Imported
from masthead.importing.text.extracted import import_file, import_text

__all__ = ["Imported", "import_file", "import_text"]

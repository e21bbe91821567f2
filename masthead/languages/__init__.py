"""Languages: a record each, of data. Nothing in the code asks which language it is."""

from masthead.languages.loading import language, language_codes
from masthead.languages.record import Language, Script

__all__ = ["Language", "Script", "language", "language_codes"]

"""Languages: a record each, of data. Nothing in the code asks which language it is."""

from masthead.languages.record import Language, Script, language, language_codes

__all__ = ["Language", "Script", "language", "language_codes"]

"""Import of Word files in the templates of the United Nations; of others, as far as their styles go."""

from masthead.importing.word.importing import import_file

__all__ = ["import_file"]

"""Setting: HTML becomes pages, with the sheet's fonts, and the proof that no word was lost."""

from masthead.setting.press import SetDocument, set_pdf

__all__ = ["SetDocument", "set_pdf"]

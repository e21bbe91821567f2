"""Imported by the fork server: what every process that sets documents needs is loaded here, once for all."""

import gc

from masthead.errors import MastheadError

try:
    from masthead.building import serving_process as serving_process
    from masthead.setting.engine import load

    load()
    import babel.dates
    import babel.lists  # noqa: F401
    import pikepdf as pikepdf
    import pypdfium2 as pypdfium2
    import weasyprint.text.fonts as fonts  # noqa: F401

    from masthead.composing import compose as compose
    from masthead.composing import environment as environment
    from masthead.kinds import load_kinds as load_kinds
    from masthead.reading import read_body as read_body
    from masthead.setting import set_pdf as set_pdf
except (ImportError, OSError, MastheadError):
    pass  # whoever sets the first document tells it

# what is loaded is never garbage: unfrozen, each collection would copy its pages into every process
gc.collect()
gc.freeze()

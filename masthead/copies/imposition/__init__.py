"""Imposition: which page stands where on which sheet (``order``), at what place (``geometry``), drawn (``sheets``)."""

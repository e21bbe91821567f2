"""Imposition: which page stands on which sheet (``order``), where (``geometry``), and drawn (``sheets``)."""

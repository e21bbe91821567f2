"""HTML to PDF: the fonts, WeasyPrint, and the proof that nothing was lost."""

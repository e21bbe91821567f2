"""Files for a print shop: PDF/X-4 and PDF/A-2b, and the report of our own checks."""

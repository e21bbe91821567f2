"""What our dialect adds to CommonMark: a rule a file, as markdown-it-py writes them."""

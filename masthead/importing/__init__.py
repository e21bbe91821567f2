"""Import: other forms of a text become a Document and a report of what was found, removed and unsure."""

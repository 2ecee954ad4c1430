"""What changed between two dates, for every format: sentences, screen, Markdown, JSON and rows."""

"""The formats that programs read: JSON, CSV, TSV and Markdown tables, with machine numbers."""

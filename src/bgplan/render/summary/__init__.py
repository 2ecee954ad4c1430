"""The month's report in every format: ``page`` says what stands in it, the others lay it out."""

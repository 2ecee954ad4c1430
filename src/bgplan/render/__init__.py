"""The edge out: a report or findings in, a string out. Never computes a figure."""

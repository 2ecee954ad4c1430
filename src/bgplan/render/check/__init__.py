"""The check as a screen: cells, columns, bars and notes, laid out as lines."""

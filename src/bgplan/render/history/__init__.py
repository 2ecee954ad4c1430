"""The history of an indicator, and where figures come from, on the terminal."""

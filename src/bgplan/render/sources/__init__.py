"""Where figures come from, and what lacks, on the terminal."""

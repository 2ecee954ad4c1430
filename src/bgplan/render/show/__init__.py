"""The card of one target: verdict, chart, figures with their sources, the whole derivation, other readings."""

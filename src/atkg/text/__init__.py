"""The text side: documents read into passages, names and cues found, rows anchored."""

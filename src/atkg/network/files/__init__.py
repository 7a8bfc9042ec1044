"""Network files that the real tools read without loss, one form per module."""

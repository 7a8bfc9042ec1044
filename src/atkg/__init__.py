"""Knowledge graph of anti-trafficking interventions, each statement with the words it rests on."""

__version__ = "0.1.0"

"""Coverage by probes that are compiled into a release."""

"""The coalition's rules: standard library only, synchronous, no platform, database or scheduler."""

"""The few words that every feature speaks. Nothing here knows a feature, a platform or a database."""

"""What is played in the room: the evening of the demonstration, and how the example coalition came together.
script.py says how it is read. All that these people do, anyone can do."""

BEGINNING = """
ana: /coalition
"""

EVENING = """
ana: /coalition
"""

"""The steps by which a database becomes what storage/tables.py and its features say.
One file a step in versions/, named by when it was written; a step's revision is that time."""

"""Every way to count, exactly: rules and what was given in, a result that explains itself out. Nothing here knows time,
names or storage, and nothing is a float."""

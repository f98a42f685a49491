"""Everything that the register says."""

"""What help tells the world: where it is."""

from bot.kernel.wire import WireId

HELP_PAGE = WireId("1:ep")
"""For buttons of other features."""

"""What attention tells the world: the only room of it that other features may enter."""

from bot.kernel.wire import WireId

TIMES_PAGE = WireId("1:at")
"""For buttons of other features: the page on which people say when and how often they may be asked."""

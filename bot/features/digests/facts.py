"""What digests tell the world: the only room of it that other features may enter. They state no facts."""

from bot.kernel.wire import WireId

LATELY_PAGE = WireId("1:nl")
"""For buttons of other features: what happened lately."""

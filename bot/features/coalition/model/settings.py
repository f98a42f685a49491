"""What a group may rule about who belongs to it, each with what holds until it has."""

from bot.kernel.settings import Setting
from bot.kernel.text import say

SHOWN_TO_NEW = Setting(
    "shown-to-new-organisations", False, say("Does whoever adds an organisation read this rule there?")
)
RESIDENTS_SEATS = Setting("seats-of-residents", 0, say("How many seats do residents hold?"))

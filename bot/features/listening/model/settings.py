"""What a group may rule about its rounds."""

from bot.features.listening.model.kinds import Order
from bot.kernel.settings import Setting
from bot.kernel.text import say

MINUTES_TYPED = Setting("minutes-typed", 5, say("How many minutes does each person have in a written round?"))
MINUTES_SPOKEN = Setting("minutes-spoken", 3, say("How many minutes does each person have in a spoken round?"))
WHO_FIRST = Setting("order-of-speaking", Order.as_joined, say("In which order do people speak?"))

"""What a group may rule about check-ins, with what holds until it has."""

from enum import Enum

from bot.kernel.settings import Setting
from bot.kernel.text import say


class Summary(Enum):
    here = "here"
    page = "page"


SUMMARY = Setting(
    "summary-of-check-ins", Summary.here, say("Where is a check-in summed up: in the channel, or on its page alone?")
)

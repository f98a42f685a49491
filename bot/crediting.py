"""How organisations are credited, as a group rules it: asked by every feature that names one for what it did. Whatever
the rule, nobody is named in public without a yes to the words."""

from enum import Enum

from bot.kernel.settings import Setting
from bot.kernel.text import say


class Credit(Enum):
    """`standing`: among us, a yes that an organisation gave once for all is enough."""

    each_time = "each-time"
    standing = "standing"
    unnamed = "unnamed"


CREDIT = Setting("way-of-credit", Credit.standing, say("How do we name organisations for what we did together?"))

"""What a group may rule about who speaks to reporters and who is named, and the answers among which a rule chooses."""

from enum import Enum

from bot.crediting import CREDIT, Credit
from bot.kernel.settings import Setting
from bot.kernel.text import say
from bot.ruling import Topic, ruling


class Speaker(Enum):
    partners = "partners"
    representatives = "representatives"
    facilitators = "facilitators"


SPOKESPERSON = Setting("who-speaks-to-media", Speaker.partners, say("Who may give a statement to reporters?"))

ON_PUBLICITY = (
    ruling(
        SPOKESPERSON,
        Topic.media,
        (
            (Speaker.partners, say("Those who act for its partners")),
            (Speaker.representatives, say("Everyone who holds a seat")),
            (Speaker.facilitators, say("Facilitators")),
        ),
        say("A statement that somebody else gives out is refused."),
    ),
    ruling(
        CREDIT,
        Topic.credit,
        (
            (Credit.standing, say("Among us, a yes given once is enough")),
            (Credit.each_time, say("Each is asked, every time")),
            (Credit.unnamed, say("No organisation is named alone")),
        ),
        say("Where none is named alone: a statement that names one is refused, and a celebration of a single one."),
    ),
)

"""Who may open a round, spoken, written or slow: what a group rules on it is asked wherever one is opened."""

from enum import Enum

from bot.kernel.command import Context, Standing
from bot.kernel.settings import Ruled, Rules, Setting
from bot.kernel.text import say


class Opener(Enum):
    members = "members"
    facilitators = "facilitators"


WHO_OPENS = Setting("who-opens-rounds", Opener.members, say("Who may open a round, a slow one too?"))


def opener_reminder(rules: Rules, context: Context) -> Ruled | None:
    """The rule to which it is not kept if this person opens one, where it only reminds. Raises HeldByRule."""
    opener = rules.chosen(WHO_OPENS)
    if opener.value is Opener.members or context.actor.standing is Standing.facilitator:
        return None
    if opener.holds:
        opener.refuse()
    return opener.rule

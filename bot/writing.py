"""Who may write down answers for someone else: asked by every feature in which people answer."""

from bot.kernel.command import Context
from bot.kernel.ids import PersonId
from bot.kernel.ports import ROSTER, Unit
from bot.kernel.refusal import Refusal
from bot.kernel.text import say


class NotTheirWriter(Refusal):
    sentence = say("Only someone whom they have chosen can write this down for them. They choose on My page.")


def answering_as(unit: Unit, person: PersonId | None, context: Context) -> PersonId:
    """Whose answer it is: one's own without a person, or theirs if one may write for them. Raises NotTheirWriter."""
    if person is None or person == context.person:
        return context.person
    if person not in unit.get(ROSTER).writes_for(context.person):
        raise NotTheirWriter
    return person


def on_chat(unit: Unit, person: PersonId) -> bool:
    """Whether they have an account, so that they can be asked to look at something."""
    who = unit.get(ROSTER).directory((person,), ()).people.get(person)
    return who is not None and bool(who.accounts)

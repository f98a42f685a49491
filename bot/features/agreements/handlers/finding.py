"""What is found by its words is shown to whoever looks."""

from bot.features.agreements import commands as asked
from bot.features.agreements.cards.found import found
from bot.features.agreements.model import Agreement
from bot.features.agreements.model.given import Found
from bot.kernel.change import Change
from bot.kernel.command import Context


def find_agreements(given: Found, command: asked.FindAgreements, context: Context) -> Change[Agreement]:
    return Change(reply=found(given))

"""Go-around: everyone speaks once."""

from bot.features.listening.model.formats.plan import Plan
from bot.features.listening.model.kinds import Format
from bot.features.listening.model.round import Round


def further(_state: Round) -> None:
    return None


GO_AROUND = Plan(Format.go_around, further)

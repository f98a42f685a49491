"""What has to be so before the requests of a close can be done by anybody."""

from bot.features.closing import commands as asked
from bot.features.closing.model import CLOSES, CloseId
from tests.roles.examples import Example, Examples
from tests.roles.town import Role, Town


def opened(town: Town) -> None:
    town.press("mia", asked.OpenClose())


def the_close(town: Town) -> CloseId:
    close = town.unit.get(CLOSES).open_in(town.place)
    assert close
    return close.id


def say_word(town: Town, _role: Role) -> asked.SayWord:
    return asked.SayWord(the_close(town), "glad")


def pass_word(town: Town, _role: Role) -> asked.PassWord:
    return asked.PassWord(the_close(town))


def end_close(town: Town, _role: Role) -> asked.EndClose:
    return asked.EndClose(the_close(town))


def end_by_itself(town: Town, _role: Role) -> asked.EndByItself:
    return asked.EndByItself(the_close(town))


_OPEN = "a member has opened it"

EXAMPLES: Examples = {
    asked.SayWord: Example(say_word, opened, _OPEN),
    asked.PassWord: Example(pass_word, opened, _OPEN),
    asked.EndClose: Example(end_close, opened, _OPEN),
    asked.EndByItself: Example(end_by_itself, opened, _OPEN),
}

"""T12, T13: codes cannot be tried one after the other, and nobody learns anything from trying."""

from adapters.desk import Answered, Caller, Typed
from adapters.limits import PERSON_LIMIT
from adapters.terminal.cast import PLATFORM, ROOM
from bot.dispatch import Answer
from bot.features.coalition import commands as coalition
from bot.features.coalition.model import MEMBERS
from bot.kernel.command import Account, Draft
from storage.store import OpenedStore
from tests.adapters.erasing import town


async def test_who_guesses_codes_has_twenty_tries_a_minute(store: OpenedStore) -> None:
    """However they are handed in; then even the right one is not looked at, and everyone else goes on as before. At
    this pace all codes take longer than the sun will shine."""
    here = await town(store)
    code = await here.code("ben")

    async def tried(user: str, number: int, guess: str) -> str | None:
        caller = Caller(Account(PLATFORM, "local", user), ROOM, user, "en", "UTC")
        typed = Typed("coalition", f"link {guess}")
        said = typed if number % 2 else Answered(Draft(coalition.LinkAccount), {"code": guess})
        answer = await here.bot.desk.hear(caller, said)
        assert isinstance(answer, Answer)
        return answer.refusal

    guesses = [f"{number:016}" for number in range(PERSON_LIMIT)]
    told = [await tried("thief", number, guess) for number, guess in enumerate(guesses)]
    assert told == ["wrong-code"] * PERSON_LIMIT
    assert [await tried("thief", number, code) for number in range(2)] == ["too-much-at-once"] * 2
    assert await tried("tablet", 1, code) is None
    ben = await here.inside(lambda unit: [each for each in unit.get(MEMBERS).all() if len(each.accounts) > 1])
    assert [account.user for each in ben for account in each.accounts] == ["ben", "tablet"]
    assert 2**80 / (PERSON_LIMIT * 60 * 24 * 365) > 10**10

"""When the clock has the store cleaned of what secret votes held while they were open."""

from tests.adapters.scene import Scene, scene


class Owing:
    """What the store answers each time that it is asked to clean: whether something is left, or what went wrong."""

    def __init__(self, here: Scene, *answers: bool | Exception) -> None:
        self.answers = list(answers)
        here.store.clean = self.clean  # type: ignore[method-assign]

    async def clean(self) -> bool:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


async def test_it_is_asked_at_the_start_and_after_what_ran() -> None:
    """In between, where nothing is owed, nobody asks."""
    here = scene()
    store = Owing(here, False, False)
    for _ in range(3):
        await here.bot.clock.sweep()
    assert store.answers == [False]
    here.candle(minutes=1)
    here.time.later(minutes=1)
    for _ in range(3):
        await here.bot.clock.sweep()
    assert store.answers == []


async def test_it_is_asked_until_it_is_done() -> None:
    """While somebody reads what is in the way, and after it failed, which is reported; other timers run meanwhile."""
    here = scene()
    store = Owing(here, True, OSError("the disk"), True, False)
    here.candle(minutes=1)
    here.time.later(minutes=1)
    assert await here.bot.clock.sweep() == 1
    for _ in range(5):
        assert await here.bot.clock.sweep() == 0
    assert store.answers == []
    assert here.count("incidents_total", part="clock") == 1

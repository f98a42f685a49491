"""Numbers for what can be pressed: the same press keeps its number for as long as the room is open, on whatever
message it stands and whoever looks, so that a number seen as Ana means the same when one types as Ben."""

from adapters.terminal import words
from adapters.terminal.render import Pressable
from bot.kernel.refusal import Refusal
from bot.kernel.wire import encode


class NoSuchNumber(Refusal):
    sentence = words.NO_SUCH_NUMBER


class SomeoneElses(Refusal):
    sentence = words.SOMEONE_ELSES


class Numbers:
    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._things: dict[int, Pressable] = {}
        self._seen: dict[tuple[int, str | None], None] = {}

    def give(self, thing: Pressable, user: str | None) -> int:
        """`user` is who alone sees it, None that everyone does."""
        number = self._numbers.setdefault(encode(thing.press), len(self._numbers) + 1)
        self._things[number] = thing
        self._seen.pop((number, user), None)
        self._seen[number, user] = None
        return number

    def find(self, number: int, user: str) -> Pressable:
        """Raises a Refusal for a number that was never given, or never shown to this person."""
        if number not in self._things:
            raise NoSuchNumber(number=number)
        if (number, None) not in self._seen and (number, user) not in self._seen:
            raise SomeoneElses(number=number)
        return self._things[number]

    def labelled(self, label: str, user: str) -> Pressable | None:
        """The one with this label that this person saw last."""
        return next((thing for _, thing in self.offered(user) if thing.label == label), None)

    def offered(self, user: str) -> tuple[tuple[int, Pressable], ...]:
        """Everything that this person may press, what they saw last first."""
        numbers = [number for number, by in reversed(self._seen) if by in {None, user}]
        return tuple((number, self._things[number]) for number in dict.fromkeys(numbers))

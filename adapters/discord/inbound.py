"""From an interaction of Discord's to what was said, by whom and where. All of it is user input; what is not there is
empty."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from discord import Button, ChannelType, Client, ForumChannel, Interaction, Member, Message, SelectMenu, Thread, User

from adapters.desk import Caller, Chosen, Typed
from adapters.discord.marks import Mark, unmarked
from adapters.discord.text import PLATFORM
from bot.kernel.command import Account, Address
from bot.kernel.scalars import to_text
from bot.kernel.text import clean, is_readable

HOME_ROOT = "coalition"
WHAT, MORE = "what", "more"
"""The options of a slash command that are no field: the word after its root, and what goes with that."""

_MARKED = re.compile(r"<(@|@&|#|:|a:|/)!?(?:(\d+)|([\w ]+):\d+)>")

Data = Mapping[str, object]
Came = Interaction[Client]


@dataclass(frozen=True, slots=True)
class Delivery:
    """`key` is the same when Discord delivers it again. It was pressed on a `private` message, which one person alone
    sees; on a `question` of the bot's own, whose place the answer takes."""

    caller: Caller
    key: str
    private: bool = False
    question: bool = False


def delivery(came: Came) -> Delivery:
    message = came.message
    private = message is not None and message.flags.ephemeral
    questions = {Mark.again, Mark.sure}
    question = private and message is not None and any(unmarked(each)[1] in questions for each in _ids(message))
    return Delivery(caller(came), str(came.id), private, question)


def caller(came: Came) -> Caller:
    """A server is a workspace of its own: a person is known in each by the same number, and joins in each. Their own
    messages with the bot are in none."""
    server = str(came.guild_id or "")
    account, address = Account(PLATFORM, server, str(came.user.id)), Address(PLATFORM, server, channel(came))
    thread = str(came.channel_id) if _inside(came) else None
    return Caller(account, address, called(came.user), came.locale.value, thread=thread)


def writer(message: Message) -> Caller:
    """Who wrote it, in a server; of what they wrote nothing."""
    server, place, there = str(message.guild.id if message.guild else ""), message.channel, _thread(message.channel)
    address = Address(PLATFORM, server, str(there.parent_id if there else place.id))
    account = Account(PLATFORM, server, str(message.author.id))
    return Caller(account, address, called(message.author), thread=str(place.id) if there else None)


def called(user: User | Member) -> str:
    """As others see them; where nothing of that can be seen, by the name under which they are found."""
    return user.display_name if is_readable(clean(user.display_name)) else user.name


def channel(came: Came) -> str:
    """A thread that all can see is a part of its channel; a private one is a place by itself, and so is a post of a
    forum. Somebody's own messages with the bot are none."""
    if came.guild_id is None:
        return ""
    found = _inside(came)
    return str(found.parent_id if found else came.channel_id or "")


def _inside(came: Came) -> Thread | None:
    return _thread(came.channel)


def _thread(there: object) -> Thread | None:
    """The thread of a channel in which they are."""
    if not isinstance(there, Thread) or there.type is ChannelType.private_thread:
        return None
    return None if isinstance(there.parent, ForumChannel) else there


def data(came: Came) -> Data:
    return came.data if isinstance(came.data, Mapping) else {}


def text(given: Data, name: str) -> str:
    found = given.get(name)
    return found if isinstance(found, str) else ""


def pressed(given: Data) -> tuple[str, Mark]:
    """The wire id of a button, or of the option of a menu that was chosen."""
    values = given.get("values")
    if isinstance(values, list):
        return str(next(iter(values), "")), Mark.presses
    return unmarked(text(given, "custom_id"))


def typed(given: Data) -> Typed:
    """A slash command: its word and what goes with it, and its fields by their names."""
    people = inner(inner(given, "resolved"), "users").values()
    names = _names([each for each in people if isinstance(each, Mapping)])
    options = {text(each, "name"): with_names(_value(each), names) for each in _options(given)}
    line = f"{options.pop(WHAT, '')} {options.pop(MORE, '')}".strip()
    return Typed(text(given, "name"), line, {name.replace("-", "_"): value for name, value in options.items()})


def chosen(given: Data, came: Came, names: Mapping[str, str]) -> Chosen:
    """A message, and what is to be done with it; `names` are the words of shortcuts by what Discord calls them."""
    message = inner(inner(inner(given, "resolved"), "messages"), text(given, "target_id"))
    own = text(inner(message, "author"), "id") == str(came.user.id)
    return Chosen(names.get(text(given, "name"), ""), read(message), own)


def read(message: Data) -> str:
    """Its words as people read them: those who are called by name, channels and the like as a sign."""
    told = message.get("mentions")
    users = [each for each in told if isinstance(each, Mapping)] if isinstance(told, list) else []
    return with_names(text(message, "content"), _names(users))


def written(message: Message, bot: int) -> str:
    """What somebody wrote to the bot, without its name."""
    said = re.sub(rf"<@!?{bot}>", " ", message.content)
    return with_names(said, {str(each.id): called(each) for each in message.mentions}).strip()


def with_names(said: str, names: Mapping[str, str]) -> str:
    """Nobody is shown by a number."""

    def shown(found: re.Match[str]) -> str:
        return f"@{names.get(found[2], '')}" if found[1] == "@" else f"#{found[3] or ''}"

    return _MARKED.sub(shown, said)


def _names(users: Sequence[Data]) -> Mapping[str, str]:
    return {text(each, "id"): text(each, "global_name") or text(each, "username") for each in users}


def inner(given: Data, name: str) -> Data:
    found = given.get(name)
    return found if isinstance(found, Mapping) else {}


def focused(given: Data) -> str:
    """The option that somebody is just writing in."""
    return next((text(each, "name") for each in _options(given) if each.get("focused") is True), "")


def _options(given: Data) -> Iterator[Data]:
    options = given.get("options")
    return (each for each in options if isinstance(each, Mapping)) if isinstance(options, list) else iter(())


def _value(option: Data) -> str:
    value = option.get("value")
    return to_text(value) if isinstance(value, bool) else str(value) if isinstance(value, str | int) else ""


def label(came: Came) -> str:
    """What stands on the button that was pressed, as the message shows it."""
    wanted = text(data(came), "custom_id")
    pressed = (each for each in _pressable(came.message) if isinstance(each, Button) and each.custom_id == wanted)
    found = (each.label or "" for each in pressed)
    return next(found, "") if wanted else ""


def _ids(message: Message) -> Iterator[str]:
    """Of all that can be pressed on it."""
    return (each.custom_id for each in _pressable(message) if each.custom_id)


def _pressable(message: Message | None) -> Iterator[Button | SelectMenu]:
    waiting: list[object] = list(message.components) if message else []
    while waiting:
        each = waiting.pop()
        waiting += getattr(each, "children", [])
        if isinstance(each, Button | SelectMenu):
            yield each

"""From what Slack delivers to what was said, by whom and where. All of it is user input; what is not there is empty."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from adapters.desk import Chosen, Pressed, Typed
from adapters.slack.text import PLATFORM
from bot.kernel.command import Account, Address

Payload = Mapping[str, object]

_CALLED = re.compile(r"<[@!#][^>]*>")
_MARKED = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_UNESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
HOME_ROOT = "coalition"
DIRECT = "D"
"""How the id of a conversation with one person alone begins."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where an answer belongs. `message` is the message that was pressed on, `private` if one person alone sees it; on
    a `view` there is no channel; over a form another view can be laid, over the home of the app none can."""

    channel: str = ""
    thread: str = ""
    message: str = ""
    private: bool = False
    view: str = ""
    in_form: bool = False

    @property
    def direct(self) -> bool:
        """In someone's own messages with the bot."""
        return self.channel.startswith(DIRECT)


@dataclass(frozen=True, slots=True)
class Delivery:
    """`key` is the same when Slack delivers it again; `trigger` opens a form within three seconds; `handle` is what the
    person is called while nobody knows more."""

    account: Account
    address: Address
    key: str
    trigger: str = ""
    handle: str = ""
    where: Where = Where()


def text(payload: object, *path: str) -> str:
    """What stands at the end of the path, or nothing."""
    for name in path:
        payload = payload.get(name) if isinstance(payload, Mapping) else None
    return payload if isinstance(payload, str) else ""


def inner(payload: object, name: str) -> Payload:
    found = payload.get(name) if isinstance(payload, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def command(payload: Payload, workspace: str) -> tuple[Delivery, Typed]:
    """A slash command. `workspace` is where the bot is installed: everywhere here, that of the channel."""
    channel, trigger = text(payload, "channel_id"), text(payload, "trigger_id")
    account = Account(PLATFORM, text(payload, "team_id") or workspace, text(payload, "user_id"))
    address, handle = _at(workspace, channel), text(payload, "user_name")
    made = Delivery(account, address, trigger, trigger, handle, Where(channel))
    return made, Typed(text(payload, "command"), unescaped(text(payload, "text")))


def press(payload: Payload, action: Payload, workspace: str) -> tuple[Delivery, Pressed]:
    """A button, or an option of a menu: the person's own workspace need not be that of the channel."""
    box, message = inner(payload, "container"), inner(payload, "message")
    channel = text(payload, "channel", "id") or text(box, "channel_id")
    thread = _within(text(box, "thread_ts") or text(message, "thread_ts"), text(box, "message_ts"))
    private = box.get("is_ephemeral") is True
    view, in_form = text(payload, "view", "id"), text(payload, "view", "type") == "modal"
    where = Where(channel, thread, text(box, "message_ts"), private, view, in_form)
    pressed = Pressed(text(action, "value") or text(action, "selected_option", "value"))
    return _interaction(payload, where, workspace), pressed


def interaction(payload: Payload, workspace: str, channel: str = "", thread: str = "") -> Delivery:
    """A form that was sent, or a shortcut."""
    return _interaction(payload, Where(channel, thread), workspace)


def called(payload: Payload) -> tuple[str, ...]:
    """The user ids that stand in the message on which a shortcut was taken."""
    marks = _MARKED.finditer(text(payload, "message", "text"))
    return tuple(dict.fromkeys(found[2] for found in marks if found[1] == "@" and not found[3]))


def shortcut(payload: Payload, workspace: str, names: Mapping[str, str]) -> tuple[Delivery, Chosen]:
    """What is to be done with a message; of the message its words alone, with `names` where Slack has user ids."""
    message, thread = inner(payload, "message"), text(payload, "message", "thread_ts")
    where = Where(text(payload, "channel", "id"), _within(thread, text(message, "ts")))
    words, own = read(text(message, "text"), names), text(message, "user") == text(payload, "user", "id")
    return _interaction(payload, where, workspace), Chosen(text(payload, "callback_id"), words, own)


def opened_home(event: Payload, workspace: str) -> Delivery:
    account = Account(PLATFORM, workspace, text(event, "user"))
    return Delivery(account, Address(PLATFORM, workspace, ""), "")


def written(event: Payload, workspace: str, key: str) -> tuple[Delivery, Typed]:
    """What someone wrote to the bot: its first word is the word of a command, with a stroke before it or without. In a
    channel an answer belongs in the thread."""
    channel, said = text(event, "channel"), unescaped(_CALLED.sub(" ", text(event, "text"))).strip()
    root, _, line = said.partition(" ")
    theirs = text(event, "user_team") or text(event, "team") or workspace
    account, where = Account(PLATFORM, theirs, text(event, "user")), Where(channel, text(event, "thread_ts"))
    made = Delivery(account, _at(workspace, channel), key, "", "", where)
    return made, Typed(root or HOME_ROOT, line)


def noticed(event: Payload, workspace: str) -> Delivery:
    """That someone wrote in a channel; what they wrote is not taken over."""
    channel, theirs = text(event, "channel"), text(event, "user_team") or text(event, "team") or workspace
    account, where = Account(PLATFORM, theirs, text(event, "user")), Where(channel, text(event, "thread_ts"))
    return Delivery(account, Address(PLATFORM, workspace, channel), "", where=where)


def read(marked: str, names: Mapping[str, str]) -> str:
    """As people read it: calls by name, channels by theirs, and links by where they lead."""

    def shown(found: re.Match[str]) -> str:
        mark, target, label = found[1], found[2], found[3]
        if mark == "@":
            return f"@{label or names.get(target, '')}"
        if mark == "#":
            return f"#{label or ''}"
        return (label or f"@{target}") if mark == "!" else target

    return unescaped(_MARKED.sub(shown, marked))


def unescaped(escaped: str) -> str:
    for mark, character in _UNESCAPED:
        escaped = escaped.replace(mark, character)
    return escaped


def _at(workspace: str, channel: str) -> Address:
    """Someone's own messages with the bot are no place, as little as the home of the app."""
    return Address(PLATFORM, workspace, "" if channel.startswith(DIRECT) else channel)


def _within(thread: str, message: str) -> str:
    """At the message that a thread began with, nobody is in it yet."""
    return "" if thread == message else thread


def _interaction(payload: Payload, where: Where, workspace: str) -> Delivery:
    user = inner(payload, "user")
    theirs = text(user, "team_id") or text(payload, "team", "id") or workspace
    account, address = Account(PLATFORM, theirs, text(user, "id")), _at(workspace, where.channel)
    trigger, handle = text(payload, "trigger_id"), text(user, "username") or text(user, "name")
    return Delivery(account, address, trigger, trigger, handle, where)

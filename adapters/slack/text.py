"""Words as Slack shows them. In rich and plain text nothing that people wrote is read as markup, and a moment is a date
of Slack's, which every reader sees in their own zone; only the summary of a message is markup, and is escaped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from adapters.wording import Hooks, Voice
from bot.kernel.ports import Who
from bot.kernel.text import Mention, Moment, Text, When

PLATFORM = "slack"

Json = dict[str, object]

_TOKEN = re.compile("\ue000(\\d+)\ue001")
# Private-use characters are never left in what people wrote: no name or text can stand for one of ours.

_FORMATS = {When.day: "{date_short}", When.time: "{time}", When.both: "{date_short} {time}"}
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    """Slack's three control characters, written so that they are read as themselves."""
    return "".join(_MARKUP.get(each, each) for each in text)


def plain(text: str, most: int) -> Json:
    """A plain text object. What a translation makes too long is cut, as Slack would refuse the whole message."""
    return {"type": "plain_text", "text": cut(text, most) or " ", "emoji": False}


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def account_in(who: Who, workspace: str) -> str | None:
    """The person's user id there, if they have an account in that workspace."""
    return next((each.user for each in who.accounts if (each.platform, each.workspace) == (PLATFORM, workspace)), None)


@dataclass(slots=True)
class Pen:
    """Writes for one reader, or for all of a channel. `rings` is the user id of whom a message calls."""

    voice: Voice
    rings: str | None = None
    rang: bool = field(default=False, init=False)

    def plain(self, text: Text) -> str:
        """Written out, for where Slack reads no markup."""
        return self.voice.text(text)

    def markup(self, text: Text) -> str:
        """Escaped, for where Slack reads markup: the summary of a message."""
        return escaped(self.voice.text(text))

    def calling(self, text: Text) -> str:
        """As `markup`, with a call in place of the name of whom it rings."""
        called = (f"<@{piece['user_id']}>" if piece["type"] == "user" else _read(piece) for piece in self._pieces(text))
        return "".join(called)

    def rich(self, text: Text, *, bold: bool = False) -> list[Json]:
        """Elements of rich text."""
        style: Json = {"style": {"bold": True}} if bold else {}
        return [{**each, **style} for each in self._pieces(text)]

    def name(self, who: Text) -> str:
        """A name on its own, kept from reordering what stands beside it."""
        return self.voice.isolated(self.voice.text(who))

    def organisation(self, who: Mention) -> str:
        return self.voice.isolated(self.voice.organisation(who))

    def _pieces(self, text: Text) -> Iterator[Json]:
        tokens: list[Json] = []

        def noted(token: Json) -> str:
            tokens.append(token)
            return f"\ue000{len(tokens) - 1}\ue001"

        def date(moment: Moment) -> str:
            when, fallback = int(moment.at.timestamp()), self.voice.text(moment)
            return noted({"type": "date", "timestamp": when, "format": _FORMATS[moment.show], "fallback": fallback})

        def called(who: Who) -> str | None:
            if self.rings is None or all(each.user != self.rings for each in who.accounts):
                return None
            self.rang = True
            return noted({"type": "user", "user_id": self.rings})

        written = replace(self.voice, hooks=Hooks(moment=date, person=called)).text(text)
        for place, piece in enumerate(_TOKEN.split(written)):
            if place % 2:
                yield tokens[int(piece)]
            elif piece:
                yield words(piece)


def _read(piece: Json) -> str:
    return escaped(str(piece["text"] if piece["type"] == "text" else piece["fallback"]))


def words(text: str) -> Json:
    return {"type": "text", "text": text}

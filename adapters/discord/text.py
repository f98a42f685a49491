"""Words as Discord shows them. Nothing that people wrote is read as markdown, as a link or as a call; a moment is a
time of Discord's own, which every reader sees in their own zone."""

import re
from dataclasses import dataclass, field, replace

from adapters.discord.words import in_a_server
from adapters.wording import Hooks, Voice
from bot.kernel.ports import Who
from bot.kernel.text import Mention, Moment, Text, When

PLATFORM = "discord"
SHOWN = 4_000
"""Characters that all of a message shows."""

_SPECIAL = re.compile(
    r"[\\*_~`|<\[\]]"  # what marks text anywhere, and begins calls, times, emoji and links
    r"|:(?=//)|(?<=:)//"  # what makes a bare link one
    r"|(?i:(?<=discord\.gg)|(?<=discord\.com)|(?<=discordapp\.com))/"  # invitations need no scheme
    r"|:(?=\S*:)"  # an emoji by its name
    r"|(?m:^[ \t]*(?:[#>+-]|\d+(?=[.)])))"  # a heading, a quotation and a list, where a line begins
)
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_BROKEN_CALL = "@\u200b"
_TOKEN = re.compile("\ue000(\\d+)\ue001")
# Private-use characters are never left in what people wrote: no name or text can stand for one of ours.

_BREAK = re.compile(r"\s*\n\s*")
_ATOM = re.compile("\\\\[^\\w\\s]|\ue000\\d+\ue001|.", re.DOTALL)
_JOINED = "\u200d\u200c\ufe0f"
_ISOLATE, _END = "\u2068", "\u2069"
_FORMATS = {When.day: "D", When.time: "t", When.both: "F"}


def escaped(text: str) -> str:
    """Markdown that shows the text as it stands."""
    return _EVERYBODY.sub(_BROKEN_CALL, _SPECIAL.sub(_plain, text))


def cut(text: str, most: int) -> str:
    """What a translation makes too long is cut, as Discord would refuse the whole message."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip(_JOINED).rstrip()}…"


def account_in(who: Who, workspace: str) -> str | None:
    """The person's user id in that server, if they are known there."""
    return next((each.user for each in who.accounts if (each.platform, each.workspace) == (PLATFORM, workspace)), None)


@dataclass(slots=True)
class Pen:
    """Writes for one reader, or for all of a channel. `rings` is the user id of whom a message calls; no text becomes
    longer than `most`."""

    voice: Voice
    rings: str | None = None
    most: int = SHOWN
    rang: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        told = self.voice.said_so
        self.voice = replace(self.voice, said_so=lambda said: in_a_server(told(said)))

    def plain(self, text: Text) -> str:
        """Written out in one line, for where Discord reads no markdown."""
        return _one_line(self.voice.text(text))

    def words(self, text: Text) -> str:
        """As markdown, in one line or in several."""
        tokens: list[str] = []

        def noted(token: str) -> str:
            tokens.append(token)
            return f"\ue000{len(tokens) - 1}\ue001"

        def called(who: Who) -> str | None:
            if self.rings is None or all(each.user != self.rings for each in who.accounts):
                return None
            self.rang = True
            return noted(call(self.rings))

        hooks = Hooks(moment=lambda moment: noted(_time(moment)), person=called)
        written = escaped(replace(self.voice, hooks=hooks).text(text))
        return self._fitted(written, tokens)

    def line(self, text: Text) -> str:
        """As markdown, in one line."""
        return _one_line(self.words(text))

    def bold(self, text: Text) -> str:
        line = self.line(text)
        return f"**{line}**" if line else ""

    def name(self, who: Text) -> str:
        """A name on its own, kept from reordering what stands beside it."""
        return self.voice.isolated(self.line(who))

    def organisation(self, who: Mention) -> str:
        return self.voice.isolated(self.line(self.voice.organisation(who)))

    def _fitted(self, written: str, tokens: list[str]) -> str:
        """With the tokens in their places, and cut between two characters if it is too long."""
        pieces = [_piece(atom, tokens) for atom in _ATOM.findall(written)]
        if sum(map(len, pieces)) <= self.most:
            return "".join(pieces)
        kept, room = [], self.most - 2
        for piece in pieces:
            room -= len(piece)
            if room < 0:
                break
            kept.append(piece)
        shown = "".join(kept).rstrip(_JOINED).rstrip()
        open_ended = shown.count(_ISOLATE) > shown.count(_END)
        return f"{shown}{_END if open_ended else ''}…"


def call(user: str) -> str:
    return f"<@{user}>"


def _one_line(text: str) -> str:
    return _BREAK.sub(" ", text).strip()


def _plain(found: re.Match[str]) -> str:
    """A backslash before each sign; of a number that would begin a list the sign comes after it."""
    mark = found[0]
    if mark.strip().isdecimal():
        return f"{mark}\\"
    indent = mark[: len(mark) - len(mark.lstrip(" \t"))]
    return indent + "".join(f"\\{sign}" for sign in mark[len(indent) :])


def _piece(atom: str, tokens: list[str]) -> str:
    token = _TOKEN.fullmatch(atom)
    return tokens[int(token[1])] if token else atom


def _time(moment: Moment) -> str:
    return f"<t:{int(moment.at.timestamp())}:{_FORMATS[moment.show]}>"

"""What a message is made of, and how it is written for Discord's REST API: with its pictures, as several parts."""

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from discord import AllowedMentions, File
from discord.http import MultipartParameters
from discord.ui import LayoutView

from adapters.discord.line import Json
from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.command import Address

SILENT, COMPONENTS = 1 << 12, 1 << 15


class Picture(File):
    """Its number is letters, as Discord's description of its API has them."""

    def to_dict(self, index: int) -> Json:
        return {**super().to_dict(index), "id": str(index)}


class Shown(Protocol):
    """`mentions` are whom it calls, whatever stands in it."""

    @property
    def layout(self) -> LayoutView: ...
    @property
    def mentions(self) -> AllowedMentions: ...
    @property
    def files(self) -> Sequence[Picture]: ...


Draw = Callable[[Card, Voice, str | None], Shown]
"""A card in somebody's voice; with the user's id of whom it calls, if it calls anyone."""

Paint = Callable[[Card, Voice, str | None, Address], Awaitable[Shown]]
"""As it is to stand in this place: drawing pictures takes a moment."""


def written(shown: Shown, *, flags: int = COMPONENTS, nonce: str | None = None) -> MultipartParameters:
    """With a nonce it is a new message, which Discord takes once."""
    components: list[Json] = shown.layout.to_components()  # type: ignore[no-untyped-call]
    body: Json = {"components": components, "flags": flags, "allowed_mentions": _called(shown.mentions)}
    if nonce is not None:
        body |= {"nonce": nonce, "enforce_nonce": True}
    if not shown.files:
        return MultipartParameters(body if nonce else {**body, "attachments": []}, None, None)
    body["attachments"] = [file.to_dict(place) for place, file in enumerate(shown.files)]
    parts: list[Json] = [{"name": "payload_json", "value": json.dumps(body), "content_type": "application/json"}]
    for place, file in enumerate(shown.files):
        kind = "application/octet-stream"
        parts.append({"name": f"files[{place}]", "value": file.fp, "filename": file.filename, "content_type": kind})
    return MultipartParameters(None, parts, shown.files)


def _called(mentions: AllowedMentions) -> Json:
    """Ids are letters, as Discord's description of its API has them. Whoever is not listed is not called."""
    users = mentions.users if isinstance(mentions.users, Sequence) else ()
    return {"parse": [], "users": [str(each.id) for each in users]}

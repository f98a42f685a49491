"""The contract's world as a Discord server: real discord.py in a modelled Discord, where interactions come as they do
over the gateway, one by one, several times or all at once."""

import re
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor
from simcord.backend.serializers import message_payload
from simcord.interactions import base_payload

from bot.dispatch.ports import Store
from bot.kernel.command import slots
from bot.kernel.fields import kind_of
from bot.kernel.form import typed
from bot.kernel.refusal import Refusal
from tests.adapters.contract.platform import ALONE, HERE, MOMENT, THERE, NotThere, Sheet, plain, turning
from tests.adapters.discord.reading import BUTTON, LABEL, SELECT, TEXT, Json, every
from tests.adapters.discord.running import Scene, parts

COMMAND, PRESS, FORM = 2, 3, 5
LOCALES = {"en": "en-US", "es": "es-ES"}
BROKEN = "@\u200b"
"""How a call to everyone is broken, so that it is read and calls nobody."""

_MARKS = re.compile(r"(?<!\\)\*\*|(?m:^(?:#{1,3} |-# |- ))")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_LIVE = re.compile(
    r"(?<!\\)<[@#/:a][^>]*>|(?i:https?|steam)://\S+|(?i:discord\.gg|discord(?:app)?\.com)/\S+|@everyone|@here"
)


class Discord:
    def __init__(self, scene: Scene) -> None:
        self.copies = 1
        self._scene = scene
        self._places: dict[str, ChannelHandle] = {HERE: scene.channel}
        self._places[THERE] = scene.guild.create_text_channel(THERE)
        self._people: dict[str, MemberActor] = {}
        self._locales: dict[str, str] = {}
        self._forms: dict[str, tuple[Json, str, int | None]] = {}
        """The form before each: what is in it, where it was opened, and from which message."""

    @property
    def now(self) -> datetime:
        return self._scene.now

    @now.setter
    def now(self, now: datetime) -> None:
        self._scene.now = now

    @property
    def log(self) -> str:
        return self._scene.log.getvalue()

    def comes(self, who: str, name: str, language: str = "en") -> None:
        self._people[who] = self._scene.guild.add_member(self._scene.env.create_user(who), nick=name)
        self._locales[who] = LOCALES[language]

    async def types(self, who: str, line: str, place: str = HERE) -> str:
        return await self._done([(who, COMMAND, self._command(line), place, None)])

    async def presses(self, who: str, label: str, place: str = HERE) -> str:
        said = await self._done([self._press(who, label, place)])
        if self._newest(who, "Yes", place) == self._visible(who, place)[-1].id:
            return await self._done([self._press(who, "Yes", place)])
        return said

    async def fills(self, who: str, **answers: str) -> str:
        if await self.sheet(who) is None:
            raise NotThere(f"{who} has no form to fill in")
        modal, place, message = self._forms.pop(who)
        sent = [_filled(part, answers) for part in modal["components"]]
        return await self._done([(who, FORM, {"custom_id": modal["custom_id"], "components": sent}, place, message)])

    async def at_once(self, *acts: tuple[str, str]) -> tuple[str, ...]:
        return await self._all([
            (who, COMMAND, self._command(what), HERE, None) if what.startswith("/") else self._press(who, what, HERE)
            for who, what in acts
        ])  # fmt: skip

    async def sheet(self, who: str) -> Sheet | None:
        if who not in self._forms and self._offers(who):
            await self.presses(who, "Try again")
        if who not in self._forms:
            return None
        modal = self._forms[who][0]
        fields = {part["component"]["custom_id"]: part for part in modal["components"] if part["type"] == LABEL}
        hints = self._hints(modal["custom_id"])
        texts = {name: _initial(part["component"]) for name, part in fields.items()}
        under = {name: plain(part.get("description") or "") for name, part in fields.items()}
        return Sheet(texts, {name: said for name, said in under.items() if said not in {"", hints.get(name)}})

    def shows(self, place: str = HERE) -> tuple[str, ...]:
        return tuple(_read(each) for each in self._places[place].history())

    def letters(self, who: str) -> tuple[str, ...]:
        return tuple(_read(each) for each in self._visible(who, ALONE))

    def shuts(self, who: str) -> None:
        """From now on Discord lets the bot write nothing to them ALONE."""
        door = self._people[who].user.dm_channel
        self._scene.env.inject_error("POST", f"/channels/{door.id}/messages", status=403, code=50007, times=None)

    def live(self, place: str = HERE) -> set[str]:
        names = {member.mention: who for who, member in self._people.items()}
        written = "\n".join(content for each in self._places[place].history() for content in _contents(each))
        return {names.get(each, each) for each in _LIVE.findall(written)} | turning(written.replace(BROKEN, ""))

    def wire(self, who: str, label: str, place: str = HERE) -> str:
        return str(self._button(who, label, place)[1]["custom_id"])

    async def sends(self, who: str, wire: str) -> str:
        """On the newest message, which has no such button."""
        message = self._visible(who, HERE)[-1].id
        return await self._done([(who, PRESS, {"custom_id": wire, "component_type": BUTTON}, HERE, message)])

    async def passes(self, span: timedelta) -> None:
        await self._scene.passes(seconds=span.total_seconds())

    async def restarts(self) -> None:
        await self._scene.restarts()

    async def _done(self, acts: "Sequence[Act]") -> str:
        return " ".join(await self._all(acts))

    async def _all(self, acts: "Sequence[Act]") -> tuple[str, ...]:
        await self.passes(MOMENT)
        before = {(who, place): self._alone(who, place) for who, *_, place, _ in acts}
        env, shown = self._scene.env, []
        for who, kind, data, place, message in acts:
            channel, person = self._place(who, place), self._people[who]
            record, payload = base_payload(
                env.backend,
                type=kind,
                channel_id=channel.id,
                guild_id=None if place == ALONE else self._scene.guild.id,
                user_id=person.id,
                data=data,
            )
            payload["locale"] = self._locales[who]
            if message is not None:
                record.source_message_id = message
                stored = env.backend.get_message(channel.id, message)
                payload["message"] = dict(_payload(env.backend, stored))
            shown.append((who, place, message, InteractionResult(env, record)))
            for _ in range(self.copies):
                env.backend.emit("INTERACTION_CREATE", payload)
        await env.settle()
        for who, place, message, result in shown:
            if result.modal:
                self._forms[who] = result.modal, place, message
        await self.passes(timedelta(0))
        await self.passes(MOMENT)
        return tuple(said for (who, place), seen in before.items() for said in self._new(who, place, seen))

    def _command(self, line: str) -> Json:
        """Words after the root as the options in which one would write them."""
        word, _, rest = line.removeprefix("/").partition(" ")
        root, (first, _, more) = self._scene.bot.desk.catalogue.roots[word], rest.partition(" ")
        if first in {each.word for each in root.words} or root.command is None:
            options = {"what": first, "more": more}
        else:
            options = {name.replace("_", "-"): text for name, text in typed(root.command, rest).given}
        written = [{"name": name, "type": 3, "value": value} for name, value in options.items() if value]
        return {"id": "1", "name": word, "type": 1, "options": written}

    def _press(self, who: str, label: str, place: str) -> "Act":
        message, button = self._button(who, label, place)
        self._forms.pop(who, None)
        return who, PRESS, {"custom_id": button["custom_id"], "component_type": BUTTON}, place, message

    def _button(self, who: str, label: str, place: str) -> tuple[int, Json]:
        for message in reversed(self._visible(who, place)):
            for part in every(parts(message)):
                if part["type"] == BUTTON and part["label"] == label:
                    return message.id, part
        raise NotThere(f"{who} sees no {label}")

    def _newest(self, who: str, label: str, place: str) -> int | None:
        try:
            return self._button(who, label, place)[0]
        except NotThere:
            return None

    def _offers(self, who: str) -> bool:
        """Whether the last thing that they were told is that a form can be tried again."""
        own = [each for each in self._visible(who, HERE) if each.flags.ephemeral]
        return bool(own) and "Try again" in [part.get("label") for part in every(parts(own[-1]))]

    def _visible(self, who: str, place: str) -> list[discord.Message]:
        seen: list[discord.Message] = self._place(who, place).history(viewer=self._people[who])
        return seen

    def _place(self, who: str, place: str) -> Any:
        return self._people[who].user.dm_channel if place == ALONE else self._places[place]

    def _alone(self, who: str, place: str) -> dict[int, str]:
        """What this person alone has before them there."""
        return {each.id: _read(each) for each in self._visible(who, place) if each.flags.ephemeral}

    def _new(self, who: str, place: str, before: Mapping[int, str]) -> Iterator[str]:
        yield from (said for name, said in self._alone(who, place).items() if before.get(name) != said)

    def _hints(self, wire: str) -> dict[str, str]:
        """What stands under the labels of a form in which nothing is wrong."""
        try:
            draft = self._scene.bot.desk.decode(wire)
        except Refusal:
            return {}
        asked = ((slot.name, kind_of(slot)) for slot in slots(draft.command))  # type: ignore[union-attr]
        return {name: kind.hint.text for name, kind in asked if kind and kind.hint}


Act = tuple[str, int, Json, str, int | None]


def _payload(backend: Any, stored: Any) -> Mapping[str, Any]:
    found: Mapping[str, Any] = message_payload(backend, stored)
    return found


def _contents(message: discord.Message) -> Iterator[str]:
    for part in every(parts(message)):
        if part["type"] == TEXT:
            yield part["content"]
        elif part["type"] == BUTTON:
            yield part["label"]


def _read(message: discord.Message) -> str:
    """As Discord shows it: without the marks, and with what only looks like one."""
    said = (_ESCAPED.sub(r"\1", _MARKS.sub("", content)).replace(BROKEN, "@") for content in _contents(message))
    return plain("\n".join(said))


def _initial(field: Json) -> str:
    if field["type"] == SELECT:
        return str(next((option["value"] for option in field["options"] if option.get("default")), ""))
    return str(field.get("value") or "")


def _filled(part: Json, answers: Mapping[str, str]) -> Json:
    """As Discord sends it back: an option by its value, whatever it is called by."""
    if part["type"] != LABEL:
        return {"type": part["type"], "id": part["id"]}
    field = part["component"]
    name, kind = field["custom_id"], field["type"]
    text = answers.get(name, _initial(field))
    if kind != SELECT:
        return {"type": LABEL, "id": part["id"], "component": {"type": kind, "custom_id": name, "value": text}}
    values = [option["value"] for option in field["options"] if text in {option["value"], option["label"]}]
    return {"type": LABEL, "id": part["id"], "component": {"type": kind, "custom_id": name, "values": values}}


@asynccontextmanager
async def in_discord(store: Store) -> AsyncIterator[Discord]:
    scene = Scene(store)
    async with scene.running():
        yield Discord(scene)

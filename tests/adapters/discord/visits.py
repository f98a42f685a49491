"""What people do in a stand-in Discord, told to the bot as interactions, and how it answers them: for their eyes alone,
in a form, or on the message that they pressed on."""

from dataclasses import dataclass, field
from typing import Any

from tests.adapters.discord.reading import BUTTON, LABEL, SELECT, every
from tests.adapters.discord.shapes import allowed, member
from tests.adapters.discord.world import Channel, Json, Message, Refused, User, World

COMMAND, PRESS, WRITING, FORM = 2, 3, 4, 5
SAYS, WAITS, WAITS_QUIETLY, CHANGES, OPENS = 4, 5, 6, 7, 9
IN_TIME, LIVES = 3.0, 900.0
EPHEMERAL = 1 << 6


class NotPossible(AssertionError):
    """Nobody could do so with what they see."""


@dataclass(eq=False)
class Visit:
    """`private` are the answers that the person alone sees; `on` is what they pressed on."""

    id: str
    token: str
    user: User
    channel: Channel
    at: float
    on: Message | None = None
    answered: int = 0
    answers: list[Message] = field(default_factory=list)


@dataclass
class Visits:
    """By their tokens; and by people the form that is open before them, with the visit that opened it."""

    world: World
    all: dict[str, Visit] = field(default_factory=dict)
    forms: dict[str, Json] = field(default_factory=dict)

    def types(self, user: User, channel: Channel, root: str, **options: object) -> Visit:
        kinds = {bool: 5, int: 4}
        given = [{"name": name, "type": kinds.get(type(each), 3), "value": each} for name, each in options.items()]
        return self._begins(user, channel, COMMAND, {"id": "1", "name": root, "type": 1, "options": given})

    def begins(self, user: User, channel: Channel, root: str, name: str, said: str) -> Visit:
        """To write this in an option of a command."""
        given = [{"name": name, "type": 3, "value": said, "focused": True}]
        return self._begins(user, channel, WRITING, {"id": "1", "name": root, "type": 1, "options": given})

    def presses(self, user: User, message: Message, label: str) -> Visit:
        channel = self.world.channels[message.channel]
        for part in every(message.given["components"]):
            if part["type"] == BUTTON and part.get("label") == label and not part.get("disabled"):
                data = {"component_type": BUTTON, "custom_id": part["custom_id"]}
                return self._begins(user, channel, PRESS, data, message)
            for option in part.get("options", []) if part["type"] == SELECT else []:
                if option["label"] == label:
                    picked = {"component_type": SELECT, "custom_id": part["custom_id"], "values": [option["value"]]}
                    return self._begins(user, channel, PRESS, picked, message)
        raise NotPossible(f"no {label} there")

    def sends(self, user: User, channel: Channel, **answers: str) -> Visit:
        """The form that is open before them; what is not given stays as it was."""
        form = self.forms.pop(user.id)
        filled = [_filled(each, answers) for each in form["components"] if each["type"] == LABEL]
        return self._begins(user, channel, FORM, {"custom_id": form["custom_id"], "components": filled})

    def seen(self, user: User) -> list[Message]:
        """What they alone see, the newest last."""
        return [each for visit in self.all.values() if visit.user is user for each in visit.answers]

    def _begins(self, user: User, channel: Channel, kind: int, data: Json, on: Message | None = None) -> Visit:
        number, guild = self.world.fresh(), self.world.guilds[channel.guild]
        visit = Visit(number, f"token-{number}", user, channel, self.world.clock(), on)
        self.all[visit.token] = visit
        told: Json = {
            "id": number, "application_id": self.world.bot.id, "type": kind, "data": data, "token": visit.token,
            "guild_id": guild.id, "channel_id": channel.id, "channel": channel.shown(self.world.bot.id), "version": 1,
            "member": {**member(guild, user), "permissions": "0"}, "locale": user.locale, "guild_locale": "en-US",
            "app_permissions": str(allowed(guild)), "entitlements": [], "context": 0,
            "authorizing_integration_owners": {"0": guild.id}, "attachment_size_limit": 10_000_000,
        }  # fmt: skip
        if on:
            told["message"] = on.shown()
        self.world.tell(guild.id, "INTERACTION_CREATE", told)
        return visit

    # How the bot answers

    def first(self, number: str, token: str, given: Json) -> Json:
        visit = self._living(token)
        if visit.id != number or self.world.clock() - visit.at > IN_TIME:
            raise Refused(404, 10062, "Unknown interaction")
        if visit.answered:
            raise Refused(400, 40060, "Interaction has already been acknowledged.")
        visit.answered = given["type"]
        made: Message | None = None
        match given["type"]:
            case 4:
                made = self._says(visit, given["data"])
            case 7 if visit.on:
                self.world.alter(visit.on, given["data"])
            case 9:
                self.forms[visit.user.id] = given["data"]
        told: Json = {"id": visit.id, "type": given["type"], "response_message_id": made.id if made else None}
        shown: Json = {"resource": {"type": 4, "message": made.shown()}} if made else {}
        return {"interaction": told, **shown}

    def more(self, token: str, given: Json) -> Json:
        return self._says(self._living(token), given).shown()

    def original(self, token: str, given: Json) -> Json:
        """Changed: the first answer, or what was pressed on."""
        visit = self._living(token)
        changed = visit.on if visit.answered in {WAITS_QUIETLY, CHANGES} else next(iter(visit.answers), None)
        if changed is None:
            return self._says(visit, given).shown()
        return self.world.alter(changed, given).shown()

    def _says(self, visit: Visit, given: Json) -> Message:
        made = Message(self.world.fresh(), visit.channel.id, self.world.bot, given, self.world.clock())
        visit.answers.append(made)
        return made

    def _living(self, token: str) -> Visit:
        visit = self.all.get(token)
        if visit is None or self.world.clock() - visit.at > LIVES:
            raise Refused(401, 50027, "Invalid Webhook Token")
        return visit


def _filled(label: Json, answers: dict[str, str]) -> Json:
    field: Json = label["component"]
    name, kind = field["custom_id"], field["type"]
    if kind == SELECT:
        chosen: Any = [each["value"] for each in field["options"] if each.get("default")]
        given = {"values": [answers[name]] if name in answers else chosen}
    else:
        given = {"value": answers.get(name, field.get("value") or "")}
    return {"type": LABEL, "id": 1, "component": {"type": kind, "id": 2, "custom_id": name, **given}}

"""How what the desk says is shown to one person in Slack. It is committed by then; what cannot be shown one way is
shown in the next best one, and else lost: all that matters stands on the home page too."""

from collections.abc import Awaitable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol, assert_never

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookResponse
from structlog.typing import FilteringBoundLogger

from adapters.courier.fate import code
from adapters.desk import Caller
from adapters.handing import files_of
from adapters.incidents import Incidents
from adapters.messenger import Delivery as Outcome
from adapters.messenger import PersonUnreachable, Unknown
from adapters.pictures import images_of
from adapters.slack import files, forms, render
from adapters.slack.inbound import HOME_ROOT, Delivery, inner, text
from adapters.slack.manifest import NAME
from adapters.slack.outcomes import TROUBLE, UNREACHED, of_failure
from adapters.slack.pictures import Gallery
from adapters.slack.render import NO_PICTURES, Pictures
from adapters.slack.text import PLATFORM, Json
from adapters.whereabouts import Whereabouts
from adapters.wording import Catalogues, Voice
from bot.dispatch import NOBODY, Answer
from bot.guests import Kind
from bot.kernel.card import Card
from bot.kernel.form import Form
from bot.kernel.text import Phrase, say

WITHOUT_COMMANDS = say(
    "Commands do not work for you in this workspace. Write the words to me instead, like this: {example}",
    example=f"@{NAME} {HOME_ROOT}",
)
"""For people of other workspaces: Slack gives them buttons and forms, and no commands."""

IN_THREADS = say(
    "Commands cannot be typed in a thread. Write the words to me instead, like this: {example}",
    example=f"@{NAME} {HOME_ROOT}",
)

FULL = "push_limit_reached"
LATE = frozenset({"expired_trigger_id", "invalid_trigger_id", "exchanged_trigger_id"})


class Respond(Protocol):
    """Bolt's own: a message at the address that came with a press or a command."""

    def __call__(self, **response: object) -> Awaitable[object]: ...


@dataclass(frozen=True, slots=True)
class Visit:
    """Someone who did something, and how they can be reached in the next seconds."""

    delivery: Delivery
    caller: Caller
    client: AsyncWebClient
    respond: Respond | None = None

    @property
    def origin(self) -> forms.Origin:
        return forms.Origin(self.delivery.where.channel, self.delivery.where.thread)


@dataclass(frozen=True, slots=True)
class Showing:
    incidents: Incidents
    log: FilteringBoundLogger
    catalogues: Catalogues = field(default_factory=Catalogues)
    gallery: Gallery | None = None
    whereabouts: Whereabouts | None = None

    def own(self, visit: Visit) -> Voice:
        """In the person's language, where no answer says which one."""
        return Voice(visit.caller.language, visit.caller.zone, NOBODY, catalogues=self.catalogues)

    def voice(self, reply: Answer) -> Voice:
        return Voice(reply.language, reply.zone, reply.directory, catalogues=self.catalogues)

    def shown(self, reply: Answer, visit: Visit, pictures: Pictures = NO_PICTURES) -> render.Shown | None:
        voice = self.voice(reply)
        match reply.shown:
            case None:
                return None
            case Card() as card:
                shown = render.message(card, voice, pictures=pictures)
            case Phrase() as said:
                shown = render.phrase(said, voice)
            case _:
                assert_never(reply.shown)
        if f"/{HOME_ROOT}" not in str(shown):
            return shown
        if visit.caller.kind is Kind.outside:
            return render.with_note(shown, WITHOUT_COMMANDS, voice)
        return render.with_note(shown, IN_THREADS, voice) if visit.delivery.where.thread else shown

    def takes_long(self, reply: Answer) -> bool:
        """It has files, or pictures, which come after the acknowledgement."""
        return bool(files_of(reply.shown)) or (self.gallery is not None and bool(images_of(reply.shown)))

    def view(self, reply: Answer, visit: Visit, title: Phrase) -> Json | None:
        """An answer as a view over others; `title` is what they asked for."""
        shown = self.shown(reply, visit)
        return forms.over(shown.blocks, self.voice(reply), title) if shown else None

    async def open(self, form: Form, visit: Visit) -> None:
        """A form that comes too late is offered again by a button."""
        try:
            await self._over(forms.modal(form, self.own(visit), visit.origin), visit)
        except SlackApiError as error:
            if text(error.response.data, "error") not in LATE:
                self.incidents.report("slack", error)
            await self.say(self.button(form, visit), visit)
        except TROUBLE as error:
            self.incidents.report("slack", error)

    async def wait(self, title: Phrase, visit: Visit) -> str:
        """A view that says that something is coming; its id, or nothing."""
        view, trigger = forms.waiting(title, self.own(visit)), visit.delivery.trigger
        try:
            opened = await visit.client.views_open(trigger_id=trigger, view=view)
        except TROUBLE as error:
            self.incidents.report("slack", error)
            return ""
        return text(inner(opened.data, "view"), "id")

    async def fill(self, view_id: str, title: Phrase, reply: Answer | Form, visit: Visit) -> None:
        """The view that waited becomes what came."""
        if isinstance(reply, Form):
            view = forms.modal(reply, self.own(visit), visit.origin)
        else:
            view = self.view(reply, visit, title) or forms.closing(title, forms.TOO_LATE, self.own(visit))
        await self._tried(visit.client.views_update(view_id=view_id, view=view))

    async def lay_over(self, reply: Answer, visit: Visit, title: Phrase) -> None:
        """What was pressed in a view is answered by a view."""
        if view := self.view(reply, visit, title):
            await self._tried(self._over(view, visit))
        await self.hand(reply, visit)

    async def tell(self, reply: Answer, visit: Visit, *, replaces: bool = False) -> None:
        """As `say`, with its pictures if the workspace takes them: that takes a while, so it comes after the
        acknowledgement. Where the address that came with what they did is not good any more, it comes another way."""
        gallery, voice, workspace = self.gallery, self.voice(reply), visit.delivery.address.workspace
        pictures = await gallery.of(reply.shown, voice, workspace, visit.client) if gallery else NO_PICTURES
        taken = await self.say(self.shown(reply, visit, pictures), visit, replaces=replaces)
        if gallery and pictures and not taken:
            gallery.forget(pictures)
            taken = await self.say(self.shown(reply, visit), visit, replaces=replaces)
        if visit.respond and not taken:
            await self.whisper(self.shown(reply, visit), visit)
        await self.hand(reply, visit)

    async def hand(self, reply: Answer, visit: Visit) -> None:
        """The files of an answer, if it has any; what keeps them from coming is told."""
        if not files_of(reply.shown):
            return
        voice, user = self.voice(reply), visit.delivery.account.user
        if missed := await files.hand(reply.shown, voice, user, visit.client, self.log):
            await self.say(render.phrase(missed, voice), visit)

    async def say(self, shown: render.Shown | None, visit: Visit, *, replaces: bool = False) -> bool:
        """At the address that came with what they did; `replaces` what they pressed on, where they alone see it. Says
        whether Slack took it."""
        if shown is None:
            return True
        if visit.respond is None:
            return await self.whisper(shown, visit)
        message = {"text": shown.text, "blocks": shown.blocks, "response_type": "ephemeral"}
        if visit.delivery.where.thread:
            message["thread_ts"] = visit.delivery.where.thread
        return await self._tried(visit.respond(**message, replace_original=replaces))

    async def whisper(self, shown: render.Shown | None, visit: Visit) -> bool:
        """For their eyes alone in the channel; if that cannot be, in their own messages with the bot; and if their door
        is closed, not at all: what they did stands, and every button still leads them to it."""
        if shown is None:
            return True
        where, user, client = visit.delivery.where, visit.delivery.account.user, visit.client
        try:
            if where.channel and not where.direct:
                await client.chat_postEphemeral(
                    channel=where.channel, user=user, thread_ts=where.thread or None, **shown._asdict()
                )
                return True
        except SlackApiError:
            pass
        except TROUBLE as error:
            self._missed(error)
            return False
        channel = where.channel if where.direct else user
        came = await self._came(client.chat_postMessage(channel=channel, **shown._asdict()))
        if self.whereabouts and (came is None or isinstance(came, PersonUnreachable)):
            await self.whereabouts.tell_of(visit.delivery.account, reached=came is None)
        return came is None

    async def home(self, reply: Answer, visit: Visit) -> None:
        if shown := self.shown(reply, visit):
            view: Json = {"type": "home", "blocks": shown.blocks}
            await self._tried(visit.client.views_publish(user_id=visit.delivery.account.user, view=view))

    def button(self, form: Form, visit: Visit) -> render.Shown:
        """A form that could not open, as a button that opens it."""
        return render.message(forms.reopening(form), self.own(visit))

    async def _over(self, view: Json, visit: Visit) -> None:
        """Over the view in which something was pressed; where three lie on each other already, in its place."""
        where, trigger, client = visit.delivery.where, visit.delivery.trigger, visit.client
        if not where.in_form:
            await client.views_open(trigger_id=trigger, view=view)
            return
        try:
            await client.views_push(trigger_id=trigger, view=view)
        except SlackApiError as error:
            if text(error.response.data, "error") != FULL:
                raise
            await client.views_update(view_id=where.view, view=view)

    async def _tried(self, call: Awaitable[object]) -> bool:
        return await self._came(call) is None

    async def _came(self, call: Awaitable[object]) -> Outcome | None:
        """What went wrong, if something did."""
        try:
            answer = await call
        except TROUBLE as error:
            return self._missed(error)
        refused = isinstance(answer, WebhookResponse) and answer.status_code != HTTPStatus.OK
        return Unknown("response_url") if refused else None

    def _missed(self, error: Exception) -> Outcome:
        came = of_failure(error)
        if isinstance(came, UNREACHED):
            self.log.warning("An answer could not be shown.", **{"platform": PLATFORM, "class": code(came)})
        else:
            self.incidents.report(PLATFORM, error)
        return came

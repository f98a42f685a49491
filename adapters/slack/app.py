"""Bolt's app: one listener for each kind of thing that comes from Slack, whatever feature it is for. It finds
the workspace; here what came is turned into what was said, and handed to the counter."""

import logging
import re
from collections.abc import Mapping

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient
from structlog.typing import FilteringBoundLogger

from adapters.desk import Answered, Desk
from adapters.slack import inbound
from adapters.slack.channels import OF_CHANNELS, OF_MEMBERS, Channels
from adapters.slack.counter import Acknowledge, Counter
from adapters.slack.forms import CALLBACK, answers, read_metadata
from adapters.slack.gate import UNREADABLE
from adapters.slack.inbound import Payload, inner, text
from adapters.slack.installed import Installed, client
from adapters.slack.showing import Respond
from bot.kernel.command import Draft
from bot.kernel.refusal import OldButton, Refusal

ANY = re.compile(".*", re.DOTALL)
QUIET = logging.getLogger("slack_bolt.commonground")
QUIET.setLevel(logging.WARNING)


class NotInstalled(Exception):
    """Something came from a workspace in which the bot is not."""


class SlackApp:
    def __init__(  # noqa: PLR0913 - wired by hand, in one place
        self,
        desk: Desk,
        counter: Counter,
        installed: Installed,
        channels: Channels,
        *,
        base_url: str,
        log: FilteringBoundLogger,
    ) -> None:
        """What comes to it is Slack's: over a connection of its own, or through the gate."""
        self._desk = desk
        self._counter = counter
        self._installed = installed
        self._channels = channels
        self._log = log

        async def authorized(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
            return await self._authorized(enterprise_id, team_id)  # Bolt counts a method's self as an argument

        self.bolt = AsyncApp(
            name="commonground",
            logger=QUIET,
            client=client(None, base_url),
            signing_secret="",
            request_verification_enabled=False,
            authorize=authorized,
            process_before_response=True,
        )
        self._listen()

    def _listen(self) -> None:
        bolt = self.bolt
        bolt.command(ANY)(self._command)
        bolt.action(ANY)(self._press)
        bolt.view(CALLBACK)(self._form)
        bolt.shortcut(ANY)(self._shortcut)
        bolt.event("app_mention")(self._words)
        bolt.event("message")(self._message)
        bolt.event("app_home_opened")(self._home)
        bolt.event("app_uninstalled")(self._gone)
        for event in (*OF_CHANNELS, *OF_MEMBERS):
            bolt.event(event)(self._channel)
        bolt.event("tokens_revoked")(self._revoked)
        bolt.error(self._failed)

    async def _authorized(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        found = await self._installed.of(team_id or "")
        if found is None:
            raise NotInstalled
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=found.workspace,
            bot_token=found.token,
            bot_user_id=found.bot_user,
            bot_id=found.bot,
        )

    async def take(self, request: AsyncBoltRequest) -> BoltResponse:
        """Never raises."""
        try:
            return await self.bolt.async_dispatch(request)
        except Exception as error:  # noqa: BLE001 - the library stumbles even over telling what it stumbled over
            return await self._failed(error)

    async def _failed(self, error: Exception) -> BoltResponse:
        """What is not in the form that Slack gives it is refused. The library would write down its words."""
        if isinstance(error, NotInstalled):
            return BoltResponse(status=403)
        self._log.error("A request could not be taken.", platform="slack", exception=error)
        return BoltResponse(status=400 if isinstance(error, UNREADABLE) else 500)

    async def _command(
        self, body: Payload, ack: Acknowledge, respond: Respond, client: AsyncWebClient, context: Payload
    ) -> None:
        delivery, typed = inbound.command(body, _workspace(context))
        await self._counter.serve_command(delivery, typed, ack, respond, client)

    async def _press(  # noqa: PLR0913, PLR0917 - what Bolt hands over, by these names
        self,
        body: Payload,
        action: Payload,
        ack: Acknowledge,
        respond: Respond,
        client: AsyncWebClient,
        context: Payload,
    ) -> None:
        delivery, pressed = inbound.press(body, action, _workspace(context))
        await self._counter.serve_press(delivery, pressed, ack, respond, client)

    async def _form(self, body: Payload, ack: Acknowledge, client: AsyncWebClient, context: Payload) -> None:
        view, workspace = inner(body, "view"), _workspace(context)
        try:
            wire, origin = read_metadata(text(view, "private_metadata"))
            draft = self._desk.decode(wire)
            if not isinstance(draft, Draft):
                raise OldButton
        except Refusal as refusal:
            self._log.warning("A form came back that was not opened here.", platform="slack", refusal=refusal.code())
            await ack(response_action="clear")
            return
        said = Answered(draft, answers(_fields(view)))
        delivery = inbound.interaction(body, workspace, origin.channel, origin.thread)
        await self._counter.serve_form(delivery, said, ack, client)

    async def _shortcut(self, body: Payload, ack: Acknowledge, client: AsyncWebClient, context: Payload) -> None:
        """On a message, whose words are looked at because somebody chose it; or from anywhere, where no channel is."""
        workspace = _workspace(context)
        if text(body, "type") == "message_action":
            names = await self._counter.names(inbound.called(body), workspace, client)
            delivery, chosen = inbound.shortcut(body, workspace, names)
            await self._counter.serve_choice(delivery, chosen, ack, client)
        else:
            await self._counter.serve_anywhere(inbound.interaction(body, workspace), ack, client)

    async def _words(self, event: Payload, body: Payload, client: AsyncWebClient, context: Payload) -> None:
        if text(event, "bot_id"):
            return
        delivery, typed = inbound.written(event, _workspace(context), text(body, "event_id"))
        await self._counter.serve_words(delivery, typed, client)

    async def _message(self, event: Payload, body: Payload, client: AsyncWebClient, context: Payload) -> None:
        """Only what people write to the bot itself is read; edits, files and what bots write are not. In a channel it
        is noticed that someone wrote, where the group granted that, and in which thread."""
        if text(event, "subtype") or text(event, "bot_id"):
            return
        if text(event, "channel_type") == "im":
            await self._words(event, body, client, context)
        elif text(event, "channel_type") in {"channel", "group"}:
            await self._counter.notice(inbound.noticed(event, _workspace(context)), client)

    async def _home(self, event: Payload, client: AsyncWebClient, context: Payload) -> None:
        if text(event, "tab") == "home":
            await self._counter.serve_home(inbound.opened_home(event, _workspace(context)), client)

    async def _revoked(self, event: Payload, body: Payload, context: Payload) -> None:
        """Tokens of people may be among them: the bot asks for none, and lives on without them."""
        if inner(event, "tokens").get("bot"):
            await self._gone(body, context)

    async def _gone(self, body: Payload, context: Payload) -> None:
        """What comes late is not believed: the bot may have been let in again."""
        if await self._channels.is_old(_workspace(context), body.get("event_time")):
            return
        await self._installed.gone(_workspace(context))
        self._log.error("A workspace took the bot out.", platform="slack")
        await self._channels.taken_out(_workspace(context))

    async def _channel(self, event: Payload, client: AsyncWebClient, context: Payload) -> None:
        await self._channels.told(event, _workspace(context), text(context, "bot_user_id"), client)


def _workspace(context: Payload) -> str:
    """Where the bot is installed that was found for it, since somebody from elsewhere may have acted; what is told of
    the workspace itself needs no token, and says by itself which one it is."""
    found = context.get("authorize_result")
    return text(found, "team_id") or text(context, "team_id")


def _fields(view: Payload) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    """What stands in a view's fields, as far as it is in the form that Slack gives it."""
    state = inner(view, "state").get("values")
    if not isinstance(state, Mapping):
        return {}
    return {
        str(block): {str(name): field for name, field in fields.items() if isinstance(field, Mapping)}
        for block, fields in state.items()
        if isinstance(fields, Mapping)
    }

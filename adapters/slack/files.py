"""Files that people are handed in Slack: they come to their own messages with the bot, where nobody else reads them, in
workspaces that let the bot write files."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from structlog.typing import FilteringBoundLogger

from adapters.handing import called, written
from adapters.slack.inbound import inner, text
from adapters.slack.outcomes import TROUBLE
from adapters.wording import Voice
from bot.kernel.text import Phrase, say

NOT_ALLOWED = say(
    "I may not send files in this workspace. Those who look after it can allow it; until then you can read it as text."
)
NOT_SENT = say("The file could not be sent. Please try again in a minute, or read it as text.")


async def hand(
    shown: object, voice: Voice, user: str, client: AsyncWebClient, log: FilteringBoundLogger
) -> Phrase | None:
    """What they are to be told if it does not come. Never raises for what Slack does."""
    try:
        files = await written(shown, voice)
        opened = await client.conversations_open(users=user)
        channel = text(inner(opened.data, "channel"), "id")
        for file, data in files.items():
            said = voice.text(file.label)
            await client.files_upload_v2(channel=channel, content=data, filename=called(file, data), title=said)
    except SlackApiError as error:
        why = text(error.response.data, "error")
        if why == "missing_scope":
            return NOT_ALLOWED
        log.warning("A file could not be sent.", platform="slack", code=why)
        return NOT_SENT
    except (*TROUBLE, ValueError) as error:
        log.warning("A file could not be sent.", platform="slack", code=type(error).__name__)
        return NOT_SENT
    return None

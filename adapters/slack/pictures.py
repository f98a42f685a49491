"""Pictures of a card as files of Slack, in workspaces that let the bot write files; in all others images are text."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from structlog.typing import FilteringBoundLogger

from adapters import pictures
from adapters.pictures import Plan
from adapters.slack.inbound import text
from adapters.slack.render import NO_PICTURES, Pictures
from adapters.wording import Voice
from bot.kernel.elements import Image

NAME = "picture.png"
ASKED_AGAIN = timedelta(hours=1)
"""So long a workspace that grants no files is not asked for one again."""

KEPT = 200


class Gallery:
    """`of` puts a card's pictures into a workspace. A picture that is there already is shown again, not sent again."""

    def __init__(self, now: Callable[[], datetime], log: FilteringBoundLogger | None = None) -> None:
        self._now = now
        self._log = log
        self._not_before: dict[str, datetime] = {}
        self._files: dict[tuple[str, Plan], str] = {}

    async def of(self, card: object, voice: Voice, workspace: str, client: AsyncWebClient) -> Pictures:
        """Never raises: whatever cannot be put there is left out."""
        if not pictures.images_of(card) or self._is_refused(workspace):
            return NO_PICTURES
        try:
            planned = await asyncio.to_thread(pictures.planned, card, voice)
            return {each: await self._file(each, plan, voice, workspace, client) for each, plan in planned.items()}
        except SlackApiError as error:
            code = text(error.response.data, "error")
            if code == "missing_scope":
                self._not_before[workspace] = self._now() + ASKED_AGAIN
            else:
                self._noted(code)
        except (SlackClientError, OSError, TimeoutError, ValueError) as error:
            self._noted(type(error).__name__)
        return NO_PICTURES

    def forget(self, files: Pictures) -> None:
        """They could not be shown: Slack is not done with them, or somebody has deleted them."""
        gone = set(files.values())
        self._files = {key: file for key, file in self._files.items() if file not in gone}

    def _is_refused(self, workspace: str) -> bool:
        return workspace in self._not_before and self._now() < self._not_before[workspace]

    async def _file(self, picture: Image, plan: Plan, voice: Voice, workspace: str, client: AsyncWebClient) -> str:
        if (workspace, plan) in self._files:
            return self._files[workspace, plan]
        png = await asyncio.to_thread(pictures.drawn, plan)
        said = pictures.read_out(picture, voice)
        sent = await client.files_upload_v2(content=png, filename=NAME, title=said, alt_txt=said)
        [file] = sent["files"]
        if len(self._files) >= KEPT:
            self._files.clear()
        self._files[workspace, plan] = str(file["id"])
        return self._files[workspace, plan]

    def _noted(self, why: str) -> None:
        if self._log:
            self._log.warning("A picture could not be sent, and stands as text.", platform="slack", code=why)

"""Files that people are handed: written in their words, on a thread since that may take a while, and packed where a
platform takes none of that size."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

from adapters.wording import Hooks, Voice
from bot.kernel.card import Card
from bot.kernel.elements import File

Files = Mapping[File, bytes]

NO_FILES: Files = MappingProxyType({})


def files_of(shown: object) -> tuple[File, ...]:
    return tuple(each for each in shown.elements if isinstance(each, File)) if isinstance(shown, Card) else ()


async def written(shown: object, voice: Voice, most: int | None = None) -> Files:
    """The files of a card, each of at most so many bytes if it can be packed so small."""
    files = files_of(shown)
    return {file: await asyncio.to_thread(data_of, file, voice, most) for file in files} if files else NO_FILES


def data_of(file: File, voice: Voice, most: int | None = None) -> bytes:
    """In plain words: what a platform does with text is for its messages."""
    data = file.paper.written(replace(voice, hooks=Hooks())).encode()
    return data if most is None or len(data) <= most else _packed(file.name, data)


def called(file: File, data: bytes) -> str:
    """Its name, which says so if it was packed."""
    return f"{file.name}.zip" if is_zipfile(BytesIO(data)) else file.name


def _packed(name: str, data: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as folder:
        folder.writestr(name, data)
    return held.getvalue()

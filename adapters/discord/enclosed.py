"""What comes with a message of Discord's as files: the pictures that it shows, and files that somebody asked for."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Generic, TypeVar

from discord import MediaGalleryItem
from discord.ui import File as Attached
from discord.ui import Item, LayoutView, MediaGallery, TextDisplay

from adapters.discord.text import Pen, cut
from adapters.discord.written import Picture
from adapters.handing import called
from adapters.pictures import read_out
from bot.kernel.elements import File, Image
from bot.kernel.text import say

V = TypeVar("V", bound=LayoutView)

DESCRIPTION = 1_024

NOT_ATTACHED = say(
    "{file}: I may not attach files here. "
    "Those who look after the server can allow it; until then you can read it as text."
)

Pictures = Mapping[Image | File, bytes]
"""Images with the PNG of each, and files with what is in them."""

NO_PICTURES: Pictures = MappingProxyType({})


class Enclosed(Generic[V]):
    """`files` are those of what was drawn, in its order."""

    def __init__(self, pen: Pen, pictures: Pictures) -> None:
        self._pen = pen
        self._pictures = pictures
        self.files: list[Picture] = []

    def __contains__(self, element: Image | File) -> bool:
        return element in self._pictures

    def picture(self, image: Image) -> Item[V]:
        """A screen reader says all that is in it."""
        said = cut(read_out(image, self._pen.voice), DESCRIPTION)
        file = self._with(f"picture-{len(self.files) + 1}.png", self._pictures[image], said)
        return MediaGallery(MediaGalleryItem(file, description=said))

    def file(self, file: File) -> Iterator[Item[V]]:
        """Its label over it; that alone, and why, where it may not come."""
        if file not in self:
            yield TextDisplay(self._pen.words(NOT_ATTACHED.using(file=file.label)))
            return
        data = self._pictures[file]
        yield TextDisplay(self._pen.bold(file.label))
        yield Attached(self._with(called(file, data), data, cut(self._pen.plain(file.label), DESCRIPTION)))

    def _with(self, name: str, data: bytes, said: str) -> Picture:
        self.files.append(Picture(BytesIO(data), name, description=said))
        return self.files[-1]

"""Pictures of what cards draw, as PNG, and what is said of them to those who do not see them. Drawing takes a part of a
second and some memory: the library is loaded for the first picture, and a picture is drawn beside the loop."""

from functools import lru_cache

from adapters.pictures import bars, keepsakes
from adapters.pictures.bars import Lines
from adapters.pictures.keepsakes import Sheet
from adapters.wording import Voice
from bot.kernel.card import Card
from bot.kernel.elements import Element, Image, Note, People

KEPT = 64

Plan = Lines | Sheet
"""All that is in a picture, in one reader's words: what has the same is the same picture."""


def images_of(shown: object) -> tuple[Image, ...]:
    """Those on a card."""
    return tuple(each for each in shown.elements if isinstance(each, Image)) if isinstance(shown, Card) else ()


def planned(shown: object, voice: Voice) -> dict[Image, Plan]:
    """The pictures of a card that can be drawn. What cannot be shown or read out whole is left out: it stands as words.
    Blocks: call it on a thread."""
    made = {image: plan_of(image, voice) for image in images_of(shown)}
    return {image: plan for image, plan in made.items() if isinstance(plan, tuple) or plan.can_be_drawn}


def plan_of(image: Image, voice: Voice) -> Plan:
    drawing = image.drawing
    return keepsakes.sheet_of(image, drawing, voice) if isinstance(drawing, People) else bars.lines_of(drawing, voice)


def read_out(image: Image, voice: Voice) -> str:
    """The alternative text: all that the picture says."""
    plan = plan_of(image, voice)
    return keepsakes.read_out(plan) if isinstance(plan, Sheet) else bars.read_out(image, plan, voice)


def in_words(image: Image) -> tuple[Element, ...]:
    """Where no picture is shown."""
    return (image.drawing, Note(image.alternative)) if isinstance(image.drawing, People) else (image.drawing,)


@lru_cache(KEPT)
def drawn(plan: Plan) -> bytes:
    """A PNG, the same for the same plan. Blocks: call it on a thread."""
    return keepsakes.painted(plan) if isinstance(plan, Sheet) else bars.painted(plan)


def all_drawn(shown: object, voice: Voice) -> dict[Image, bytes]:
    """What can be drawn of a card. Blocks: call it on a thread."""
    return {image: drawn(plan) for image, plan in planned(shown, voice).items()}

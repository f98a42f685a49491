"""What day somebody means by “next Friday”: asked by features in which people say by when. The words are read in the
person's language, from the day that it is where they are; whoever asks shows them the day before anything is kept."""

from datetime import date
from typing import Protocol

from bot.kernel.ports import Key

WORDS = 60
"""Longer ones are no day."""


class SpokenDays(Protocol):
    def meant(self, words: str, today: date, language: str) -> tuple[date, ...]:
        """The days that these words can mean, the likelier first; nothing where they mean none."""
        ...


SPOKEN_DAYS: Key[SpokenDays] = Key("spoken days")

"""A vote with two hundred seats, its answers shown at once, as each platform gets it."""

from dataclasses import replace
from datetime import timedelta

from adapters.discord import render as discord
from adapters.slack import render as slack
from adapters.wording import Voice
from bot.features.proposals import commands as asked
from bot.features.proposals.cards.board import board
from bot.features.proposals.model.asking import Position, Question
from bot.features.proposals.model.pieces import TEXT, TITLE
from bot.kernel.card import Card
from bot.kernel.ports import Directory
from tests.adapters.discord.reading import components, words
from tests.adapters.discord.specs import modelled, problems_of_message
from tests.adapters.slack.specs import problems
from tests.features.proposals.council import IT, Council, answer, ruled, seat, written
from tests.languages.test_block_kit import CATALOGUES, texts

LONG = "An organisation with a name as long as they come, and then some more"
SHOWN = 4_000


def voted_on(seats: int) -> Council:
    """By all of them, about the longest text."""
    council = written(tuple(seat(f"O{number:03}") for number in range(seats)), ruled("answers-at-once", "1"))
    council.state = replace(council.it, title="t" * TITLE, versions=(replace(council.it.text, text="y" * TEXT),))
    council.press("o000", asked.AskForAnswers(IT, Question.live_with_it, 7))
    council.passes(hours=1)
    for number in range(seats - 20):
        position = (Position.yes, Position.worry, Position.harm)[number % 3]
        answer(council, f"o{number:03}", position, "" if position is Position.yes else "w" * 400)
    return council


def shown(council: Council) -> list[Card]:
    pages = [council.opens(asked.RollPage(IT, start), "o000") for start in (0, 12)]
    return [board(council.it), council.page("o000"), council.opens(asked.TakeHomePage(IT), "o000"), *pages]


def voice(council: Council, language: str) -> Voice:
    """All organisations have long names."""
    names = {each.name.organisation: LONG[:40] for each in council.seats if each.name.organisation}
    return Voice(language, "Europe/Madrid", Directory({}, names), catalogues=CATALOGUES)


def test_a_vote_of_many_fits_on_every_platform() -> None:
    """With forty seats, whose names are on the card, and with two hundred; open, and when it was counted."""
    for seats in (40, 200):
        council = voted_on(seats)
        for time in (timedelta(), timedelta(days=8)):
            council.passes(days=time.days)
            for language in ("en", "es"):
                for card in shown(council):
                    as_read = voice(council, language)
                    made = components(discord.message(card, as_read))
                    assert modelled(made) == []
                    assert set(problems_of_message(made)) == set()
                    assert sum(map(len, words(made))) < SHOWN
                    in_slack = slack.message(card, as_read)
                    assert len(in_slack.blocks) <= slack.BLOCKS
                    assert sum(map(len, texts(in_slack.blocks))) < 13_000
                    assert problems("chat.postMessage", {"channel": "C1", "text": "t", "blocks": in_slack.blocks}) == []

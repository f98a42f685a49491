"""A register as it is taken along, with a signature that came later and promises of every kind."""

from dataclasses import replace
from datetime import date, timedelta

from adapters.wording import Voice
from bot.carrying import Promised, Under
from bot.confidential import Kind
from bot.features.agreements.cards import files
from bot.features.agreements.model import Party
from bot.features.agreements.model.given import Taking
from bot.features.agreements.model.signing import signed_too
from bot.features.agreements.model.taken import Format, Taken, held
from bot.kernel.card import Card
from bot.kernel.elements import File
from bot.kernel.ids import OrganisationId, PersonId
from bot.kernel.ports import Directory, Who
from tests.features.agreements.shelf import NAMES, NOW, SIX, Shelf, party, person, shelf

GREEN, ROSA = OrganisationId("Green---------"), PersonId("rosa----------")
NAMED = Directory(
    {ROSA: Who(ROSA, "Rosa Díaz")},
    {GREEN: "Green"} | {each.organisation: name for each, name in zip(SIX, NAMES, strict=True) if each.organisation},
)
VOICE, SPANISH = Voice("en", "Europe/Madrid", NAMED), Voice("es", "Europe/Madrid", NAMED)
CLINIC, DUE = party("Clinic").organisation, date(2026, 5, 4)
UNDER = Under(
    (
        Promised("Bring soup", CLINIC, person("clinic"), DUE),
        Promised("Paint the wall", None, ROSA, DUE, done=NOW + timedelta(days=30)),
        Promised("=HYPERLINK(1)", CLINIC, None, DUE, released=NOW + timedelta(days=31)),
        Promised("Keep the key", None, None, None),
    ),
    2,
)


def register(*kept: Kind, under: Under = UNDER) -> Taken:
    """The first of two was signed later, and things are promised under it."""
    here = shelf("One page", "Two pages")
    here.agreements[1] = signed_too(here.agreements[1], Party(party("Green").seat, GREEN), ROSA, NOW)
    every = tuple(held(each, frozenset(kept)) for each in here.agreements.values())
    return replace(Taken.of("Riverside", NOW, every), under={here.agreements[1].id: under})


def card(taken: Taken, kind: Format) -> Card:
    return files.handed(Taking(taken, kind, None), Shelf().context(person("art")))


def written(taken: Taken, kind: Format, voice: Voice = VOICE) -> str:
    [file] = [each for each in card(taken, kind).elements if isinstance(each, File)]
    return file.paper.written(voice)

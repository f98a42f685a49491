"""What Discord takes: by the modelled Discord, and by the vendor's own description where that is at hand."""

import importlib.util
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from simcord.components import ComponentValidationError, validate_components, validate_modal

SHARED = Path(__file__).parents[4] / "shared"
DESCRIBED, CHECKER = SHARED / "specs" / "discord_openapi.json", SHARED / "tools" / "check_discord_payloads.py"
AT_HAND = DESCRIBED.exists() and CHECKER.exists()
COMPONENTS_V2 = 1 << 15
MODAL = 9
OF_THE_LIBRARY = ("PATCH", "unknown field 'tts'")
"""What discord.py writes into each change of an answer, although only new messages are read aloud."""


class Spec(Protocol):
    def request(self, method: str, path: str, body: object) -> list[str]: ...


def problems_of_message(components: Sequence[Mapping[str, object]]) -> list[str]:
    """Of a message that is made of these."""
    body = {"components": list(components), "flags": COMPONENTS_V2, "allowed_mentions": {"parse": []}}
    return [*modelled(components), *problems("POST", "/channels/1/messages", body)]


def problems_of_modal(modal: Mapping[str, object]) -> list[str]:
    try:
        validate_modal(modal)
    except ComponentValidationError as error:
        return [str(error)]
    return problems("POST", "/interactions/1/token/callback", {"type": MODAL, "data": modal})


def problems(method: str, path: str, body: object) -> list[str]:
    """By the vendor's description; where it is missing nothing is wrong with anything."""
    found = _spec().request(method, path, body) if AT_HAND else []
    return [each for each in found if (method, each) != OF_THE_LIBRARY]


def modelled(components: Sequence[Mapping[str, object]]) -> list[str]:
    """By the modelled Discord alone, which is quick."""
    try:
        validate_components(list(components), flags=COMPONENTS_V2)
    except ComponentValidationError as error:
        return [str(error)]
    return []


@cache
def _spec() -> Spec:
    loaded = importlib.util.spec_from_file_location("check_discord_payloads", CHECKER)
    if loaded is None or loaded.loader is None:
        raise ImportError(str(CHECKER))
    module = importlib.util.module_from_spec(loaded)
    loaded.loader.exec_module(module)
    with warnings.catch_warnings():  # it leaves the file to be closed by itself
        warnings.simplefilter("ignore", ResourceWarning)
        spec: Spec = module.Spec(str(DESCRIBED))
    return spec

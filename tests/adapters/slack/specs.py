"""The vendor's own description of what Slack takes, where it is at hand beside the checkout."""

import importlib.util
import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[4] / "shared"
SCHEMA, CHECKER = SHARED / "specs" / "slack_blockkit.schema.json", SHARED / "tools" / "check_slack_payloads.py"
AT_HAND = SCHEMA.exists() and CHECKER.exists()
WHY = "the vendor's description of Slack's payloads is not beside this checkout"

Check = Callable[[str, Mapping[str, object]], list[str]]

needs_specs = pytest.mark.skipif(not AT_HAND, reason=WHY)


def vendor_check() -> Check:
    """What is wrong with the arguments of a method of the Web API. Skips the test where the description is missing."""
    if not AT_HAND:
        pytest.skip(WHY)
    return _check()


def problems(method: str, given: Mapping[str, object]) -> list[str]:
    """As `vendor_check`, a block at a time, each looked at once: a card that is redrawn costs only what changed in it.
    Where the description is missing nothing is wrong with anything."""
    return [each for piece in _pieces(given) for each in _wrong(method, json.dumps(piece, sort_keys=True))]


def _pieces(given: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    """The arguments with the first block alone, then with each of the others alone."""
    view = given.get("view")
    holder = view if isinstance(view, dict) else given
    blocks = holder.get("blocks")
    if not isinstance(blocks, list) or not blocks:
        yield given
        return
    for place, block in enumerate(blocks):
        alone = {**holder, "blocks": [block]}
        if holder is view:
            yield {"view": {**alone, "private_metadata": ""} if place else alone}
        else:
            yield {"blocks": [block], "text": "-"} if place else alone


@cache
def _wrong(method: str, written: str) -> tuple[str, ...]:
    return tuple(_check()(method, json.loads(written))) if AT_HAND else ()


@cache
def _check() -> Check:
    spec = importlib.util.spec_from_file_location("check_slack_payloads", CHECKER)
    if spec is None or spec.loader is None:
        raise ImportError(str(CHECKER))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with warnings.catch_warnings():  # it leaves the file to be closed by itself
        warnings.simplefilter("ignore", ResourceWarning)
        check: Check = module.make(str(SCHEMA))
    return check

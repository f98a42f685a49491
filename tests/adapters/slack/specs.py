"""The vendor's own description of what Slack takes, where it is at hand beside the checkout."""

import importlib.util
import warnings
from collections.abc import Callable, Mapping
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
    return check_if_at_hand()


@cache
def check_if_at_hand() -> Check:
    """As `vendor_check`; where the description is missing nothing is wrong with anything."""
    if not AT_HAND:
        return lambda _method, _arguments: []
    spec = importlib.util.spec_from_file_location("check_slack_payloads", CHECKER)
    if spec is None or spec.loader is None:
        raise ImportError(str(CHECKER))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with warnings.catch_warnings():  # it leaves the file to be closed by itself
        warnings.simplefilter("ignore", ResourceWarning)
        check: Check = module.make(str(SCHEMA))
    return check

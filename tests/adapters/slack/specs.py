"""The vendor's own description of what Slack takes, where it is at hand beside the checkout."""

import importlib.util
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[4] / "shared"
SCHEMA, CHECKER = SHARED / "specs" / "slack_blockkit.schema.json", SHARED / "tools" / "check_slack_payloads.py"

Check = Callable[[str, dict[str, object]], list[str]]


def vendor_check() -> Check:
    """What is wrong with the arguments of a method of the Web API. Skips the test where the description is missing."""
    if not (SCHEMA.exists() and CHECKER.exists()):
        pytest.skip("the vendor's description of Slack's payloads is not beside this checkout")
    spec = importlib.util.spec_from_file_location("check_slack_payloads", CHECKER)
    if spec is None or spec.loader is None:
        raise ImportError(str(CHECKER))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with warnings.catch_warnings():  # it leaves the file to be closed by itself
        warnings.simplefilter("ignore", ResourceWarning)
        check: Check = module.make(str(SCHEMA))
    return check

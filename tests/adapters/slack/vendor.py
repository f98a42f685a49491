"""The vendor's own formats, where they lie beside the checkout: what is sent is checked against them too."""

import importlib.util
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[4] / "shared"
TOOL, SCHEMA = SHARED / "tools" / "check_slack_payloads.py", SHARED / "specs" / "slack_blockkit.schema.json"

Checker = Callable[[str, dict[str, Any]], list[str]]

needs_formats = pytest.mark.skipif(
    not (TOOL.exists() and SCHEMA.exists()), reason="the vendor's formats do not lie beside this checkout"
)


@cache
def checker() -> Checker:
    """All that is wrong with a method's arguments; nothing is, where the formats are not at hand."""
    if not (TOOL.exists() and SCHEMA.exists()):
        return lambda _method, _arguments: []
    found = importlib.util.spec_from_file_location("check_slack_payloads", TOOL)
    assert found
    assert found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    with warnings.catch_warnings():  # it leaves the file to be closed by itself
        warnings.simplefilter("ignore", ResourceWarning)
        made: Checker = module.make(str(SCHEMA))
    return made

"""The README is true: its transcript was played, its commands exist, its links lead somewhere."""

import re
import subprocess
from pathlib import Path

from typer.main import get_command

from adapters.__main__ import app
from tests.stories.stage import DEMONSTRATION, golden

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")


def test_the_transcript_is_from_the_demonstration() -> None:
    """What the README shows is a part of the evening that the tests play, word for word."""
    [shown] = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert len(shown.splitlines()) > 20
    assert shown in golden(DEMONSTRATION).read_text("utf-8")


def test_the_commands_exist() -> None:
    """Every make target and every word after `commonground` that the pages name is there."""
    pages = "\n".join((ROOT / page).read_text("utf-8") for page in PAGES)
    code = "\n".join(re.findall(r"`[^`]+`|```.*?```", pages, re.DOTALL))
    targets = set(re.findall(r"\bmake ([a-z]+)(?=[ `\n]|$)", code))
    listed = subprocess.run(["make", "-qp"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    known = set(re.findall(r"^([a-z][a-z-]*):(?!=)", listed, re.MULTILINE))
    assert targets - known == set()
    assert {"try", "test"} <= targets
    words = set(re.findall(r"`commonground ([a-z]+)", pages))
    assert words - set(getattr(get_command(app), "commands", {})) == set()
    assert {"migrate", "doctor"} <= words


def test_the_links_lead_somewhere() -> None:
    """Every relative link on the pages names a file of the project."""
    links = [
        (page, link)
        for page in PAGES
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text("utf-8"))
    ]
    assert links
    assert [(page, link) for page, link in links if not (ROOT / link).exists()] == []

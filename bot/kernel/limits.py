"""The smallest of each limit over all platforms, in characters or pieces, as the vendors document them."""

CARD_SHOWN = 4_000
CARD_TEXT = 3_600
"""All the text of a card: Discord shows 4,000; a tenth is left for translations that run longer."""

CARD_PARTS = 38
"""Elements and buttons together: Discord takes 40 components, and the frame around them is one."""

SUMMARY = 300
HEADING = 150
PARAGRAPH = 2_000
NOTE = 1_000
ALTERNATIVE = 1_000

ROW_BUTTONS = 5
BUTTON_LABEL = 34
"""Longer ones are cut on phones."""

FACTS = 10
LINES = 60
"""People, bars and table rows in one element; longer lists get a page."""

CONFIRM = 300
COLUMNS = 6
"""More are unreadable on phones."""

MENU_LABEL = 75
OPTIONS = 25
OPTION_LABEL = 75

FORM_FIELDS = 5
FORM_TITLE = 24
FIELD_LABEL = 45
FIELD_HINT = 100
FIELD_TEXT = 2_000
FIELD_BYTES = 8_192

WIRE = 100
HELD = 500
"""What is told to a person of one thing that is stored about them."""

TYPED = 4_000
"""A whole typed line, before it is read as fields."""
NEW_AGGREGATES = 200


def check(what: str, size: int, most: int, *, least: int = 0) -> None:
    """Raises ValueError: what does not fit is our mistake, never a person's."""
    if not least <= size <= most:
        raise ValueError(f"{what}: {size}, which is not from {least} to {most}")

"""What the examples of help are about."""

from bot.features.help import commands as asked
from tests.roles.examples import Example, Examples

EXAMPLES: Examples = {asked.TopicPage: Example(lambda _town, _role: asked.TopicPage("ch"))}

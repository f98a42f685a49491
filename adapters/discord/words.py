"""What Discord calls what other platforms call otherwise: a server is no workspace, and nobody can export it."""

from collections.abc import Mapping

from bot.kernel.text import Phrase, say

IN_A_SERVER: Mapping[str, Phrase] = {
    "Owners of this workspace": say("Owners of this server"),
    "Whoever runs the bot's server": say("Whoever runs the bot"),
    "They can read and export what is written here.": say("They can read what is written here."),
    "They see the boards and who takes part there too. So do the owners of their workspaces.": say(
        "They see the boards and who takes part there too. So do those who run the place."
    ),
    "Please ask someone of this workspace to do it: you are a guest here. After that you can take part.": say(
        "Please ask someone of this server to do it: you are a guest here. After that you can take part."
    ),
    "I could not see whether you belong to this workspace. Please try again in a minute.": say(
        "I could not see whether you belong to this server. Please try again in a minute."
    ),
    "This account is switched off. Those who look after the workspace can switch it on again.": say(
        "This account is switched off. Those who look after the server can switch it on again."
    ),
}
"""Sentences that speak of a workspace, by what is said in their place."""


def in_a_server(said: Phrase) -> Phrase:
    instead = IN_A_SERVER.get(said.text)
    return Phrase(instead.text, arguments=said.arguments) if instead else said

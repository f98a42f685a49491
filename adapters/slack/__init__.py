"""Slack: a payload becomes a request, a card becomes Block Kit, and a call ends in a Delivery."""

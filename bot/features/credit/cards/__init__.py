"""The wording of joint work."""

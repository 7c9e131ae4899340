"""What the tests share: a real server, and people who speak to it."""

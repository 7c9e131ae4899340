"""What the program says of itself.

Law: a line says what happened to the program, never what somebody wrote, nor a token, nor from which address they came.
"""

from __future__ import annotations

import ipaddress
import json
import logging
import re
import sys
from collections.abc import Collection
from urllib.parse import urlsplit

from workshop.config import Config

IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
NOISY = ("engineio.server", "socketio.server", "werkzeug")


class WithoutAddresses(logging.Formatter):
    """A line in which no address is left but this machine's own and those that the settings name, traces included."""

    def __init__(self, within: logging.Formatter, kept: Collection[str]) -> None:
        super().__init__()
        self._within, self._kept = within, kept

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        return IPV6.sub(self._told, IPV4.sub(self._told, self._within.format(record)))

    def _told(self, found: re.Match[str]) -> str:
        try:
            address = ipaddress.ip_address(found[0])
        except ValueError:  # a time of day, a version
            return found[0]
        ours = address.is_loopback or address.is_unspecified or found[0] in self._kept
        return found[0] if ours else "[address]"


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, its `facts` by name, and the trace when there is one."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "facts", {})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class MalformedPackets(logging.Filter):
    """A packet that cannot be read is the sender's fault: one line without our trace, whatever is sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and not logging.getLogger().isEnabledFor(logging.DEBUG):
            cause = record.exc_info[1]
            record.exc_info, record.exc_text = None, None
            record.levelno, record.levelname = logging.INFO, "INFO"
            record.msg, record.args = "unreadable packet: %s", (type(cause).__name__,)
            return logging.getLogger().isEnabledFor(logging.INFO)
        return True


def set_up_logs(config: Config) -> None:
    """Send the log to stderr, at `config.log_level`, as text or JSON lines."""
    to_stderr = logging.StreamHandler(sys.stderr)
    text = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    told = {config.host, *(urlsplit(one).hostname or "" for one in (config.redis, config.public_url))}
    to_stderr.setFormatter(WithoutAddresses(JsonFormatter() if config.log_format == "json" else text, told))
    logging.basicConfig(level=config.log_level.upper(), handlers=[to_stderr], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
        logging.getLogger(name).addFilter(MalformedPackets())

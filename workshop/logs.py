"""What the program says of itself.

Law: a line says what happened to the program, never what somebody wrote, nor a token.
"""

from __future__ import annotations

import json
import logging
import sys

from workshop.config import Config

NOISY = ("engineio.server", "socketio.server", "werkzeug")


class Line(logging.Formatter):
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


class Malformed(logging.Filter):
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
    to_stderr.setFormatter(Line() if config.log_format == "json" else text)
    logging.basicConfig(level=config.log_level.upper(), handlers=[to_stderr], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
        logging.getLogger(name).addFilter(Malformed())

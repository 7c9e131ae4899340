"""Debian's nginx with a configuration of ours, in the foreground, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.patience import PATIENCE, wait_until
from tests.support.ports import free_port
from workshop.identity import Keys, links
from workshop.serving.nginx import Site, configuration
from workshop.storage import Library

PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")


class Proxy:
    """nginx in front of workers; `url` is where it is asked, `folder` where the sessions behind it lie."""

    def __init__(self, scratch: Path, folder: Path, site: Site) -> None:
        if PROGRAM is None:
            pytest.skip("no nginx: install nginx-light")
        scratch.mkdir()
        self.folder, self._scratch, self.port = folder, scratch, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.configure(site)
        user = "user root; " if os.geteuid() == 0 else ""  # the folders of tests are closed to others
        log = scratch / "nginx.log"  # a file: it would wait for whoever does not read a pipe
        with log.open("w") as output:
            self._process = subprocess.Popen(
                [PROGRAM, "-p", str(scratch), "-c", str(self._file), "-g", f"{user}daemon off;"], stderr=output
            )
        wait_until(lambda: self._listens() or self._process.poll() is not None)
        assert self._process.poll() is None, log.read_text()

    @property
    def _file(self) -> Path:
        return self._scratch / "nginx.conf"

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def configure(self, site: Site) -> None:
        """Write the configuration of a site, at this proxy's own address."""
        listening = replace(site, listen=[f"127.0.0.1:{self.port}"])
        self._file.write_text(configuration(listening, whole=True), encoding="utf-8")

    def links(self, code: str) -> dict[str, Any]:
        """The links of a session."""
        return links(Keys.in_file(Library(self.folder), code), self.url)

    def reload(self) -> None:
        """Have it read its configuration again."""
        self._process.send_signal(signal.SIGHUP)

    def end(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(PATIENCE)

"""Settings, read once from the environment. Law: a bad value stops the server at once, with a sentence."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from workshop.storage.added_kinds import folder_of
from workshop.storage.secret_file import kept_secret, repeats

SHORTEST_SECRET = 32
SHORTEST_TOKEN = 20
KNOWN_SECRETS = ("changeme", "secret", "tablee", "development", "0123456789", "abcdefgh", "your-secret-key")
MOST_PROXIES = 5
LONGEST_REQUEST = 600
MOST_WORKERS = 64
MOST_MACHINES = 100
ASYNC_MODES = ("eventlet", "threading")
FANOUTS = ("direct", "stock")
SPEED_PARTS = ("membership", "fanout", "direct", "frames", "pings")  # of realtime/fast
LANGUAGES = ("fr", "en")
FILES = ("bundled", "apart")
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("text", "json")
ROLES = ("owner", "relay")
REDIS_SCHEMES = ("redis", "rediss", "unix")
EVERY_ADDRESS = ("0.0.0.0", "::", "")  # hosts that mean all the addresses of this machine


class BadSetting(ValueError):
    """A setting that cannot be used. Its text is a sentence for whoever starts the server."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(f"{name} : {sentence}")
        self.name = name


@dataclass(frozen=True)
class Config:
    """What the server was told. `public_url` has no slash at its end; empty where none was told.

    `stock`: the speed-ups that are switched off: there, the frameworks' own way is taken.
    `kinds`: the folder of the kinds of steps that are added to those of this release.
    `request_seconds`: how long a request that stops coming is waited for.
    `proxies`: how many servers in front are believed when they say whom they speak for. `workers`: how many
    processes share the sessions of this machine, number `machine` of `machines`; `worker`: which of them this is,
    0 for one that is alone. `redis`: where an `owner` of sessions meets its relays, by its `role`; empty: it has none.
    """

    host: str = "0.0.0.0"
    port: int = 5000
    sessions: Path = Path("sessions")
    secret: str = ""
    async_mode: str = "eventlet"
    fanout: str = "direct"
    stock: tuple[str, ...] = ()
    language: str = "fr"
    files: str = "bundled"
    kinds: Path | None = None
    log_level: str = "info"
    log_format: str = "text"
    public_url: str = ""
    proxies: int = 0
    request_seconds: int = 10
    metrics_token: str = ""
    workers: int = 1
    worker: int = 0
    machine: int = 1
    machines: int = 1
    role: str = "owner"
    redis: str = field(default="", repr=False)

    def left(self) -> tuple[str, ...]:
        """What is made for speed and is not to be taken."""
        return SPEED_PARTS if self.fanout == "stock" else self.stock

    @property
    def encrypted(self) -> bool:
        """Whether the public address is one of HTTPS."""
        return self.public_url.startswith("https://")

    def warnings(self) -> list[str]:
        """Settings that look like mistakes, in sentences for whoever starts the server."""
        if self.encrypted and not self.proxies:
            return [
                "TABLEE_PUBLIC_URL est en https, mais aucun mandataire n’est annoncé (TABLEE_PROXIES=0) : toute la "
                "salle paraîtra venir d’une seule adresse. Derrière un mandataire, mettez TABLEE_PROXIES=1."
            ]
        return []

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Config:
        """Read TABLEE_*; makes the secret on first start. Raises BadSetting."""
        told = {name: value.strip() for name, value in environment.items() if name.startswith("TABLEE_")}
        sessions = Path(told.get("TABLEE_SESSIONS") or "sessions").expanduser()
        role = _one_of(told, "TABLEE_ROLE", ROLES)
        return cls(
            host=told.get("TABLEE_HOST") or "0.0.0.0",
            port=_port(told),
            sessions=sessions,
            secret="" if role == "relay" else _secret(_secret_file(told, sessions)),
            async_mode=_one_of(told, "TABLEE_ASYNC", ASYNC_MODES),
            fanout=_one_of(told, "TABLEE_FANOUT", FANOUTS),
            stock=_stock(told),
            language=_one_of(told, "TABLEE_LANGUAGE", LANGUAGES),
            files=_one_of(told, "TABLEE_FILES", FILES),
            kinds=_kinds(told),
            log_level=_one_of(told, "TABLEE_LOG_LEVEL", LOG_LEVELS, "info"),
            log_format=_one_of(told, "TABLEE_LOG_FORMAT", LOG_FORMATS),
            public_url=_url(told),
            proxies=_proxies(told),
            request_seconds=_request_seconds(told),
            metrics_token=_token(told),
            role=role,
            redis=_redis(told, role),
            **sharing(told),
        )


def sharing(environment: Mapping[str, str] = os.environ) -> dict[str, int]:
    """Give `{workers, machine, machines}`: among how many processes sessions are shared. Raises BadSetting."""
    workers = (environment.get("TABLEE_WORKERS") or "1").strip()
    if not _counts(workers, MOST_WORKERS):
        raise BadSetting("TABLEE_WORKERS", f"« {workers} » n’est pas un nombre de processus, de 1 à {MOST_WORKERS}.")
    said = (environment.get("TABLEE_MACHINE") or "1/1").strip()
    machine, _, machines = said.partition("/")
    if not (_counts(machines, MOST_MACHINES) and _counts(machine, int(machines))):
        raise BadSetting("TABLEE_MACHINE", f"« {said} » n’est pas une place comme 2/3, la deuxième de trois.")
    return {"workers": int(workers), "machine": int(machine), "machines": int(machines)}


def _counts(value: str, most: int) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 5 and 1 <= int(value) <= most


def _kinds(told: Mapping[str, str]) -> Path | None:
    name, folder = "TABLEE_KINDS", folder_of(told)
    if folder is not None and not (folder / "activities").is_dir():
        raise BadSetting(name, f"« {folder} » n’a pas de dossier « activities ».")
    return folder


def _port(told: Mapping[str, str]) -> int:
    value = told.get("TABLEE_PORT") or "5000"
    if not value.isascii() or not value.isdigit() or not 0 <= int(value) <= 65535:
        raise BadSetting("TABLEE_PORT", f"« {value} » n’est pas un port ; il faut un nombre de 0 à 65535.")
    return int(value)


def _proxies(told: Mapping[str, str]) -> int:
    value = told.get("TABLEE_PROXIES") or "0"
    if not value.isascii() or not value.isdigit() or int(value) > MOST_PROXIES:
        raise BadSetting("TABLEE_PROXIES", f"« {value} » n’est pas un nombre de mandataires, de 0 à {MOST_PROXIES}.")
    return int(value)


def _request_seconds(told: Mapping[str, str]) -> int:
    name, value = "TABLEE_REQUEST_SECONDS", told.get("TABLEE_REQUEST_SECONDS") or "10"
    if not _counts(value, LONGEST_REQUEST):
        raise BadSetting(name, f"« {value} » n’est pas un nombre de secondes, de 1 à {LONGEST_REQUEST}.")
    return int(value)


def _token(told: Mapping[str, str]) -> str:
    value = told.get("TABLEE_METRICS_TOKEN") or ""
    if value and (len(value) < SHORTEST_TOKEN or repeats(value)):
        short = f"le jeton est trop court ou se répète ; il faut {SHORTEST_TOKEN} caractères au hasard."
        raise BadSetting("TABLEE_METRICS_TOKEN", short)
    return value


def _one_of(told: Mapping[str, str], name: str, words: tuple[str, ...], default: str | None = None) -> str:
    value = (told.get(name) or default or words[0]).lower()
    if value not in words:
        raise BadSetting(name, f"« {value} » n’est pas connu ; choisissez parmi {', '.join(words)}.")
    return value


def _stock(told: Mapping[str, str]) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in (told.get("TABLEE_STOCK") or "").split(",") if part.strip())
    for part in parts:
        if part not in SPEED_PARTS:
            raise BadSetting("TABLEE_STOCK", f"« {part} » n’est pas connu ; choisissez parmi {', '.join(SPEED_PARTS)}.")
    return parts


def _url(told: Mapping[str, str]) -> str:
    value = (told.get("TABLEE_PUBLIC_URL") or "").rstrip("/")
    parts = urlsplit(value)
    more = parts.query or parts.fragment or parts.username
    if value and (parts.scheme not in ("http", "https") or not parts.hostname or more):
        raise BadSetting("TABLEE_PUBLIC_URL", f"« {value} » n’est pas une adresse comme https://seance.exemple.fr.")
    return value


def _redis(told: Mapping[str, str], role: str) -> str:
    name, value = "TABLEE_REDIS", told.get("TABLEE_REDIS") or ""
    if value and urlsplit(value).scheme not in REDIS_SCHEMES:  # it may hold a password: never said again
        raise BadSetting(name, "il faut une adresse comme redis://127.0.0.1:6379/0.")
    if not value and role == "relay":
        raise BadSetting(name, "un relais a besoin de l’adresse de Redis, comme redis://127.0.0.1:6379/0.")
    if value and (told.get("TABLEE_WORKERS") or "1") != "1":
        raise BadSetting(name, "des relais servent un seul processus : sans --workers, ou sans Redis.")
    if value and find_spec("redis") is None:
        raise BadSetting(name, "il faut le paquet redis : pip install 'tablee[cluster]'.")
    return value


def _secret_file(told: Mapping[str, str], sessions: Path) -> Path:
    return Path(told.get("TABLEE_SECRET_FILE") or sessions / ".secret").expanduser()


def _secret(path: Path) -> str:
    name = "TABLEE_SECRET_FILE"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        secret = kept_secret(path)
        readable = stat.S_IMODE(path.stat().st_mode) & 0o077
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(name, f"la clé secrète ne peut être ni lue ni créée ({error}).") from error
    if readable:
        raise BadSetting(name, f"{path} est lisible par d’autres ; corrigez avec : chmod 600 {path}")
    if not _hard_to_guess(secret):
        raise BadSetting(name, f"la clé de {path} est trop courte, connue ou répétée ; effacez ce fichier.")
    return secret


def _hard_to_guess(secret: str) -> bool:
    known = any(word in secret.lower() for word in KNOWN_SECRETS)
    return len(secret) >= SHORTEST_SECRET and not repeats(secret) and not known

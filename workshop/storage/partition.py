"""Which process holds which session, where several share them. Law: the code alone says it, the same everywhere.

A code's last two characters are its *slot*, one of 900; drawn by chance, they are even. Slots are dealt to the
workers of all machines, in their order, by jump consistent hash (Lamping and Veach, « A Fast, Minimal Memory,
Consistent Hash Algorithm », 2014, arXiv:1406.2294): from n workers to n + 1, one session in n + 1 moves, no other.
What two settings that disagree would confuse, the lock of the session's file keeps apart (see `ownership`).
"""

from __future__ import annotations

from dataclasses import dataclass

from workshop.storage.codes import ALPHABET

SLOT_LETTERS = 2
SLOTS = len(ALPHABET) ** SLOT_LETTERS
_WORD = 2**64 - 1
_STEP = 2862933555777941757


def slot_of(code: str) -> int:
    """The slot of a code as `read_code` gives it: 0 to SLOTS - 1."""
    number = 0
    for letter in code[-SLOT_LETTERS:]:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


def dealt(slot: int, workers: int) -> int:
    """Which of `workers` has a slot, from 0: the paper's function, with the slot as key."""
    key, found, following = slot, 0, 0
    while following < workers:
        found = following
        key = (key * _STEP + 1) & _WORD
        following = int((found + 1) * (2**31 / ((key >> 33) + 1)))
    return found


@dataclass(frozen=True)
class Share:
    """The sessions of one process: `worker` of the `workers` on `machine` of the `machines`, all from 1.

    `worker` 0 is a process that is alone on its machine, or a command: all that is of this machine is its.
    """

    workers: int = 1
    worker: int = 0
    machine: int = 1
    machines: int = 1

    def place(self, code: str) -> tuple[int, int]:
        """The machine and, on it, the worker that hold a session: both from 1."""
        machine, worker = divmod(dealt(slot_of(code), self.workers * self.machines), self.workers)
        return machine + 1, worker + 1

    def here(self, code: str) -> bool:
        """Whether the session is of this machine."""
        return self.place(code)[0] == self.machine

    def holds(self, code: str) -> bool:
        """Whether the session is of this process."""
        machine, worker = self.place(code)
        return machine == self.machine and self.worker in (0, worker)

    def tends(self, code: str) -> bool:
        """Whether this process forgets its people in time: a file left behind by a move is the first worker's."""
        return self.holds(code) if self.here(code) else self.worker < 2

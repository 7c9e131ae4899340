"""The fingerprint of a log: what the colophon prints, so that a document can be held against its data.

Law: the same rows give the same fingerprint, on any machine and with any version that reads them.
"""

import hashlib
import json
from collections.abc import Iterable

from workshop.core import Row


def fingerprint(rows: Iterable[Row]) -> str:
    """SHA-256 (64 hexadecimal digits) of the rows, each as one line of JSON with sorted keys, in order."""
    digest = hashlib.sha256()
    for row in rows:
        person = [row.person.id, row.person.role, row.person.table]
        line = json.dumps([row.seq, row.at, person, row.op_id, row.name, row.body], ensure_ascii=False, sort_keys=True)
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()

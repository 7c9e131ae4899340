"""The benchmarks, one module each. Seam: `measure(bench) -> figures`.

Law: a module prepares, drives and reads one kind of work; what two share stands beside them.
"""

from benchmarks.lines import (
    arrivals,
    aside,
    cold,
    comeback,
    day,
    documents,
    fanout,
    fast,
    giant,
    page,
    relays,
    scale,
    slow,
    storm,
    turnout,
    views,
    votes,
)

LINES = {
    "fanout": fanout,
    "votes": votes,
    "slow": slow,
    "turnout": turnout,
    "storm": storm,
    "comeback": comeback,
    "cold": cold,
    "views": views,
    "day": day,
    "page": page,
    "arrivals": arrivals,
    "scale": scale,
    "relays": relays,
    "giant": giant,
    "documents": documents,
    "aside": aside,
    "fast": fast,
}

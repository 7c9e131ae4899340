"""Names that pass for a role of the session, look-alikes included. Law: what is read alike is judged alike.

A name is taken down to what the eye reads in it: compatibility forms undone (NFKD: full width, ligatures, letters in a
circle), accents, spaces and signs left out, letters of other alphabets and figures that look like a Latin letter put
for it. The words are those of the screens, in their languages. A long one is found anywhere in a name, a short one
only where it is the whole of it: « Amin » and « Desktop » are nobody's role.
"""

from __future__ import annotations

from .model.cleaning import normalized

ANYWHERE = (
    "animateur", "animatrice", "animation", "organisateur", "organisatrice", "organisation", "organiser", "organizer",
    "facilitateur", "facilitatrice", "facilitator", "moderateur", "moderatrice", "moderator", "administrateur",
    "administratrice", "administrator", "tour de controle", "control tower", "pupitre",
)  # fmt: skip
WHOLE = (
    "tablee", "admin", "orga", "staff", "system", "systeme", "desk", "tower", "host", "serveur", "server", "pleniere",
    "plenary",
)  # fmt: skip
CAPITALS = str.maketrans("ΗΝΡΥΧΜΤΚΒΕΖΙΟΑИ", "hnpyxmtkbezioan")
ALIKE = str.maketrans(
    # Cyrillic, Greek, Latin with a stroke or without a dot, figures, signs; last, the three that read as a stroke
    "авеѕіїјкмнопрстухԁԛԝһѵгёи" "αβγεικνορτυχηωσμ" "ıøđħɑɡɴʀᴛᴀᴇɪ" "0345678@$" "1!|lł",
    "abesiijkmhonpctyxdqwhvren" "abyeikvoptuxnwom" "iodhagnrtaei" "oeasgtbas" "iiiii",
)  # fmt: skip
SIGNS_ALIKE = (("rn", "m"), ("vv", "w"))


def imitates_role(name: str) -> bool:
    """Whether people would read in that name a role that somebody is given, not one that one gives oneself."""
    read, unnumbered = as_read(name), as_read("".join(one for one in name if not one.isdigit()))
    return read in _WHOLE or unnumbered in _WHOLE or any(word in read for word in _ANYWHERE)


def as_read(name: str) -> str:
    """What the eye reads in a name: small Latin letters, look-alikes put for one another."""
    plain = normalized("NFKD", name).translate(CAPITALS).casefold()
    read = "".join(one for one in plain.translate(ALIKE) if one.isalnum())
    for seen, meant in SIGNS_ALIKE:
        read = read.replace(seen, meant)
    return read


_ANYWHERE, _WHOLE = tuple(map(as_read, ANYWHERE)), frozenset(map(as_read, WHOLE))

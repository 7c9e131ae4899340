"""The words that come back most in the ideas of a theme.

Law: a word counts once for each idea that holds it; grammar does not count; singular and plural are one word.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{4,24}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[^\s@]{1,64}@\S+")
_GRAMMAR = frozenset(
    re.findall(
        r"\w+",
        """
        afin ainsi aller alors après aucun aucune auraient aurait aussi autant autre autres avaient avait avant
        avec avoir ayant beaucoup besoin bien cela celle celles celui cependant certain certaine certaines
        certains cette ceux chacun chacune chaque chez chose choses cinq comme comment contre dans depuis dernier
        dessous dessus deux devant devoir devraient devrait dire doit doivent donc donne donner dont elle elles
        encore enfin ensuite entre envers exemple faire fait faites faut font grand grande hors ici jamais jour
        jours jusqu jusque leur leurs loin lors lorsqu lorsque mais malgré mettre mieux mise moins mois même mêmes
        nos notamment notre nous outre parce parfois parmi partir partout pendant permet permettant permettent
        permettre petit petite peut peuvent place plus plusieurs plutôt pour pourquoi pourraient pourrait pouvoir
        prendre presque proposer près puis puisque quand quatre que quel quelle quelles quelqu quelque quelques
        quels quoi rien sans sauf selon sera seraient serait seront seul seule seulement sinon soient soit sont
        sorte sous souvent suis suite surtout tant telle telles tels toujours tous tout toute toutefois toutes
        trois trop très type vers veut voir voire votre vous vraiment étaient était étant être
        """,
    )
)


def most_cited(texts: Iterable[str], limit: int) -> list[tuple[str, int]]:
    """The `limit` words found in most texts (at least two), with the number of texts; ties in alphabetical order."""
    texts_with: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for text in texts:
        found = {_root(word): word for word in _words(text)}
        texts_with.update(found.keys())
        for root, word in found.items():
            written.setdefault(root, Counter())[word] += 1
    best = sorted(((root, n) for root, n in texts_with.items() if n > 1), key=lambda pair: (-pair[1], pair[0]))
    return [(_usual(written[root]), n) for root, n in best[:limit]]


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(_ADDRESS.sub(" ", text.lower())) if word not in _GRAMMAR]


def _root(word: str) -> str:
    return word[:-1] if word[-1] in "sx" and len(word) > 4 else word


def _usual(forms: Counter[str]) -> str:
    return min(forms.items(), key=lambda pair: (-pair[1], len(pair[0]), pair[0]))[0]

"""Reviewers' remarks → Word's own comments, each beside the heading of what it speaks of.

Law: the comments' date is the document's, not a clock's. (WordprocessingML comments: ECMA-376 part 1, 17.13.4.)
"""

from collections import defaultdict
from datetime import UTC, datetime
from html import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls

from workshop.memento.outline.parts import Outline
from workshop.memento.text.typography import safe
from workshop.memento.word.runs import run
from workshop.memento.word.styles import style_id

LONGEST_INITIALS = 3
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def comment(part: Part, outline: Outline) -> dict[str, list[int]]:
    """Adds the comments of an outline to its document; gives the numbers of those of each heading's key."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, (key, _, _) in enumerate(outline.remarks):
        numbers[key].append(number)
    if outline.remarks:
        at = datetime.fromtimestamp(outline.created / 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        told = (_told(number, author, words, at) for number, (_, author, words) in enumerate(outline.remarks))
        xml = f"{_HEAD}<w:comments {nsdecls('w')}>{''.join(told)}</w:comments>".encode()
        made = Part(PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS, xml, part.package)
        part.relate_to(made, RELATIONSHIP_TYPE.COMMENTS)
    return dict(numbers)


def around(inner: str, numbers: list[int]) -> str:
    """`inner` between the two ends of these comments, and their marks."""
    begin = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    style = f'<w:rPr><w:rStyle w:val="{style_id("annotation reference")}"/></w:rPr>'
    end = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r>{style}<w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
    return begin + inner + end


def _told(number: int, author: str, words: str, at: str) -> str:
    name = " ".join(safe(author).split())
    style = f'<w:pPr><w:pStyle w:val="{style_id("annotation text")}"/></w:pPr>'
    paragraphs = "".join(f"<w:p>{style}{run(line)}</w:p>" for line in words.splitlines() if line.strip())
    return (
        f'<w:comment w:id="{number}" w:author="{escape(name)}" w:initials="{escape(_initials(name))}" w:date="{at}">'
        f"{paragraphs}</w:comment>"
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split())[:LONGEST_INITIALS].upper()

"""Whether the blocks of a Liquid template are all closed: a merge of lines knows nothing of them."""

from __future__ import annotations

import re

_TAG = re.compile(r"{%-?\s*(\w+)")
_VERBATIM = re.compile(r"{%-?\s*(raw|comment)\s*-?%}.*?{%-?\s*end\1\s*-?%}", re.DOTALL)
_BLOCKS = frozenset(
    {"block", "capture", "case", "comment", "entitylist", "entityview", "fetchxml", "for", "if", "raw"}
    | {"searchindex", "tablerow", "unless"}
)


def unbalanced(template: str) -> tuple[str, ...]:
    """The blocks that are opened and not closed, or closed and not opened, in alphabetical order."""
    counts = dict.fromkeys(_BLOCKS, 0)
    for tag in _TAG.findall(_VERBATIM.sub("", template)):
        if tag in counts:
            counts[tag] += 1
        elif tag.startswith("end") and tag[3:] in counts:
            counts[tag[3:]] -= 1
    return tuple(sorted(block for block, count in counts.items() if count))

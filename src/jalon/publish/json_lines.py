"""JSON as people read it: two spaces a level, and the items of long lists of facts one a line."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence


class Written(str):
    """JSON text that was written before, for the margin that it will stand at."""

    __slots__ = ()


def written(value: object, flat: Collection[str], margin: str = "") -> str:
    """The JSON text of ``value``; each item of a list under a key of ``flat`` takes one line.

    >>> print(written({"a": [1], "b": [{"x": 1, "y": 2}]}, {"b"}))
    {
      "a": [
        1
      ],
      "b": [
        {"x": 1, "y": 2}
      ]
    }
    """
    deeper = f"{margin}  "
    if isinstance(value, Written):
        return value
    if isinstance(value, list) and value:
        return _lines("[", [written(item, flat, deeper) for item in value], "]", margin)
    if isinstance(value, dict) and value:
        members = (
            f"{_on_a_line(name)}: "
            + (_flat(item, deeper) if name in flat else written(item, flat, deeper))
            for name, item in value.items()
        )
        return _lines("{", list(members), "}", margin)
    return _on_a_line(value)


def _flat(value: object, margin: str) -> str:
    if not isinstance(value, list) or not value:
        return _on_a_line(value)
    return _lines("[", [_on_a_line(item) for item in value], "]", margin)


# made once: a document has thousands of values, and ``json.dumps`` makes an encoder for each
_on_a_line = json.JSONEncoder(ensure_ascii=False).encode


def _lines(start: str, items: Sequence[str], end: str, margin: str) -> str:
    return f"{start}\n" + ",\n".join(f"{margin}  {item}" for item in items) + f"\n{margin}{end}"

"""The parts of RESULTS.md: each benchmark writes its own and leaves the others."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def write_part(title: str, text: str) -> None:
    """Write the part that begins with ``# title``, in its place or at the end."""
    parts = [p for p in re.split(r"(?m)^(?=# )", RESULTS.read_text(encoding="utf-8")) if p.strip()]
    new = f"# {title}\n\n{text.strip()}\n"
    places = [i for i, part in enumerate(parts) if part.startswith(f"# {title}\n")]
    if places:
        parts[places[0]] = new
    else:
        parts.append(new)
    RESULTS.write_text("\n".join(f"{part.strip()}\n" for part in parts), encoding="utf-8")

"""`python -m tests.plans --seed N --count K --out DIR`: writes documents drawn by lot."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .answers import Unfaithful
from .design import CONTAINERS, PRODUCERS
from .generate import write_document


def main() -> int:
    """Write the documents that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.plans", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="of the first document")
    parser.add_argument("--count", type=int, default=1, help="documents, one a seed")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--producers", default=",".join(PRODUCERS))
    parser.add_argument("--containers", default=",".join(CONTAINERS))
    parser.add_argument("--held-out", action="store_true", help="words and domains kept for exams")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for turn in range(args.count):
        seed = args.seed + turn
        try:
            name = write_document(
                seed,
                args.out,
                containers=args.containers.split(","),
                producers=args.producers.split(","),
                held_out=args.held_out,
                turn=turn,
            )
        except Unfaithful as error:
            failed += 1
            print(f"seed {seed}: {error}", file=sys.stderr)
            continue
        print(name, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""A row's target beside its result, its share reached or its state: the verdict, and why.

Precision first: null wherever the texts leave it open.
"""

from __future__ import annotations

from typing import NamedTuple

from jalon.assemble.places import Values
from jalon.messages import evidence_in_french
from jalon.schemas.links import Comparison
from jalon.schemas.quantities import ProgressState
from jalon.schemas.values import TargetKind, TargetValue

WHOLE = 100.0
GOES_ON = (ProgressState.IN_PROGRESS, ProgressState.ONGOING)
REASONS = {
    Comparison.MET: "result reaches the target",
    Comparison.NOT_MET: "result falls short of the target",
    Comparison.UNDER_WAY: "result falls short and time is left",
    Comparison.NOT_COMPARABLE: "other unit or kind of figure",
}
# what a state says of a thing to be made; of a number it says nothing
OF_DELIVERABLE = {
    ProgressState.ACHIEVED: Comparison.MET,
    ProgressState.IN_PROGRESS: Comparison.UNDER_WAY,
    ProgressState.ONGOING: Comparison.UNDER_WAY,
    ProgressState.CANCELLED: Comparison.NOT_MET,
}


class Progress(NamedTuple):
    """What a status report says of a row.

    Attributes:
        status: The state of progress as printed, where it is the row's own; else None.
        state: Its code, also where it was carried down from a row above.
        share: The row's own share reached, in percent.
        is_open: Whether the row's time goes on after the report; None where that is unsure.
    """

    status: str | None
    state: ProgressState | None
    share: float | None
    is_open: bool | None

    @property
    def goes_on(self) -> bool | None:
        """Whether there is time left: the report's own word for it, else the dates."""
        return True if self.state in GOES_ON else self.is_open


def comparison_values(
    aim: TargetValue | None,
    by_result: Comparison | None,
    result: str | None,
    progress: Progress,
) -> Values:
    """The verdict on a row's target, and its reason in both languages; empty when in doubt.

    Args:
        aim: What the target states; None without a target.
        by_result: What the result printed beside the target says of it.
        result: That result as printed, where it is the row's own.
        progress: What the report says of the row besides.
    """
    verdict, reason, text = _judged(aim, by_result, result, progress)
    if verdict is None:
        return {}
    evidence = f"{reason}; {text}" if text else reason
    return {
        "comparison": verdict,
        "comparison_evidence": evidence,
        "comparison_evidence_fr": evidence_in_french(evidence),
    }


def _judged(
    aim: TargetValue | None, by_result: Comparison | None, result: str | None, progress: Progress
) -> tuple[Comparison | None, str, str | None]:
    if aim is None:
        return None, "", None
    said = result or progress.status
    if aim.kind is TargetKind.TO_BE_DETERMINED:
        verdict = Comparison.NOT_COMPARABLE if said or progress.share is not None else None
        return verdict, "target to be determined", None
    if by_result is not None:
        return by_result, REASONS[by_result], result
    if result is None and progress.share is not None:
        return _by_share(progress.share, progress), "share reached", f"{progress.share:g} %"
    if aim.kind is TargetKind.DELIVERABLE and progress.status is not None:
        verdict = OF_DELIVERABLE.get(progress.state) if progress.state is not None else None
        return verdict, "state of progress", progress.status
    return None, "", None


def _by_share(share: float, progress: Progress) -> Comparison | None:
    if share >= WHOLE:
        return Comparison.MET
    if progress.goes_on is None:
        return None
    return Comparison.UNDER_WAY if progress.goes_on else Comparison.NOT_MET

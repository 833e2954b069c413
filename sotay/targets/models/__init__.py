"""Resolutions with their targets, what congresses named as limitations, breakthrough tasks of officials."""

from sotay.targets.models.breakthrough import BreakthroughTask, Milestone
from sotay.targets.models.limitations import Limitation
from sotay.targets.models.targets import ManualReport, Measure, Resolution, Target, TargetChange

__all__ = [
    "BreakthroughTask",
    "Limitation",
    "ManualReport",
    "Measure",
    "Milestone",
    "Resolution",
    "Target",
    "TargetChange",
]

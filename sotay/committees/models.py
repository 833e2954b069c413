"""Committees, their terms, and the positions that people hold in them."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from sotay.committees.choices import CommitteeKind, Post


class Term(models.Model):
    """A committee of an organisation for one term, between two congresses."""

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="terms")
    kind = models.CharField("cơ quan lãnh đạo", max_length=12, choices=CommitteeKind.choices)
    name = models.CharField("nhiệm kỳ", max_length=20, help_text="2025-2030")
    valid = DateRangeField("hiệu lực")

    class Meta:
        verbose_name = "nhiệm kỳ"
        constraints = [
            ExclusionConstraint(
                name="term_one_at_a_time",
                expressions=[
                    ("organisation", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        """Return the term's name."""
        return self.name


class Position(models.Model):
    """A post held by a member at an organisation while `valid` holds.

    It brings a role (`config/roles.py`), whose grant the database keeps within the days of the post.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="positions")
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="positions", db_index=False
    )
    term = models.ForeignKey(Term, models.PROTECT, null=True, blank=True, related_name="positions")
    post = models.CharField("chức vụ", max_length=20, choices=Post.choices)
    valid = DateRangeField("hiệu lực")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")
    end_decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "chức vụ"
        constraints = [
            ExclusionConstraint(
                name="position_one_secretary_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=models.Q(post=Post.SECRETARY),
            ),
            ExclusionConstraint(
                name="position_held_once_at_a_time",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            # who leads an organisation on a day
            GistIndex(
                fields=["organisation", "valid"],
                name="position_at_node_on_day",
                opclasses=["gist_int8_ops", "range_ops"],
            ),
        ]

    def __str__(self) -> str:
        """Return the post."""
        return self.get_post_display()

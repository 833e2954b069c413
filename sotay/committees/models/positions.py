"""The terms of committees, and the positions that people hold in them."""

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from sotay.committees.choices import CommitteeKind, Leaving, Manner, Post, PublicPost


class Term(models.Model):
    """A committee of an organisation for one term, between two congresses.

    `planned_size` is the number that the congress fixed; what is missing to it is a vacancy.
    """

    uid = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), unique=True, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="terms")
    kind = models.CharField("cơ quan lãnh đạo", max_length=12, choices=CommitteeKind.choices)
    name = models.CharField("nhiệm kỳ", max_length=20, help_text="2025-2030")
    valid = DateRangeField("hiệu lực")
    planned_size = models.PositiveSmallIntegerField("số lượng do đại hội quyết định", null=True, blank=True)
    congress = models.ForeignKey("committees.Congress", models.PROTECT, null=True, blank=True, related_name="terms")
    decision = models.ForeignKey("documents.Decision", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "nhiệm kỳ"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_size=None) | models.Q(planned_size__gte=1), name="term_has_seats"
            ),
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

    It brings a role (`config/roles.py`), whose grant the database keeps within the days of the post. `is_permanent` marks the
    permanent deputy, who acts first; `is_local` says whether the person is of the place, where that is known.
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
    manner = models.CharField("hình thức", max_length=12, choices=Manner.choices, blank=True, db_default="")
    leaving = models.CharField("lý do thôi giữ", max_length=12, choices=Leaving.choices, blank=True, db_default="")
    is_permanent = models.BooleanField("thường trực", default=False, db_default=False)
    is_local = models.BooleanField("người địa phương", null=True, blank=True)
    public_post = models.CharField("đồng thời là", max_length=12, choices=PublicPost.choices, blank=True, db_default="")

    class Meta:
        verbose_name = "chức vụ"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_permanent=False) | models.Q(post=Post.DEPUTY), name="position_permanent_is_deputy"
            ),
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

"""The attendance list: one row a convened person and meeting, partitioned by year of the meeting's month."""

from django.conf import settings
from django.db import models

from sotay.core.behalf import OnBehalf, behalf_constraints
from sotay.meetings.choices import AttendanceState, CheckInMethod
from sotay.meetings.models.meeting import Meeting


class Attendance(OnBehalf):
    """One person on the list of one meeting, from the notice to the leaving.

    `period` repeats the meeting's month because it is the partition key; a composite foreign key holds it equal. The row is
    made when the meeting is published. `opened_at` is when the person first looked at the meeting, `handed_on` the day on which
    invitation and documents were handed over on paper. `recorded_by` wrote the line, for the person where `on_behalf`.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances", db_index=False)
    period = models.DateField()
    member = models.ForeignKey("members.Member", models.PROTECT, related_name="attendances", db_index=False)
    entitled = models.BooleanField("được tính vào kết quả biểu quyết")
    state = models.CharField(
        "tình trạng", max_length=8, choices=AttendanceState.choices, default=AttendanceState.EXPECTED
    )
    opened_at = models.DateTimeField("mở xem lúc", null=True, blank=True)
    handed_on = models.DateField("phát giấy ngày", null=True, blank=True)
    arrived_at = models.DateTimeField("đến lúc", null=True, blank=True)
    left_at = models.DateTimeField("về lúc", null=True, blank=True)
    method = models.CharField("cách điểm danh", max_length=6, choices=CheckInMethod.choices, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    reason = models.CharField("lý do vắng", max_length=300, blank=True)
    # When the record that stands was made, by which entry of a phone, and when the last one was taken back: lists kept on
    # several phones without network merge by these.
    recorded_at = models.DateTimeField("ghi lúc", null=True, blank=True)
    recorded_entry = models.UUIDField("ghi bằng thao tác", null=True, blank=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True, blank=True)
    overruled = models.JSONField("vắng ghi trên máy khác", null=True, blank=True)

    class Meta:
        verbose_name = "điểm danh"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member", "period"], name="attendance_once_a_meeting"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["present", "late"]) | models.Q(arrived_at__isnull=False),
                name="attendance_present_has_arrived",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(left_at__gte=models.F("arrived_at")),
                name="attendance_left_after_arriving",
            ),
            *behalf_constraints("attendance", "recorded_by"),
        ]
        indexes = [
            # one person's meetings
            models.Index(fields=["member", "-period"], name="attendance_of_member"),
            # who was written for in a month: few among many
            models.Index(fields=["period", "member"], name="attendance_on_behalf", condition=models.Q(on_behalf=True)),
        ]

    def __str__(self) -> str:
        """Return the state."""
        return self.state

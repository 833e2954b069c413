"""How the job queue is doing."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

# Workers give a sign of life every ten seconds.
SILENT_AFTER = timedelta(seconds=40)
LATE_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class JobQueue:
    """Workers that are alive, jobs that wait too long, jobs that failed in the last day."""

    workers: int
    late: int
    failed: int


def get_job_queue() -> JobQueue:
    """Return the state of the queue."""
    now = timezone.now()
    waiting = ProcrastinateJob.objects.filter(status="todo").exclude(scheduled_at__gt=now - LATE_AFTER)
    since = now - LATE_AFTER
    return JobQueue(
        workers=ProcrastinateWorker.objects.filter(last_heartbeat__gt=now - SILENT_AFTER).count(),
        late=waiting.filter(Q(procrastinateevent__type="deferred", procrastinateevent__at__lt=since)).count(),
        failed=ProcrastinateJob.objects.filter(
            status="failed", procrastinateevent__type="failed", procrastinateevent__at__gt=now - timedelta(days=1)
        ).count(),
    )

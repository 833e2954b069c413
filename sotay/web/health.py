"""Is it alive, is it ready, what is it doing: answers for monitors, not for people."""

import secrets
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView

from sotay.core.jobs import get_job_queue
from sotay.core.schema import missing_migrations


@require_safe
@never_cache
@login_not_required
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer that the process is alive, without looking further."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
@login_not_required
def readyz(_request: HttpRequest) -> HttpResponse:
    """Answer whether pages can be served: the database answers and has our schema; tell about jobs as well."""
    try:
        parts = {"database": "ok", "migrations": "missing" if missing_migrations() else "ok"}
        if parts["migrations"] == "ok":
            parts["jobs"] = _jobs()
    except DatabaseError:
        parts = {"database": "down"}
    # Pages work without a job worker, so its absence takes no web server out of service.
    ready = parts.get("database") == parts.get("migrations") == "ok"
    return JsonResponse({"status": "ok" if ready else "unready", **parts}, status=200 if ready else 503)


@require_safe
@never_cache
@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with Prometheus metrics, to holders of the token or, where there is none, to this machine."""
    if not _may_read_metrics(request):
        raise Http404
    answer: HttpResponse = ExportToDjangoView(request)
    return answer


def _jobs() -> str:
    queue = get_job_queue()
    if not queue.workers:
        return "no_worker"
    return "late" if queue.late else "ok"


def _may_read_metrics(request: HttpRequest) -> bool:
    if settings.SOTAY_METRICS_TOKEN:
        expected = f"Bearer {settings.SOTAY_METRICS_TOKEN}"
        return secrets.compare_digest(request.headers.get("Authorization", "").encode(), expected.encode())
    # A request that a proxy on this machine passes on comes from anywhere.
    passed_on = {"X-Forwarded-For", "Forwarded", "X-Real-Ip"} & set(request.headers)
    return not passed_on and ip_address(request.META["REMOTE_ADDR"]).is_loopback


urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]

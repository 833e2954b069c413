"""All addresses: one line an app."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sotay.web.health")),
    path("", include("sotay.web.urls")),
    path("api/", include("sotay.config.api")),
    path("accounts/", include("sotay.accounts.urls")),
    path("access/", include("sotay.access.urls")),
    path("organisations/", include("sotay.organisations.urls")),
    path("members/", include("sotay.members.urls")),
    path("committees/", include("sotay.committees.urls")),
    path("transfers/", include("sotay.transfers.urls")),
    path("corrections/", include("sotay.corrections.urls")),
    path("hamlets/", include("sotay.hamlets.urls")),
    path("oversight/", include("sotay.oversight.urls")),
    path("badges/", include("sotay.badges.urls")),
    path("development/", include("sotay.development.urls")),
    path("briefings/", include("sotay.briefings.urls")),
    path("meetings/", include("sotay.meetings.urls")),
    path("calendar/", include("sotay.meetings.feed_urls")),
    path("check/", include("sotay.meetings.check_urls")),
    path("work/", include("sotay.work.urls")),
    path("notifications/", include("sotay.notifications.urls")),
    path("n/", include("sotay.notifications.short_urls")),
    path("handover/", include("sotay.handover.urls")),
    path("reorganisation/", include("sotay.reorganisation.urls")),
    path("exchange/", include("sotay.exchange.urls")),
    path("regulations/", include("sotay.regulations.urls")),
    path("statistics/", include("sotay.statistics.urls")),
    path("rehearsal/", include("sotay.rehearsal.urls")),
]

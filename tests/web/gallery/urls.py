"""Addresses of the gallery, and stand-ins for those that the frames point to."""

from django.urls import include, path

from tests.web.gallery import views


def stand_in(app: str, *names: str):
    return path(f"{app}/", include(([path(f"{name}/", views.nothing, name=name) for name in names], app)))


urlpatterns = [
    path("gallery-comment/", views.comment, name="comment"),
    path("gallery/branch/", views.branch, name="branch"),
    path("gallery/job/<int:done>/", views.job, name="gallery_job"),
    path("gallery/fails/<int:status>/", views.fails, name="gallery_fails"),
    path("gallery/<slug:page>/", views.page, name="gallery"),
    path("", include("sotay.web.urls")),
    stand_in("meetings", "list", "orientation"),
    stand_in("work", "list"),
    stand_in("organisations", "list"),
    stand_in("members", "list", "readings"),
    stand_in("access", "mine"),
    stand_in("committees", "list"),
    stand_in("statistics", "board", "board_cells"),
    stand_in("exchange", "list"),
    stand_in("notifications", "list"),
    stand_in("accounts", "sign_out", "sign_in", "devices", "rules", "secret_change", "passkeys"),
]

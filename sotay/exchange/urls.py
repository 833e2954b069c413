"""Addresses of imports, comparisons and profiles."""

from django.urls import path

from sotay.exchange.views import comparisons, imports, profiles

app_name = "exchange"
urlpatterns = [
    path("", imports.batch_list, name="list"),
    path("workbook/", imports.workbook, name="workbook"),
    path("<uuid:uid>/", imports.batch_detail, name="detail"),
    path("<uuid:uid>/confirm/", imports.batch_confirm, name="confirm"),
    path("<uuid:uid>/resume/", imports.batch_resume, name="resume"),
    path("<uuid:uid>/undo/", imports.batch_undo, name="undo"),
    path("<uuid:uid>/rejects/", imports.batch_rejects, name="rejects"),
    path("<uuid:uid>/preview/", imports.batch_preview, name="preview"),
    path("comparisons/", comparisons.comparison_list, name="comparisons"),
    path("comparisons/<uuid:uid>/", comparisons.comparison_detail, name="comparison"),
    path("profiles/", profiles.profile_list, name="profiles"),
    path("profiles/take/", profiles.profile_take, name="profile_take"),
    path("profiles/<uuid:uid>/", profiles.profile_detail, name="profile"),
    path("profiles/<uuid:uid>/sample/", profiles.profile_sample, name="profile_sample"),
    path("profiles/<uuid:uid>/file/", profiles.profile_file, name="profile_file"),
    path("profiles/<uuid:uid>/copy/", profiles.profile_copy, name="profile_copy"),
    path("profiles/<uuid:uid>/delete/", profiles.profile_delete, name="profile_delete"),
    path("profiles/<uuid:uid>/json/", profiles.profile_json, name="profile_json"),
]

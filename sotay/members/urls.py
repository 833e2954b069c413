"""Addresses of the register."""

from django.urls import path

from sotay.members.views import accounts, exports, records, register

app_name = "members"
urlpatterns = [
    path("", register.member_list, name="list"),
    path("export/", exports.export, name="export"),
    path("exports/", exports.export_list, name="exports"),
    path("exports/<uuid:uid>/", exports.export_detail, name="export_detail"),
    path("exports/<uuid:uid>/file/", exports.export_file, name="export_file"),
    path("slips/", accounts.slips_start, name="slips_start"),
    path("slips/<uuid:uid>/", accounts.slips, name="slips"),
    path("recoveries/", accounts.recoveries, name="recoveries"),
    path("<uuid:uid>/recovery/", accounts.recovery, name="recovery"),
    path("<uuid:uid>/recovery/approve/", accounts.recovery_approve, name="recovery_approve"),
    path("readings/", accounts.readings, name="readings"),
    path("<uuid:uid>/", records.member_detail, name="detail"),
    path("<uuid:uid>/edit/", records.member_edit, name="edit"),
    path("<uuid:uid>/reveal/<slug:name>/", records.member_reveal, name="reveal"),
]

"""Addresses of the reorganisation desk."""

from django.urls import path

from sotay.reorganisation import views

app_name = "reorganisation"
urlpatterns = [
    path("", views.case_list, name="list"),
    path("at/<uuid:uid>/plan", views.case_plan, name="plan"),
    path("at/<uuid:uid>/package", views.package_export, name="package"),
    path("at/<uuid:uid>/receive", views.package_receive, name="receive"),
    path("<uuid:uid>", views.case_detail, name="detail"),
    path("<uuid:uid>/head", views.case_head, name="head"),
    path("<uuid:uid>/steps/add/<slug:verb>", views.step_add, name="step_add"),
    path("<uuid:uid>/steps/<int:number>/remove", views.step_remove, name="step_remove"),
    path("<uuid:uid>/split", views.split_sheet, name="split_sheet"),
    path("<uuid:uid>/split.xlsx", views.split_sheet_take, name="split_sheet_take"),
    path("<uuid:uid>/split/upload", views.split_sheet_upload, name="split_sheet_upload"),
    path("<uuid:uid>/preview", views.case_preview, name="preview"),
    path("<uuid:uid>/carry-out", views.case_carry_out, name="carry_out"),
    path("<uuid:uid>/undo", views.case_undo, name="undo"),
    path("<uuid:uid>/discard", views.case_discard, name="discard"),
    path("<uuid:uid>/file.json", views.case_file, name="file"),
]

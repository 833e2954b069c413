"""Addresses of corrections and confirmation."""

from django.urls import path

from sotay.corrections import views

app_name = "corrections"
urlpatterns = [
    path("", views.correction_list, name="list"),
    path("mine/", views.own_record, name="mine"),
    path("mine/ask/", views.own_ask, name="ask"),
    path("mine/confirm/", views.own_confirm, name="confirm_own"),
    path("of/<uuid:uid>/", views.correction_begin, name="begin"),
    path("rounds/", views.round_list, name="rounds"),
    path("rounds/open/<uuid:uid>/", views.round_open, name="open_round"),
    path("rounds/<uuid:uid>/", views.round_detail, name="round"),
    path("rounds/<uuid:uid>/close/", views.round_close, name="close_round"),
    path("rounds/<uuid:uid>/at/<uuid:node>/", views.progress, name="progress"),
    path("rounds/<uuid:uid>/at/<uuid:node>/list.pdf", views.paper_list, name="paper_list"),
    path("rounds/<uuid:uid>/at/<uuid:node>/paper/", views.paper_record, name="paper_record"),
    path("<uuid:uid>/", views.correction_detail, name="detail"),
    path("<uuid:uid>/file/", views.correction_file, name="file"),
    path("<uuid:uid>/confirm/", views.correction_confirm, name="confirm"),
    path("<uuid:uid>/decide/", views.correction_decide, name="decide"),
    path("<uuid:uid>/refuse/", views.correction_refuse, name="refuse"),
    path("<uuid:uid>/withdraw/", views.correction_withdraw, name="withdraw"),
]

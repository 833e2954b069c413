"""Addresses of badges and cards."""

from django.urls import path

from sotay.badges import views

app_name = "badges"
urlpatterns = [
    path("rounds/", views.round_list, name="rounds"),
    path("missed/", views.missed_list, name="missed"),
    path("awards/", views.award_list, name="awards"),
    path("awards/<uuid:uid>/", views.award_detail, name="award"),
    path("awards/<uuid:uid>/forward/", views.award_forward, name="award_forward"),
    path("awards/<uuid:uid>/return/", views.award_return, name="award_return"),
    path("awards/<uuid:uid>/give/", views.award_give, name="award_give"),
    path("members/<uuid:uid>/propose/", views.propose, name="propose"),
    path("cards/", views.card_list, name="cards"),
    path("cards/<uuid:uid>/", views.card_detail, name="card"),
    path("cards/<uuid:uid>/issue/", views.card_issue, name="card_issue"),
    path("cards/<uuid:uid>/check/", views.card_check, name="card_check"),
    path("cards/<uuid:uid>/interruption/", views.interruption, name="interruption"),
    path("cards/<uuid:uid>/seniority/", views.seniority, name="seniority"),
    path("mine/", views.mine, name="mine"),
]

"""Addresses of visits."""

from django.urls import path

from sotay.visits import own_views, rule_views, views, visit_views

app_name = "visits"
urlpatterns = [
    path("", views.plan_list, name="plans"),
    path("own", own_views.own_list, name="own"),
    path("own/requests/<uuid:uid>", own_views.own_request, name="own_request"),
    path("own/requests/<uuid:uid>/accept", own_views.own_accept, name="own_accept"),
    path("own/requests/<uuid:uid>/decline", own_views.own_decline, name="own_decline"),
    path("own/requests/<uuid:uid>/withdraw", own_views.own_withdraw, name="own_withdraw"),
    path("own/<uuid:uid>", own_views.own_detail, name="own_detail"),
    path("own/<uuid:uid>/check-in", own_views.own_check_in, name="own_check_in"),
    path("own/<uuid:uid>/postpone", own_views.own_postpone, name="own_postpone"),
    path("own/<uuid:uid>/day", own_views.own_day, name="own_day"),
    path("own/<uuid:uid>/report", own_views.own_report, name="own_report"),
    path("own/<uuid:uid>/swap", own_views.own_swaps, name="own_swaps"),
    path("own/<uuid:uid>/swap/<uuid:other>", own_views.own_swap, name="own_swap"),
    path("own/<uuid:uid>/substitute", own_views.own_substitutes, name="own_substitutes"),
    path("own/<uuid:uid>/substitute/<uuid:member>", own_views.own_substitute, name="own_substitute"),
    path("own/<uuid:uid>/call-off", own_views.own_call_off, name="own_call_off"),
    path("plans/<uuid:uid>", views.plan_detail, name="plan"),
    path("plans/<uuid:uid>/visits", views.visit_list, name="list"),
    path("plans/<uuid:uid>/publish", views.plan_publish, name="publish"),
    path("plans/<uuid:uid>/cells", visit_views.visit_find, name="find"),
    path("plans/<uuid:uid>/cells/<uuid:cell>", visit_views.visit_add, name="add"),
    path("places/<uuid:uid>/draw", views.plan_draw, name="draw"),
    path("places/<uuid:uid>/rules", rule_views.rule_list, name="rules"),
    path("places/<uuid:uid>/terms/<int:year>", views.term_detail, name="term"),
    path("places/<uuid:uid>/rules/adopt/<uuid:pattern>", rule_views.rule_adopt, name="rule_adopt"),
    path("rules/<uuid:uid>/end", rule_views.rule_end, name="rule_end"),
    path("places/<uuid:uid>/rules/set", rule_views.rule_set, name="rule_set"),
    path("places/<uuid:uid>/hard", rule_views.hard_find, name="hard_find"),
    path("places/<uuid:uid>/hard/mark", rule_views.hard_mark, name="hard_mark"),
    path("hard/<uuid:uid>/end", rule_views.hard_end, name="hard_end"),
    path("requests/<uuid:uid>/grant", visit_views.request_grant, name="request_grant"),
    path("requests/<uuid:uid>/refuse", visit_views.request_refuse, name="request_refuse"),
    path("<uuid:uid>", visit_views.visit_detail, name="visit"),
    path("<uuid:uid>/cells", visit_views.cell_find, name="change_find"),
    path("<uuid:uid>/cells/<uuid:cell>", visit_views.visit_change_cell, name="change_cell"),
    path("<uuid:uid>/move", visit_views.visit_move, name="move"),
    path("<uuid:uid>/postpone", visit_views.visit_postpone, name="postpone"),
    path("<uuid:uid>/substitute", visit_views.visit_substitute, name="substitute"),
    path("<uuid:uid>/swap", visit_views.visit_swap, name="swap"),
    path("<uuid:uid>/call-off", visit_views.visit_call_off, name="call_off"),
]

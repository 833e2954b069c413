"""Addresses of visits."""

from django.urls import path

from sotay.visits.views import own, plans, rules, visits

app_name = "visits"
urlpatterns = [
    path("", plans.plan_list, name="plans"),
    path("own", own.own_list, name="own"),
    path("own/requests/<uuid:uid>", own.own_request, name="own_request"),
    path("own/requests/<uuid:uid>/accept", own.own_accept, name="own_accept"),
    path("own/requests/<uuid:uid>/decline", own.own_decline, name="own_decline"),
    path("own/requests/<uuid:uid>/withdraw", own.own_withdraw, name="own_withdraw"),
    path("own/<uuid:uid>", own.own_detail, name="own_detail"),
    path("own/<uuid:uid>/check-in", own.own_check_in, name="own_check_in"),
    path("own/<uuid:uid>/postpone", own.own_postpone, name="own_postpone"),
    path("own/<uuid:uid>/day", own.own_day, name="own_day"),
    path("own/<uuid:uid>/report", own.own_report, name="own_report"),
    path("own/<uuid:uid>/swap", own.own_swaps, name="own_swaps"),
    path("own/<uuid:uid>/swap/<uuid:other>", own.own_swap, name="own_swap"),
    path("own/<uuid:uid>/substitute", own.own_substitutes, name="own_substitutes"),
    path("own/<uuid:uid>/substitute/<uuid:member>", own.own_substitute, name="own_substitute"),
    path("own/<uuid:uid>/call-off", own.own_call_off, name="own_call_off"),
    path("plans/<uuid:uid>", plans.plan_detail, name="plan"),
    path("plans/<uuid:uid>/visits", plans.visit_list, name="list"),
    path("plans/<uuid:uid>/publish", plans.plan_publish, name="publish"),
    path("plans/<uuid:uid>/cells", visits.visit_find, name="find"),
    path("plans/<uuid:uid>/cells/<uuid:cell>", visits.visit_add, name="add"),
    path("places/<uuid:uid>/draw", plans.plan_draw, name="draw"),
    path("places/<uuid:uid>/rules", rules.rule_list, name="rules"),
    path("places/<uuid:uid>/terms/<int:year>", plans.term_detail, name="term"),
    path("places/<uuid:uid>/rules/adopt/<uuid:pattern>", rules.rule_adopt, name="rule_adopt"),
    path("rules/<uuid:uid>/end", rules.rule_end, name="rule_end"),
    path("places/<uuid:uid>/rules/set", rules.rule_set, name="rule_set"),
    path("places/<uuid:uid>/hard", rules.hard_find, name="hard_find"),
    path("places/<uuid:uid>/hard/mark", rules.hard_mark, name="hard_mark"),
    path("hard/<uuid:uid>/end", rules.hard_end, name="hard_end"),
    path("requests/<uuid:uid>/grant", visits.request_grant, name="request_grant"),
    path("requests/<uuid:uid>/refuse", visits.request_refuse, name="request_refuse"),
    path("<uuid:uid>", visits.visit_detail, name="visit"),
    path("<uuid:uid>/cells", visits.cell_find, name="change_find"),
    path("<uuid:uid>/cells/<uuid:cell>", visits.visit_change_cell, name="change_cell"),
    path("<uuid:uid>/move", visits.visit_move, name="move"),
    path("<uuid:uid>/postpone", visits.visit_postpone, name="postpone"),
    path("<uuid:uid>/substitute", visits.visit_substitute, name="substitute"),
    path("<uuid:uid>/swap", visits.visit_swap, name="swap"),
    path("<uuid:uid>/call-off", visits.visit_call_off, name="call_off"),
]

"""Addresses of posts, bodies, reports and congresses."""

from django.urls import path

from sotay.committees.views import congresses, duties, positions, reports

app_name = "committees"
urlpatterns = [
    path("", positions.position_list, name="list"),
    path("at/<uuid:uid>/", positions.position_history, name="history"),
    path("at/<uuid:uid>/appoint/", positions.position_appoint, name="appoint"),
    path("at/<uuid:uid>/review/", positions.review, name="review"),
    path("<uuid:uid>/end/", positions.position_end, name="end"),
    path("<uuid:uid>/decision/", duties.position_paper, name="position_paper"),
    path("at/<uuid:uid>/bodies/", duties.bodies, name="bodies"),
    path("at/<uuid:uid>/size/", duties.size_fix, name="size"),
    path("at/<uuid:uid>/absence/", duties.absence_record, name="absence"),
    path("absences/<uuid:uid>/end/", duties.absence_end, name="absence_end"),
    path("at/<uuid:uid>/acting/", duties.acting_assign, name="acting"),
    path("acting/<uuid:uid>/end/", duties.acting_end, name="acting_end"),
    path("at/<uuid:uid>/charges/", duties.charges, name="charges"),
    path("at/<uuid:uid>/charges/assign/", duties.charge_assign, name="charge"),
    path("charges/<uuid:uid>/end/", duties.charge_end, name="charge_end"),
    path("at/<uuid:uid>/structure/", reports.structure, name="structure"),
    path("at/<uuid:uid>/changes/", reports.changes, name="changes"),
    path("at/<uuid:uid>/vacancies/", reports.vacancies, name="vacancies"),
    path("at/<uuid:uid>/uncharged/", reports.uncharged, name="uncharged"),
    path("rounds/", congresses.round_list, name="rounds"),
    path("at/<uuid:uid>/rounds/open/", congresses.round_open, name="round_open"),
    path("rounds/<uuid:uid>/", congresses.round_board, name="round"),
    path("rounds/<uuid:uid>/congresses/", congresses.round_congresses, name="round_list"),
    path("rounds/<uuid:uid>/refresh/", congresses.round_refresh, name="round_refresh"),
    path("congresses/<uuid:uid>/", congresses.congress, name="congress"),
    path("congresses/<uuid:uid>/plan/", congresses.congress_plan, name="congress_plan"),
    path("congresses/<uuid:uid>/papers/", congresses.congress_paper, name="congress_paper"),
    path("congresses/<uuid:uid>/submit/", congresses.congress_submit, name="congress_submit"),
    path("congresses/<uuid:uid>/approve/", congresses.congress_approve, name="congress_approve"),
    path("congresses/<uuid:uid>/hold/", congresses.congress_hold, name="congress_hold"),
    path("congresses/<uuid:uid>/elections/", congresses.congress_elect, name="congress_elect"),
    path("congresses/<uuid:uid>/apply/", congresses.congress_apply, name="congress_apply"),
    path("congresses/<uuid:uid>/recognise/", congresses.congress_recognise, name="congress_recognise"),
    path("congresses/<uuid:uid>/decision/", congresses.congress_decision, name="congress_decision"),
    path("at/<uuid:uid>/elections/", congresses.election_record, name="election_record"),
    path("elections/<uuid:uid>/", congresses.election, name="election"),
    path("elections/<uuid:uid>/apply/", congresses.election_apply, name="election_apply"),
    path("elections/<uuid:uid>/drop/", congresses.election_drop, name="election_drop"),
]

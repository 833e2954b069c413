"""Addresses of exemption, departure, discipline and screening."""

from django.urls import path

from sotay.oversight.views import departures, discipline, exemptions

app_name = "oversight"
urlpatterns = [
    path("exemptions/", exemptions.exemption_list, name="exemptions"),
    path("exemptions/<uuid:uid>/", exemptions.exemption_detail, name="exemption"),
    path("exemptions/<uuid:uid>/extend/", exemptions.exemption_extend, name="exemption_extend"),
    path("exemptions/<uuid:uid>/grant/", exemptions.exemption_grant, name="exemption_grant"),
    path("exemptions/<uuid:uid>/decline/", exemptions.exemption_decline, name="exemption_decline"),
    path("exemptions/<uuid:uid>/end/", exemptions.exemption_end, name="exemption_end"),
    path("exemptions/<uuid:uid>/return/", exemptions.exemption_return, name="exemption_return"),
    path("exemptions/<uuid:uid>/paper/", exemptions.exemption_paper, name="exemption_paper"),
    path("members/<uuid:uid>/exempt/", exemptions.exempt, name="exempt"),
    path("departures/", departures.departure_list, name="departures"),
    path("departures/<uuid:uid>/", departures.departure_detail, name="departure"),
    path("departures/<uuid:uid>/ask/", departures.departure_ask, name="departure_ask"),
    path("departures/<uuid:uid>/review/", departures.departure_review, name="departure_review"),
    path("departures/<uuid:uid>/cell-vote/", departures.departure_cell_vote, name="departure_cell_vote"),
    path("departures/<uuid:uid>/committee-vote/", departures.departure_committee_vote, name="departure_committee_vote"),
    path("departures/<uuid:uid>/decide/", departures.departure_decide, name="departure_decide"),
    path("departures/<uuid:uid>/drop/", departures.departure_drop, name="departure_drop"),
    path("departures/<uuid:uid>/restore/", departures.departure_restore, name="departure_restore"),
    path("departures/<uuid:uid>/notice/", departures.departure_notice, name="departure_notice"),
    path("members/<uuid:uid>/depart/", departures.depart, name="depart"),
    path("members/<uuid:uid>/death/", departures.death, name="death"),
    path("members/<uuid:uid>/death-report/", departures.death_report, name="death_report"),
    path("screening/", departures.screening_list, name="screening"),
    path("members/<uuid:uid>/screening/<int:year>/", departures.screen, name="screen"),
    path("discipline/", discipline.discipline_list, name="disciplines"),
    path("discipline/<uuid:uid>/", discipline.discipline_detail, name="discipline"),
    path("discipline/<uuid:uid>/lift/", discipline.discipline_lift, name="discipline_lift"),
    path("members/<uuid:uid>/discipline/", discipline.discipline, name="discipline_record"),
    path(
        "organisation-discipline/<uuid:uid>/", discipline.organisation_discipline_detail, name="organisation_discipline"
    ),
    path(
        "organisation-discipline/<uuid:uid>/lift/",
        discipline.organisation_discipline_lift,
        name="organisation_discipline_lift",
    ),
    path(
        "organisations/<uuid:uid>/discipline/",
        discipline.discipline_organisation,
        name="organisation_discipline_record",
    ),
]

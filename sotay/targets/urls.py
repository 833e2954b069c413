"""Addresses of targets, limitations and breakthrough tasks."""

from django.urls import path

from sotay.targets.views import breakthrough, limitations, resolutions, targets

app_name = "targets"
urlpatterns = [
    path("", targets.top, name="list"),
    path("at/<uuid:uid>", targets.node, name="node"),
    path("at/<uuid:uid>/red", targets.red, name="red"),
    path("at/<uuid:uid>/years", targets.years, name="years"),
    path("at/<uuid:uid>/paper", targets.paper, name="paper"),
    path("at/<uuid:uid>/resolution", resolutions.add, name="resolution_add"),
    path("at/<uuid:uid>/add", targets.target_add, name="add"),
    path("limitations", limitations.top, name="limitations_top"),
    path("at/<uuid:uid>/limitations", limitations.board, name="limitations"),
    path("at/<uuid:uid>/limitations/add", limitations.add, name="limitation_add"),
    path("limitations/<uuid:uid>/close", limitations.close, name="limitation_close"),
    path("breakthrough", breakthrough.top, name="breakthrough_top"),
    path("at/<uuid:uid>/breakthrough", breakthrough.board, name="breakthrough"),
    path("at/<uuid:uid>/breakthrough/officials", breakthrough.officials, name="officials"),
    path("at/<uuid:uid>/breakthrough/approve", breakthrough.approve, name="approve"),
    path("mine", breakthrough.mine, name="mine"),
    path("mine/register", breakthrough.register, name="register"),
    path("tasks/<uuid:uid>", breakthrough.task, name="task"),
    path("tasks/<uuid:uid>/again", breakthrough.again, name="task_again"),
    path("tasks/<uuid:uid>/decide", breakthrough.decide, name="task_decide"),
    path("tasks/<uuid:uid>/milestone", breakthrough.milestone_add, name="milestone_add"),
    path("tasks/<uuid:uid>/finish", breakthrough.finish, name="task_finish"),
    path("tasks/<uuid:uid>/assess", breakthrough.assess, name="task_assess"),
    path("milestones/<uuid:uid>/reach", breakthrough.milestone_reach, name="milestone_reach"),
    path("resolutions/<uuid:uid>", resolutions.detail, name="resolution"),
    path("resolutions/<uuid:uid>/edit", resolutions.edit, name="resolution_edit"),
    path("resolutions/<uuid:uid>/targets", resolutions.rows, name="rows"),
    path("resolutions/<uuid:uid>/issue", resolutions.issue, name="issue"),
    path("evidence/<uuid:uid>", resolutions.evidence, name="evidence"),
    path("measures/<uuid:uid>/finish", targets.measure_finish, name="measure_finish"),
    path("<uuid:uid>", targets.detail, name="detail"),
    path("<uuid:uid>/names", targets.names, name="names"),
    path("<uuid:uid>/share", targets.share, name="share"),
    path("<uuid:uid>/amend", resolutions.amend, name="amend"),
    path("<uuid:uid>/correct", resolutions.correct, name="correct"),
    path("<uuid:uid>/bind", resolutions.bind, name="bind"),
    path("<uuid:uid>/report", targets.report, name="report"),
    path("<uuid:uid>/measure", targets.measure_add, name="measure_add"),
]

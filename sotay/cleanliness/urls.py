"""Addresses of the register's cleanliness."""

from django.urls import path

from sotay.cleanliness.views import board, campaigns, pairs

app_name = "cleanliness"
urlpatterns = [
    path("", board.board, name="board"),
    path("findings/", board.finding_list, name="list"),
    path("findings/<uuid:uid>", board.finding_detail, name="finding"),
    path("findings/<uuid:uid>/fix", board.finding_fix, name="fix"),
    path("findings/<uuid:uid>/excuse", board.finding_excuse, name="excuse"),
    path("findings/<uuid:uid>/count", board.finding_count, name="count"),
    path("rules/", board.rule_list, name="rules"),
    path("at/<uuid:uid>/rules/switch", board.rule_switch, name="switch"),
    path("pairs/", pairs.pair_list, name="pairs"),
    path("pairs/<uuid:uid>", pairs.pair_detail, name="pair"),
    path("pairs/<uuid:uid>/merge", pairs.pair_merge, name="pair_merge"),
    path("pairs/<uuid:uid>/different", pairs.pair_different, name="pair_different"),
    path("pairs/<uuid:uid>/ask", pairs.pair_ask, name="pair_ask"),
    path("pairs/<uuid:uid>/answer", pairs.pair_answer, name="pair_answer"),
    path("merges/", pairs.merge_list, name="merges"),
    path("merges/<uuid:uid>", pairs.merge_detail, name="merge"),
    path("merges/<uuid:uid>/undo", pairs.merge_undo, name="merge_undo"),
    path("campaigns/", campaigns.campaign_list, name="campaigns"),
    path("at/<uuid:uid>/campaigns/open", campaigns.campaign_open, name="campaign_open"),
    path("campaigns/<uuid:uid>", campaigns.campaign_detail, name="campaign"),
    path("campaigns/<uuid:uid>/close", campaigns.campaign_close, name="campaign_close"),
    path("lists/<uuid:uid>", campaigns.cell_list, name="cell_list"),
    path("lists/<uuid:uid>/list.pdf", campaigns.cell_pdf, name="cell_pdf"),
    path("lists/<uuid:uid>/list.docx", campaigns.cell_word, name="cell_word"),
    path("lists/<uuid:uid>/sign", campaigns.cell_sign, name="cell_sign"),
]

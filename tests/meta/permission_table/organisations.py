"""The tree."""

from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.access.actor import Actor, Channel
from sotay.organisations.permissions import OrganisationPermission as Organisation
from sotay.organisations.uploads import preview_file
from tests.factories.tree import make_organisation
from tests.meta.permission_table.rows import Act, Call, Open, Page

HEADINGS = "code,parent_code,name,kind,sector"


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _commune_node(cast):
    return cast.commune


def _commune(cast):
    return {"uid": cast.commune.uid}


def _empty_cell(cast):
    return {"uid": make_organisation(cast.commune).uid}


def _file(_cast=None):
    return {"file": SimpleUploadedFile("to-chuc.csv", f"{HEADINGS}\nX1,24.01.001,Chi bộ thôn 9,cell,\n".encode())}


def _checked(cast):
    return {"token": preview_file(Actor.system(Channel.CLI), cast.commune, **_file()).token}


def _new(_cast):
    return {"kind": "cell", "name": "Chi bộ thôn 9", "code": "X1", "first": "01/03/2026"}


ROWS = [
    Page("organisations:list", Open.SIGNED_IN),
    Page("organisations:kinds", Open.SIGNED_IN),
    Page("organisations:detail", Organisation.VIEW, args=_cell, viewer=None),
    Page("organisations:branch", Organisation.VIEW, args=_cell, viewer=None),
    Page("organisations:found", Organisation.EDIT, at=_commune_node, args=_commune, data=_new),
    Page("organisations:code", Organisation.EDIT, args=_cell, data=lambda _cast: {"code": "X1", "first": "01/03/2026"}),
    Page("organisations:close", Organisation.EDIT, at=_commune_node, args=_empty_cell, data=lambda _cast: {"on": "01/03/2026"}),
    Page("organisations:import", Organisation.IMPORT, at=_commune_node, args=_commune, data=_file),
    Page("organisations:import_confirm", Organisation.IMPORT, at=_commune_node, args=_commune, data=_checked),
    Call("GET", "/api/v1/organisations", Open.SIGNED_IN),
    Call("GET", "/api/v1/organisations/{uid}", Organisation.VIEW, args=_cell, viewer=None),
    Act("organisations.found_organisation", Organisation.EDIT, target=_commune_node),
    Act("organisations.close_organisation", Organisation.EDIT),
    Act("organisations.set_code", Organisation.EDIT),
    Act("organisations.import_organisations", Organisation.IMPORT, target=_commune_node),
]

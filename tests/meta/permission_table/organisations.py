"""The tree."""

from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.organisations.permissions import OrganisationPermission as Organisation
from tests.meta.permission_table.rows import Act, Call, Open, Page

_CSV = "code,parent_code,name,kind,sector\nN1,24.01.001,Chi bộ thôn 9,cell,residential\n"


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _file(_cast):
    return {"file": SimpleUploadedFile("a.csv", _CSV.encode())}


def _new_cell(_cast):
    return {"kind": "cell", "name": "Chi bộ thôn 9", "code": "N1", "first": "01/03/2026"}


ROWS = [
    Page("organisations:list", Open.SIGNED_IN),
    Page("organisations:kinds", Open.SIGNED_IN),
    Page("organisations:detail", Organisation.VIEW, args=_cell, viewer=None),
    Page("organisations:branch", Organisation.VIEW, args=_cell, viewer=None),
    Page(
        "organisations:found", Organisation.EDIT, at=lambda cast: cast.commune, args=lambda cast: {"uid": cast.commune.uid},
        data=_new_cell, viewer=None,
    ),
    Page("organisations:close", Organisation.EDIT, args=_cell, data=lambda _cast: {"on": "01/03/2026"}),
    Page("organisations:code", Organisation.EDIT, args=_cell, data=lambda _cast: {"code": "N1", "first": "01/03/2026"}),
    Page("organisations:import", Organisation.IMPORT, args=_cell, data=_file),
    Page("organisations:import_confirm", Organisation.IMPORT, args=_cell, data=lambda _cast: {"token": "x"}, viewer=None),
    Call("GET", "/api/v1/organisations", Open.SIGNED_IN),
    Call("GET", "/api/v1/organisations/{uid}", Organisation.VIEW, args=_cell, viewer=None),
    Act("organisations.found_organisation", Organisation.EDIT, target=lambda cast: cast.commune),
    Act("organisations.close_organisation", Organisation.EDIT),
    Act("organisations.set_code", Organisation.EDIT),
    Act("organisations.import_organisations", Organisation.IMPORT, target=lambda cast: cast.commune),
]  # fmt: skip

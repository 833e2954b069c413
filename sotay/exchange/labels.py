"""The words for the record's columns, as the preview shows them."""

from sotay.members.models import Member

FIELD_LABELS: dict[str, str] = {
    field.name: str(field.verbose_name).capitalize() for field in Member._meta.concrete_fields
}

"""How every form of the product is drawn."""

from django.forms.renderers import TemplatesSetting


class SotayRenderer(TemplatesSetting):
    """Draws forms and fields with our templates, and widgets with those under `templates/django/forms`."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"

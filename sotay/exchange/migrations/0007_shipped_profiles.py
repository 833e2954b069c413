"""Profiles of the layouts that most boards receive; they belong to nobody, and are copied to be changed."""

import json
from pathlib import Path

from django.db import migrations


def load(apps, _editor):
    """Write what is missing."""
    profiles, fields_of = apps.get_model("exchange", "Profile").objects, apps.get_model("exchange", "ProfileField")
    for file in sorted((Path(__file__).parent.parent / "shipped").glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        fields = content.pop("fields")
        profile, is_new = profiles.get_or_create(name=content["name"], defaults=content)
        if is_new:
            fields_of.objects.bulk_create([fields_of(profile=profile, key=one.pop("field"), **one) for one in fields])


class Migration(migrations.Migration):
    """Loads them."""

    dependencies = [("exchange", "0006_journal")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]

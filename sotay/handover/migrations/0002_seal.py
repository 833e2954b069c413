"""A handover that both have confirmed changes no more."""

from django.db import migrations


class Migration(migrations.Migration):
    """One trigger."""

    dependencies = [("handover", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
CREATE FUNCTION refuse_sealed_handover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the handover is sealed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER handover_is_sealed BEFORE UPDATE OR DELETE ON handover_handover
    FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION refuse_sealed_handover();
""",
            "DROP TRIGGER handover_is_sealed ON handover_handover; DROP FUNCTION refuse_sealed_handover();",
        ),
    ]

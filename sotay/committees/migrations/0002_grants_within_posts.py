"""A grant that comes from a post never reaches beyond the days of the post: the database holds that."""

import django.db.models.deletion
from django.db import migrations, models

_CREATE = """
CREATE FUNCTION require_grant_within_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM committees_position p WHERE p.id = NEW.position_id AND NEW.valid <@ p.valid) THEN
        RAISE EXCEPTION 'a grant must lie within the days of its position'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_within_position';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER grant_within_position BEFORE INSERT OR UPDATE OF valid, position_id ON access_grant
    FOR EACH ROW WHEN (NEW.position_id IS NOT NULL) EXECUTE FUNCTION require_grant_within_position();

CREATE FUNCTION end_grants_with_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM access_grant WHERE position_id = NEW.id AND NOT valid && NEW.valid;
    UPDATE access_grant SET valid = valid * NEW.valid WHERE position_id = NEW.id AND NOT valid <@ NEW.valid;
    RETURN NULL;
END $$;
CREATE TRIGGER grants_end_with_position AFTER UPDATE OF valid ON committees_position
    FOR EACH ROW WHEN (OLD.valid <> NEW.valid) EXECUTE FUNCTION end_grants_with_position();
"""
_DROP = """
DROP TRIGGER grants_end_with_position ON committees_position;
DROP FUNCTION end_grants_with_position();
DROP TRIGGER grant_within_position ON access_grant;
DROP FUNCTION require_grant_within_position();
"""


class Migration(migrations.Migration):
    """Two triggers, and the decision that ends a post."""

    dependencies = [("access", "0001_initial"), ("documents", "0001_initial"), ("committees", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="position",
            name="end_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.RunSQL(_CREATE, _DROP),
    ]

"""What an issued resolution asks changes by an amending decision only, which keeps what was asked before; what existed was issued."""

from django.db import migrations


class Migration(migrations.Migration):
    """Existing resolutions are issued ones; then two triggers."""

    dependencies = [("targets", "0004_issued_resolutions")]
    operations = [
        migrations.RunSQL("UPDATE targets_resolution SET is_issued = true", migrations.RunSQL.noop),
        migrations.RunSQL(
            """
CREATE FUNCTION refuse_changing_issued_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM targets_resolution WHERE id = OLD.resolution_id AND is_issued) THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.resolution_id, NEW.name, NEW.unit, NEW.direction, NEW.measured, NEW.baseline, NEW.starts_on)
          IS NOT DISTINCT FROM (OLD.resolution_id, OLD.name, OLD.unit, OLD.direction, OLD.measured, OLD.baseline, OLD.starts_on)
       AND EXISTS (
            SELECT FROM targets_targetchange c
             WHERE c.target_id = NEW.id AND c.decision_id IS NOT NULL
               AND (c.goal, c.yearly, c.ends_on) IS NOT DISTINCT FROM (NEW.goal, NEW.yearly, NEW.ends_on)
               AND (c.goal_before, c.yearly_before, c.ends_before) IS NOT DISTINCT FROM (OLD.goal, OLD.yearly, OLD.ends_on)) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a target of an issued resolution changes by an amending decision'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'target_of_issued_resolution_is_kept';
END $$;
CREATE TRIGGER target_of_issued_resolution_is_kept
    BEFORE UPDATE OF resolution_id, name, unit, direction, measured, baseline, starts_on, goal, yearly, ends_on OR DELETE ON targets_target
    FOR EACH ROW WHEN (OLD.resolution_id IS NOT NULL) EXECUTE FUNCTION refuse_changing_issued_target();
CREATE FUNCTION refuse_changing_issued_resolution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.title, NEW.issued_on, NEW.is_issued, NEW.starts_on, NEW.ends_on)
       IS DISTINCT FROM (OLD.number, OLD.title, OLD.issued_on, OLD.is_issued, OLD.starts_on, OLD.ends_on) THEN
        RAISE EXCEPTION 'an issued resolution stays as it was issued'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'issued_resolution_is_kept';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER issued_resolution_is_kept BEFORE UPDATE ON targets_resolution
    FOR EACH ROW WHEN (OLD.is_issued) EXECUTE FUNCTION refuse_changing_issued_resolution();
""",
            """
DROP TRIGGER target_of_issued_resolution_is_kept ON targets_target; DROP FUNCTION refuse_changing_issued_target();
DROP TRIGGER issued_resolution_is_kept ON targets_resolution; DROP FUNCTION refuse_changing_issued_resolution();
""",
        ),
    ]

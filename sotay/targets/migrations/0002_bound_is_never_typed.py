"""A bound target is counted from records: the database takes no report by hand of it, nor binds one that was reported so."""

from django.db import migrations


class Migration(migrations.Migration):
    """Two triggers; the target's row is held first and then looked at, so that both cannot happen at once."""

    dependencies = [("targets", "0001_initial")]
    operations = [
        migrations.RunSQL(
            """
CREATE FUNCTION refuse_typed_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM targets_target WHERE id = NEW.target_id FOR SHARE;
    IF EXISTS (SELECT FROM targets_target WHERE id = NEW.target_id AND indicator <> '') THEN
        RAISE EXCEPTION 'progress of a bound target is counted from records'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'manual_report_only_by_hand';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER manual_report_only_by_hand BEFORE INSERT OR UPDATE ON targets_manualreport
    FOR EACH ROW EXECUTE FUNCTION refuse_typed_progress();
CREATE FUNCTION refuse_binding_what_was_typed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM targets_manualreport WHERE target_id = NEW.id) THEN
        RAISE EXCEPTION 'a target that was reported by hand is not bound afterwards'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'target_bound_has_no_reports';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER target_bound_has_no_reports BEFORE UPDATE OF indicator ON targets_target
    FOR EACH ROW WHEN (NEW.indicator <> '') EXECUTE FUNCTION refuse_binding_what_was_typed();
""",
            """
DROP TRIGGER manual_report_only_by_hand ON targets_manualreport; DROP FUNCTION refuse_typed_progress();
DROP TRIGGER target_bound_has_no_reports ON targets_target; DROP FUNCTION refuse_binding_what_was_typed();
""",
        ),
    ]

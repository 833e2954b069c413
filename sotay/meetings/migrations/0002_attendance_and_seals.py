"""Attendance by year, tied to its meeting's month; what a sealed meeting holds can no longer change."""

from django.db import migrations

from sotay.core.partitions import partition_by_year

_MONTH_OF_MEETING = """
ALTER TABLE meetings_attendance ADD CONSTRAINT attendance_in_month_of_meeting
    FOREIGN KEY (meeting_id, period) REFERENCES meetings_meeting (id, period) DEFERRABLE INITIALLY DEFERRED;
"""
_SEALS = """
CREATE FUNCTION refuse_sealed_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a sealed paper is corrected by addendum only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER paper_is_sealed BEFORE UPDATE OR DELETE ON meetings_paper
    FOR EACH ROW WHEN (OLD.sealed_at IS NOT NULL) EXECUTE FUNCTION refuse_sealed_paper();

CREATE FUNCTION refuse_sealed_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM meetings_meeting WHERE id = OLD.meeting_id AND status = 'sealed') THEN
        RAISE EXCEPTION 'the meeting is sealed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER attendance_of_sealed_meeting BEFORE UPDATE OF state, arrived_at, left_at, member_id OR DELETE
    ON meetings_attendance FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
CREATE TRIGGER opinion_of_sealed_meeting BEFORE UPDATE OR DELETE ON meetings_opinion
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
CREATE TRIGGER motion_of_sealed_meeting BEFORE UPDATE OR DELETE ON meetings_motion
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
CREATE TRIGGER score_of_sealed_meeting BEFORE UPDATE OR DELETE ON meetings_scoreline
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
"""


class Migration(migrations.Migration):
    """Partition, tie, seal."""

    dependencies = [("meetings", "0001_initial")]
    operations = [
        partition_by_year("meetings_attendance", "period"),
        migrations.RunSQL(_MONTH_OF_MEETING, migrations.RunSQL.noop),
        migrations.RunSQL(_SEALS, migrations.RunSQL.noop),
    ]

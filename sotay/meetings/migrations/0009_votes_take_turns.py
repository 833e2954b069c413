"""Votes hold the question with SHARE, as counts and closings lock it with NO KEY UPDATE; once there are hands they take turns."""

from django.db import migrations

# Two votes that both hold SHARE must not ask for a stronger lock on the row: they take turns by a lock of their own.
_TURNS = """
CREATE OR REPLACE FUNCTION refuse_more_hands_than_people(question bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    motion meetings_motion;
    hands integer;
    others integer;
BEGIN
    SELECT * INTO motion FROM meetings_motion WHERE id = question;
    hands := motion.hands_agree + motion.hands_disagree + motion.hands_other;
    IF hands = 0 THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('meetings_motion', question));
    SELECT count(*) INTO others
      FROM meetings_meeting m JOIN meetings_attendance a ON a.meeting_id = m.id AND a.period = m.period
     WHERE m.id = motion.meeting_id AND a.entitled AND a.state IN ('present', 'late') AND a.left_at IS NULL
       AND NOT EXISTS (SELECT FROM meetings_vote v WHERE v.motion_id = question AND v.member_id = a.member_id);
    IF hands > others THEN
        RAISE EXCEPTION 'more hands than people in the room'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_hands_within_the_room';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION check_hands_after_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM meetings_motion WHERE id = NEW.motion_id AND status = 'open' FOR SHARE;
    IF FOUND THEN
        PERFORM refuse_more_hands_than_people(NEW.motion_id);
    END IF;
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    """The two functions anew."""

    dependencies = [("meetings", "0008_document_search")]
    operations = [migrations.RunSQL(_TURNS, migrations.RunSQL.noop)]

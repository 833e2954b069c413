"""Guards of the meeting's record: no more hands than people, closed votes stand, sealed meetings and addenda do not change."""

from django.db import migrations

# Votes by phone and hands are given by different people of one room: whoever voted by phone is not counted again. Votes hold the
# question with KEY SHARE and counts with UPDATE, so a vote sees the hands as they stand; once there are hands, votes take turns.
_ROOM = """
CREATE FUNCTION refuse_more_hands_than_people(question bigint) RETURNS void LANGUAGE plpgsql AS $$
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
    PERFORM FROM meetings_motion WHERE id = question FOR NO KEY UPDATE;
    SELECT count(*) INTO others
      FROM meetings_meeting m JOIN meetings_attendance a ON a.meeting_id = m.id AND a.period = m.period
     WHERE m.id = motion.meeting_id AND a.entitled AND a.state IN ('present', 'late') AND a.left_at IS NULL
       AND NOT EXISTS (SELECT FROM meetings_vote v WHERE v.motion_id = question AND v.member_id = a.member_id);
    IF hands > others THEN
        RAISE EXCEPTION 'more hands than people in the room'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'motion_hands_within_the_room';
    END IF;
END $$;

CREATE FUNCTION check_hands_after_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM meetings_motion WHERE id = NEW.motion_id AND status = 'open') THEN
        PERFORM refuse_more_hands_than_people(NEW.motion_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER vote_within_the_room AFTER INSERT ON meetings_vote FOR EACH ROW EXECUTE FUNCTION check_hands_after_vote();

CREATE FUNCTION check_hands_after_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM refuse_more_hands_than_people(NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER motion_within_the_room AFTER UPDATE OF hands_agree, hands_disagree, hands_other ON meetings_motion
    FOR EACH ROW WHEN (NEW.status = 'open') EXECUTE FUNCTION check_hands_after_count();
"""

_CLOSED_VOTES = """
CREATE FUNCTION refuse_changing_closed_vote() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM meetings_motion WHERE id = OLD.motion_id AND status = 'closed') THEN
        RAISE EXCEPTION 'the vote is closed' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER vote_of_closed_motion BEFORE UPDATE OR DELETE ON meetings_vote
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_closed_vote();
"""

_SEALED = """
CREATE FUNCTION refuse_changing_sealed_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the meeting is sealed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER meeting_is_sealed BEFORE UPDATE OR DELETE ON meetings_meeting
    FOR EACH ROW WHEN (OLD.status = 'sealed') EXECUTE FUNCTION refuse_changing_sealed_meeting();

DROP TRIGGER attendance_of_sealed_meeting ON meetings_attendance;
CREATE TRIGGER attendance_of_sealed_meeting
    BEFORE UPDATE OF state, entitled, arrived_at, left_at, method, recorded_by_id, reason, member_id, meeting_id OR DELETE
    ON meetings_attendance FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
CREATE TRIGGER item_of_sealed_meeting BEFORE UPDATE OR DELETE ON meetings_agendaitem
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();
CREATE TRIGGER guest_of_sealed_meeting BEFORE UPDATE OR DELETE ON meetings_meetingguest
    FOR EACH ROW EXECUTE FUNCTION refuse_sealed_meeting();

CREATE FUNCTION refuse_changing_addendum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an addendum stands as it was made' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER addendum_stands BEFORE UPDATE OR DELETE ON meetings_addendum
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_addendum();
"""


class Migration(migrations.Migration):
    """Three sets of triggers."""

    dependencies = [("meetings", "0005_conducting")]
    operations = [
        migrations.RunSQL(_ROOM, migrations.RunSQL.noop),
        migrations.RunSQL(_CLOSED_VOTES, migrations.RunSQL.noop),
        migrations.RunSQL(_SEALED, migrations.RunSQL.noop),
    ]

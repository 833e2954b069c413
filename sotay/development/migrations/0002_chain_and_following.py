"""No step without the one before it; whoever became a member is followed where the member belongs."""

from django.db import migrations

_CHAIN = """
ALTER TABLE development_step ADD CONSTRAINT step_after_one_that_stands
    FOREIGN KEY (candidate_id, after) REFERENCES development_step (candidate_id, number)
    DEFERRABLE INITIALLY IMMEDIATE;
"""
_FOLLOW = """
CREATE FUNCTION candidate_follows_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE development_candidate c SET organisation_id = a.organisation_id
      FROM changed a
     WHERE c.member_id = a.member_id AND a.kind = 'official' AND c.organisation_id <> a.organisation_id
       AND a.valid @> (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
    RETURN NULL;
END $$;
CREATE TRIGGER candidate_follows_new_affiliation AFTER INSERT ON members_affiliation
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidate_follows_member();
CREATE TRIGGER candidate_follows_changed_affiliation AFTER UPDATE ON members_affiliation
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION candidate_follows_member();
"""


class Migration(migrations.Migration):
    """A key over two columns and two triggers, which Django has no words for."""

    dependencies = [("development", "0001_initial"), ("members", "0003_senior_age")]
    operations = [
        migrations.RunSQL(_CHAIN, "ALTER TABLE development_step DROP CONSTRAINT step_after_one_that_stands"),
        migrations.RunSQL(_FOLLOW, "DROP FUNCTION candidate_follows_member() CASCADE"),
    ]

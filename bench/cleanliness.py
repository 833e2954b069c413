"""How long the nightly look through a whole province takes: rules, pairs, scores.

    uv run python -m bench.cleanliness --data DIR --times 3 --members 70592

`DIR` is the data directory of a demonstration (`sotay demo --data DIR`, stopped). Where it has fewer members, its own are
copied under other birthdays and numbers up to so many; nothing stays. Prints seconds, findings and pairs, scaled to 5
million records for the goal of thirty minutes.
"""

import argparse
import os
import time
from pathlib import Path

GOAL_RECORDS = 5_000_000
_COPY = """
WITH source AS (SELECT m.*, row_number() OVER (ORDER BY m.id) AS n FROM members_member m WHERE m.merged_into_id IS NULL),
wanted AS (SELECT s.*, g.k FROM source s CROSS JOIN generate_series(1, %(rounds)s) AS g (k) ORDER BY g.k, s.n LIMIT %(more)s),
made AS (
    INSERT INTO members_member (uid, full_name, used_name, born_on, born_precision, sex, ethnicity, religion, home_town, residence,
           national_id, card_number, joined_on, official_on, party_post, public_post, occupation, general_education, qualification,
           political_theory, state_management, foreign_language, it_skill, phone, email, badge, note, search_key, sort_key)
    SELECT gen_random_uuid(), full_name, used_name, born_on + (k * 37 + mod(n, 29))::int, born_precision, sex, ethnicity, religion, home_town,
           residence, CASE WHEN national_id IS NOT NULL THEN '097' || lpad((k * 1000000 + n)::text, 9, '0') END, '', joined_on + (k * 37 + mod(n, 29))::int,
           official_on + (k * 37 + mod(n, 29))::int, '', '', '', '', '', '', '', '', '', phone, '', '', n::text, search_key, sort_key
      FROM wanted RETURNING id, note::bigint AS n),
cells AS (
    INSERT INTO members_affiliation (member_id, organisation_id, kind, valid)
    SELECT made.id, a.organisation_id, 'official', daterange(DATE '2015-01-01', NULL) FROM made JOIN source USING (n)
      JOIN LATERAL (SELECT organisation_id FROM members_affiliation a WHERE a.member_id = source.id AND kind = 'official' LIMIT 1) a ON true)
INSERT INTO members_standing (member_id, status, valid) SELECT id, 'full', daterange(DATE '2015-01-01', NULL) FROM made
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--members", type=int, default=70592)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    os.environ |= {"SOTAY_DATA_DIR": str(options.data), "DJANGO_SETTINGS_MODULE": "sotay.config.settings"}
    os.environ.pop("SOTAY_DATABASE_URL", None)
    from bench.lib.start import start

    start()
    from django.db import transaction

    from sotay.cleanliness.actions.scanning import scan
    from sotay.core.bulk import analyze, read_sql, run_sql
    from sotay.core.days import today

    with transaction.atomic():
        people = read_sql("SELECT count(*) FROM members_member WHERE merged_into_id IS NULL")[0][0]
        more = max(0, options.members - people)
        run_sql(_COPY, {"rounds": more // max(people, 1) + 1, "more": more})
        analyze("members_member", "members_affiliation", "members_standing")
        for _ in range(options.times):
            began = time.perf_counter()
            found = scan(today())
            seconds = time.perf_counter() - began
            pairs = read_sql("SELECT count(*) FROM cleanliness_pair WHERE status = 'open'")[0][0]
            goal = seconds * GOAL_RECORDS / (people + more) / 60
            print(
                f"{people + more} records: {seconds:.1f} s, {found} findings, {pairs} pairs; 5 million: {goal:.1f} min",
                flush=True,
            )
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()

-- Which actions are past a date, and since when: one row for each.
--
-- An action climbs from the first date that passed unmet. A date that was moved after it had
-- passed has passed all the same, so the moves are asked as well as the date as it stands; the
-- third move to a later date counts like a date that passed. No date passes before the day it was
-- agreed on, or before the day the action was agreed or opened again.
--
-- The same in plain Python, day by day, for one action: governance/rungs.py.
CREATE TEMPORARY TABLE ladder_climber ON COMMIT DROP AS
WITH candidate AS MATERIALIZED (
    SELECT action.id, action.risk_level, 'due' AS climbs, action.due
    FROM ladder_held held
    JOIN qip_action action ON action.id = held.action_id
    WHERE action.state IN ('agreed', 'in_progress', 'blocked')
      AND (action.due < %(on)s OR EXISTS (
          SELECT FROM qip_duedatemove move WHERE move.action_id = action.id))
    UNION ALL
    SELECT action.id, action.risk_level, 'check', action.check_due
    FROM ladder_held held
    JOIN qip_action action ON action.id = held.action_id
    WHERE action.state = 'sustaining' AND action.check_due < %(on)s
),
began AS (
    SELECT step.action_id, max((step.at AT TIME ZONE %(zone)s)::date) AS began
    FROM qip_transition step
    JOIN candidate ON candidate.id = step.action_id AND candidate.climbs = 'due'
    WHERE step.to_state = 'agreed'
       OR (step.to_state = 'in_progress' AND step.from_state IN ('sustaining', 'closed'))
       -- Done and opened again is a new beginning. Done and returned by the verifier is not: it
       -- was never done, and saying so would be a way off the ladder.
       OR (step.to_state = 'in_progress' AND step.from_state = 'done' AND NOT EXISTS (
           SELECT FROM qip_verification look
           WHERE look.action_id = step.action_id AND NOT look.verified
             AND look.at BETWEEN step.at - interval '10 seconds'
                             AND step.at + interval '10 seconds'))
    GROUP BY step.action_id
),
moved AS (
    SELECT move.action_id, move.id, move.at, move.from_date, move.to_date,
           (move.at AT TIME ZONE %(zone)s)::date AS moved_on,
           -- The date that was moved had itself been agreed on at the move before.
           lag((move.at AT TIME ZONE %(zone)s)::date) OVER written AS agreed_on,
           lead(move.id) OVER written IS NULL AS is_last
    FROM qip_duedatemove move
    JOIN candidate ON candidate.id = move.action_id AND candidate.climbs = 'due'
    WINDOW written AS (PARTITION BY move.action_id ORDER BY move.at, move.id)
),
later AS (
    SELECT moved.*,
           count(*) OVER (PARTITION BY moved.action_id ORDER BY moved.at, moved.id) AS nth
    FROM moved
    LEFT JOIN began ON began.action_id = moved.action_id
    WHERE moved.to_date > moved.from_date
      AND (began.began IS NULL OR moved.moved_on > began.began)
),
third AS (
    SELECT DISTINCT ON (later.action_id) later.action_id, later.moved_on, later.at
    FROM later
    WHERE later.nth >= 3
      -- A recovery date is an answer: it is kept or missed by itself.
      AND NOT EXISTS (SELECT FROM governance_acknowledgement WHERE move_id = later.id)
    ORDER BY later.action_id, later.at, later.id
),
passed AS (
    SELECT action_id, min(stood) AS since
    FROM (
        SELECT moved.action_id, moved.moved_on AS gone_on,
               greatest(moved.from_date, moved.agreed_on, began.began) AS stood
        FROM moved
        LEFT JOIN began ON began.action_id = moved.action_id
        WHERE (began.began IS NULL OR moved.moved_on > began.began) AND moved.moved_on <= %(on)s
        UNION ALL
        SELECT candidate.id, %(on)s::date, CASE candidate.climbs
               WHEN 'check' THEN candidate.due
               ELSE greatest(candidate.due, moved.moved_on, began.began) END
        FROM candidate
        LEFT JOIN began ON began.action_id = candidate.id
        LEFT JOIN moved ON moved.action_id = candidate.id AND moved.is_last
    ) date_that_stood
    WHERE stood < gone_on
    GROUP BY action_id
)
SELECT candidate.id AS action_id, candidate.risk_level, candidate.climbs, candidate.due,
       least(passed.since, third.moved_on) AS since,
       third.moved_on AS third_on, third.at AS third_at
FROM candidate
LEFT JOIN passed ON passed.action_id = candidate.id
LEFT JOIN third ON third.action_id = candidate.id AND third.moved_on <= %(on)s
WHERE passed.since IS NOT NULL OR third.moved_on IS NOT NULL

-- Which levels those actions have reached by the day and nobody has written yet.
--
-- Three things bring a level: the days since the date that passed; an answer whose day is over;
-- the third move. Each has its own day, so a sweep that missed a week writes what seven sweeps
-- would have written. While the day of an answer lies ahead nothing is reached but by the third
-- move. A later rung is never lower than the one before.
CREATE TEMPORARY TABLE ladder_reached ON COMMIT DROP AS
WITH rung AS MATERIALIZED (
    -- A date has passed on the day after it: 0 days late is as soon as that.
    SELECT ladder.risk_level, days.level, greatest(days.after, 1) AS after
    FROM governance_ladder ladder
    CROSS JOIN LATERAL (VALUES
        (1, ladder.level_1), (2, ladder.level_2), (3, ladder.level_3),
        (4, ladder.level_4), (5, ladder.level_5)) AS days (level, after)
    WHERE days.after IS NOT NULL
),
top AS MATERIALIZED (
    SELECT risk_level, max(level) AS level FROM rung GROUP BY risk_level
),
before AS (
    SELECT DISTINCT ON (rung.action_id)
           rung.action_id, rung.meant_for AS level, rung.reached_on,
           rung.ended_at IS NULL AS is_open, answer.until, answer.at AS answered_at,
           (answer.at AT TIME ZONE %(zone)s)::date AS answered_on
    FROM governance_escalation rung
    JOIN ladder_climber climber
      ON climber.action_id = rung.action_id AND climber.since = rung.since
    LEFT JOIN governance_acknowledgement answer ON answer.escalation_id = rung.id
    ORDER BY rung.action_id, rung.reached_on DESC, rung.meant_for DESC, rung.id DESC
),
standing AS (
    SELECT climber.*, top.level AS top, coalesce(before.level, 0) AS level,
           coalesce(before.is_open, false) AS is_open, before.until,
           -- Nothing is reached before the day of what was written last.
           coalesce(greatest(before.reached_on, before.answered_on), climber.since) AS first_day,
           CASE WHEN climber.climbs = 'due'
                 AND (before.action_id IS NULL
                      OR climber.third_on >= greatest(before.reached_on, before.answered_on))
                 AND (before.answered_at IS NULL OR climber.third_at > before.answered_at)
                 AND NOT EXISTS (
                     SELECT FROM governance_escalation rung
                     WHERE rung.action_id = climber.action_id
                       AND rung.since = climber.since AND rung.about = 'moves')
                THEN climber.third_on END AS third_to_come
    FROM ladder_climber climber
    JOIN top ON top.risk_level = climber.risk_level
    LEFT JOIN before ON before.action_id = climber.action_id
),
resumed AS (
    -- The day on which an answer stops to hold: the day after its date, or the third move.
    SELECT standing.*,
           CASE WHEN until IS NOT NULL THEN least(until + 1, third_to_come) END AS resumes_on
    FROM standing
),
by_age AS (
    SELECT resumed.action_id, rung.level,
           greatest(resumed.since + rung.after, resumed.first_day, resumed.resumes_on) AS day
    FROM resumed
    JOIN rung ON rung.risk_level = resumed.risk_level AND rung.level > resumed.level
    WHERE greatest(resumed.since + rung.after, resumed.first_day, resumed.resumes_on) <= %(on)s
),
not_kept AS (
    SELECT action_id, greatest(level, least(level + 1, top)) AS level, resumes_on AS day
    FROM resumed
    WHERE resumes_on <= %(on)s
),
moved AS (
    SELECT resumed.action_id, resumed.third_to_come AS day,
           greatest(below.level, least(below.level + 1, resumed.top)) AS level
    FROM resumed
    CROSS JOIN LATERAL (
        SELECT greatest(
            resumed.level, max(rung.level),
            CASE WHEN resumed.resumes_on < resumed.third_to_come
                 THEN least(resumed.level + 1, resumed.top) END) AS level
        FROM rung
        WHERE rung.risk_level = resumed.risk_level
          AND greatest(resumed.since + rung.after, resumed.first_day, resumed.resumes_on)
              < resumed.third_to_come
    ) below
    WHERE resumed.third_to_come <= %(on)s
      AND (resumed.until IS NULL OR resumed.third_to_come > resumed.until + 1)
),
day AS (
    -- Of the levels of one day only the highest.
    SELECT action_id, day, max(level) AS level, bool_or(jumps) AS jumps
    FROM (SELECT action_id, day, level, false AS jumps FROM by_age
          UNION ALL SELECT action_id, day, level, true FROM not_kept
          UNION ALL SELECT action_id, day, level, true FROM moved) brought
    GROUP BY action_id, day
),
ordered AS (
    SELECT day.*,
           max(level) OVER (PARTITION BY action_id ORDER BY day
                            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS below,
           row_number() OVER (PARTITION BY action_id ORDER BY day) AS nth
    FROM day
)
SELECT ordered.action_id, ordered.level::smallint AS meant_for, ordered.day AS reached_on,
       resumed.since, resumed.risk_level,
       CASE WHEN resumed.climbs = 'check' THEN 'check'
            WHEN ordered.day = resumed.third_to_come THEN 'moves'
            WHEN resumed.third_on = resumed.since AND resumed.due >= ordered.day THEN 'moves'
            ELSE 'due' END AS about,
       lead(ordered.day) OVER (PARTITION BY ordered.action_id ORDER BY ordered.day) IS NULL
           AS is_open,
       opened.id AS open_before
FROM ordered
JOIN resumed ON resumed.action_id = ordered.action_id
LEFT JOIN governance_escalation opened
  ON opened.action_id = ordered.action_id AND opened.ended_at IS NULL
WHERE ordered.level > greatest(resumed.level, ordered.below)
   -- An answer that was not kept is asked about again, also where there is no higher level.
   OR (ordered.nth = 1 AND ordered.jumps AND NOT resumed.is_open)

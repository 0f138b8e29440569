-- What was open goes up, unanswered, in the same moment in which the next level is asked.
UPDATE governance_escalation rung
SET ended_at = greatest(%(now)s, rung.made_at),
    ending = CASE WHEN reached.since = rung.since THEN 'passed_up' ELSE 'settled' END
FROM ladder_reached reached
WHERE reached.open_before = rung.id AND reached.is_open AND rung.ended_at IS NULL

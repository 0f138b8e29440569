-- The rungs themselves. What was passed on the way is written as passed up.
INSERT INTO governance_escalation (
    action_id, level, meant_for, role_was_empty, about, since, reached_on, risk_level,
    made_at, ended_at, ending)
SELECT reached.action_id, coalesce(asked.asked, reached.meant_for), reached.meant_for,
       coalesce(asked.role_was_empty, false), reached.about, reached.since, reached.reached_on,
       reached.risk_level, %(now)s, CASE WHEN NOT reached.is_open THEN %(now)s::timestamptz END,
       CASE WHEN reached.is_open THEN '' ELSE 'passed_up' END
FROM ladder_reached reached
LEFT JOIN ladder_asked asked ON asked.action_id = reached.action_id AND reached.is_open
ORDER BY reached.action_id, reached.reached_on
ON CONFLICT DO NOTHING

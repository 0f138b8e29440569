-- The actions first, then their escalations: the order in which every service takes them. Whoever is
-- answering or moving a date just now is waited for, and nobody waits in a circle. All that follows
-- looks at these alone, and at what whoever held them has left.
CREATE TEMPORARY TABLE ladder_held ON COMMIT DROP AS
SELECT action.id AS action_id
FROM qip_action action
WHERE (%(actions)s::bigint[] IS NULL OR action.id = ANY (%(actions)s::bigint[]))
  AND ((action.state IN ('agreed', 'in_progress', 'blocked')
        AND (action.due < %(on)s OR EXISTS (
            SELECT FROM qip_duedatemove move WHERE move.action_id = action.id)))
    OR (action.state = 'sustaining' AND action.check_due < %(on)s)
    OR EXISTS (
        SELECT FROM governance_escalation rung
        WHERE rung.action_id = action.id AND rung.ended_at IS NULL))
ORDER BY action.id
FOR KEY SHARE OF action

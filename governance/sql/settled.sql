-- The work itself has answered: done, cancelled, closed, or looked at again.
UPDATE governance_escalation rung
SET ended_at = greatest(%(now)s, rung.made_at), ending = 'settled'
FROM qip_action action
WHERE action.id = rung.action_id AND rung.ended_at IS NULL
  AND CASE WHEN rung.about = 'check'
      THEN action.state <> 'sustaining' OR action.check_due <> rung.since
      ELSE action.state NOT IN ('agreed', 'in_progress', 'blocked') END
  AND (%(actions)s::bigint[] IS NULL OR rung.action_id = ANY (%(actions)s::bigint[]))

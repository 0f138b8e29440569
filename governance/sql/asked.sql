-- What has to be put to somebody: levels reached now, and open questions to people who have left.
CREATE TEMPORARY TABLE ladder_asked ON COMMIT DROP AS
SELECT action.id AS action_id, waiting.meant_for, waiting.meant_for AS asked,
       false AS role_was_empty, action.all_services AS everywhere, action.owner_id,
       plan.lead_id, plan.senior_owner_id,
       EXISTS (SELECT FROM ladder_holder holder
               WHERE holder.level = 0 AND holder.answers
                 AND holder.user_id = plan.senior_owner_id) AS senior_is_here
FROM (
    SELECT action_id, meant_for FROM ladder_reached WHERE is_open
    UNION ALL
    SELECT rung.action_id, rung.meant_for
    FROM governance_escalation rung
    WHERE rung.ended_at IS NULL
      AND (%(actions)s::bigint[] IS NULL OR rung.action_id = ANY (%(actions)s::bigint[]))
      AND NOT EXISTS (
          SELECT FROM governance_addressee asked
          JOIN ladder_holder holder
            ON holder.level = 0 AND holder.answers AND holder.user_id = asked.person_id
          WHERE asked.escalation_id = rung.id AND asked.answers)
) waiting
JOIN qip_action action ON action.id = waiting.action_id
JOIN qip_plan plan ON plan.id = action.plan_id

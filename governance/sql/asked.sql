-- What has to be put to somebody: levels reached now, and open questions that none of those who were
-- asked could open and answer any more.
CREATE TEMPORARY TABLE ladder_asked ON COMMIT DROP AS
WITH open AS (
    SELECT rung.id, rung.action_id, rung.meant_for
    FROM ladder_held held
    JOIN governance_escalation rung
      ON rung.action_id = held.action_id AND rung.ended_at IS NULL
),
person AS (
    SELECT open.id, open.action_id, asked.person_id
    FROM open
    JOIN governance_addressee asked ON asked.escalation_id = open.id AND asked.answers
),
can_answer AS (
    SELECT person.id
    FROM person
    JOIN qip_action action ON action.id = person.action_id
    JOIN ladder_sight sight ON sight.user_id = person.person_id AND sight.answers
    WHERE sight.service_id IS NULL OR action.all_services
    UNION
    SELECT person.id
    FROM person
    JOIN qip_action_services place ON place.action_id = person.action_id
    JOIN ladder_sight sight
      ON sight.user_id = person.person_id AND sight.service_id = place.service_id AND sight.answers
)
SELECT action.id AS action_id, waiting.meant_for, waiting.meant_for AS asked,
       false AS role_was_empty, action.all_services AS everywhere, action.owner_id,
       plan.lead_id, plan.senior_owner_id, false AS senior_is_here
FROM (
    SELECT action_id, meant_for FROM ladder_reached WHERE is_open
    UNION ALL
    SELECT action_id, meant_for FROM open
    WHERE NOT EXISTS (SELECT FROM can_answer WHERE can_answer.id = open.id)
) waiting
JOIN qip_action action ON action.id = waiting.action_id
JOIN qip_plan plan ON plan.id = action.plan_id

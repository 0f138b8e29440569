-- Of the people whom a record itself names, those who could open it: they work here still, in a role
-- that reaches it. Only where a level could come to ask them.
CREATE TEMPORARY TABLE ladder_named ON COMMIT DROP AS
WITH named AS MATERIALIZED (
    SELECT asked.action_id, asked.everywhere, asked.owner_id AS user_id
    FROM ladder_asked asked
    JOIN governance_ladderlevel level ON level.number = asked.meant_for AND level.also = 'owner'
    UNION
    SELECT action_id, everywhere, lead_id FROM ladder_asked WHERE everywhere
    UNION
    SELECT asked.action_id, asked.everywhere, asked.senior_owner_id
    FROM ladder_asked asked
    JOIN governance_ladderlevel level
      ON level.number >= asked.asked AND level.also = 'senior_owner'
)
SELECT named.action_id, named.user_id, sight.answers
FROM named
JOIN ladder_sight sight ON sight.user_id = named.user_id
WHERE sight.service_id IS NULL OR named.everywhere
UNION
SELECT named.action_id, named.user_id, sight.answers
FROM named
JOIN qip_action_services place ON place.action_id = named.action_id
JOIN ladder_sight sight
  ON sight.user_id = named.user_id AND sight.service_id = place.service_id

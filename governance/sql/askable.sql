-- The people whom each record would ask at the level it stands at. One of them is enough for the
-- level not to be empty.
--
-- An action of the whole organisation has no service of its own: at the level of a service its
-- plan's lead is asked, at that of a region everybody who holds the role over one.
CREATE OR REPLACE TEMPORARY VIEW ladder_askable AS
SELECT asked.action_id, asked.asked AS level, holder.user_id, holder.role_name AS role,
       holder.answers, true AS in_role
FROM ladder_asked asked
JOIN qip_action_services place ON place.action_id = asked.action_id
JOIN ladder_holder holder ON holder.level = asked.asked AND holder.service_id = place.service_id
JOIN governance_ladderlevel level ON level.number = asked.asked
WHERE NOT (level.also = 'senior_owner' AND asked.senior_is_here)
UNION ALL
SELECT asked.action_id, asked.asked, holder.user_id, holder.role_name, holder.answers, true
FROM ladder_asked asked
JOIN ladder_holder holder ON holder.level = asked.asked AND holder.service_id IS NULL
JOIN governance_ladderlevel level ON level.number = asked.asked
WHERE NOT (level.also = 'senior_owner' AND asked.senior_is_here)
UNION ALL
SELECT asked.action_id, asked.asked, holder.user_id, holder.role_name, holder.answers, true
FROM ladder_asked asked
JOIN governance_ladderlevel level ON level.number = asked.asked AND level.reach = 'region'
JOIN ladder_holder holder ON holder.level = asked.asked AND holder.service_id IS NOT NULL
WHERE asked.everywhere
UNION ALL
SELECT asked.action_id, asked.asked, holder.user_id, 'Lead of the plan', holder.answers, true
FROM ladder_asked asked
JOIN governance_ladderlevel level ON level.number = asked.asked AND level.reach = 'service'
JOIN ladder_named holder
  ON holder.action_id = asked.action_id AND holder.user_id = asked.lead_id
WHERE asked.everywhere
UNION ALL
SELECT asked.action_id, asked.asked, holder.user_id, 'Senior owner of the plan', holder.answers,
       true
FROM ladder_asked asked
JOIN governance_ladderlevel level ON level.number = asked.asked AND level.also = 'senior_owner'
JOIN ladder_named holder
  ON holder.action_id = asked.action_id AND holder.user_id = asked.senior_owner_id
UNION ALL
SELECT asked.action_id, asked.asked, holder.user_id, 'Owner of the action', holder.answers, false
FROM ladder_asked asked
JOIN governance_ladderlevel level ON level.number = asked.meant_for AND level.also = 'owner'
JOIN ladder_named holder
  ON holder.action_id = asked.action_id AND holder.user_id = asked.owner_id

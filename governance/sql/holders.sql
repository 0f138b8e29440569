-- Who is asked at each level, and where: a service, or everywhere (no service).
--
-- A role counts on the days it is held, in an account that is in use; at a service only while that
-- service is open. Only those who may answer keep a level from being empty.
CREATE TEMPORARY TABLE ladder_holder ON COMMIT DROP AS
WITH held AS (
    SELECT held.*, role.name AS role_name,
           bool_or('governance.answer_escalation' = ANY (role.permissions))
               OVER (PARTITION BY held.user_id) AS answers
    FROM organisation_membership held
    JOIN organisation_role role ON role.id = held.role_id
    JOIN organisation_user person ON person.id = held.user_id
    LEFT JOIN organisation_service service ON service.id = held.service_id
    WHERE held.starts_on <= %(on)s AND (held.ends_on IS NULL OR held.ends_on >= %(on)s)
      AND (service.closed_on IS NULL OR service.closed_on > %(on)s)
      AND person.is_active AND person.joined_at IS NOT NULL
),
asked AS (
    SELECT level.number, level.reach, held.*
    FROM governance_ladderlevel level
    JOIN governance_ladderlevel_roles link ON link.ladderlevel_id = level.id
    JOIN held ON held.role_id = link.role_id
)
SELECT number AS level, service_id, user_id, role_name, answers
FROM asked WHERE reach = 'service' AND service_id IS NOT NULL
UNION
SELECT asked.number, service.id, asked.user_id, asked.role_name, asked.answers
FROM asked JOIN organisation_service service ON service.region_id = asked.region_id
WHERE asked.reach = 'region'
UNION
SELECT number, NULL, user_id, role_name, answers
FROM asked WHERE reach IN ('region', 'organisation') AND whole_organisation
UNION
-- Anybody who works here at all, for those whom the record itself names: level 0.
SELECT 0, NULL, user_id, min(role_name), bool_or(answers) FROM held GROUP BY user_id

-- Who is asked at each level, and where: a service, or everywhere (no service). Only those who may
-- answer keep a level from being empty.
CREATE TEMPORARY TABLE ladder_holder ON COMMIT DROP AS
WITH asked AS (
    SELECT level.number, level.reach, held.*
    FROM governance_ladderlevel level
    JOIN governance_ladderlevel_roles link ON link.ladderlevel_id = level.id
    JOIN ladder_role held ON held.role_id = link.role_id
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

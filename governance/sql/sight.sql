-- Where each person could open what has gone up the ladder: a service, or everywhere (no service).
-- What is for the whole organisation can be opened from any of these.
CREATE TEMPORARY TABLE ladder_sight ON COMMIT DROP AS
SELECT user_id, service_id, answers
FROM ladder_role WHERE sees AND service_id IS NOT NULL
UNION
SELECT held.user_id, service.id, held.answers
FROM ladder_role held JOIN organisation_service service ON service.region_id = held.region_id
WHERE held.sees
UNION
SELECT user_id, NULL, answers
FROM ladder_role WHERE sees AND whole_organisation

-- The roles that count: on the days they are held, in an account that is in use; at a service only
-- while that service is open. ``answers`` is said of the person, whichever role it comes from.
CREATE TEMPORARY TABLE ladder_role ON COMMIT DROP AS
SELECT held.user_id, held.role_id, held.service_id, held.region_id, held.whole_organisation,
       role.name AS role_name,
       'governance.view_escalation' = ANY (role.permissions) AS sees,
       bool_or('governance.answer_escalation' = ANY (role.permissions))
           OVER (PARTITION BY held.user_id) AS answers
FROM organisation_membership held
JOIN organisation_role role ON role.id = held.role_id
JOIN organisation_user person ON person.id = held.user_id
LEFT JOIN organisation_service service ON service.id = held.service_id
WHERE held.starts_on <= %(on)s AND (held.ends_on IS NULL OR held.ends_on >= %(on)s)
  AND (service.closed_on IS NULL OR service.closed_on > %(on)s)
  AND person.is_active AND person.joined_at IS NOT NULL

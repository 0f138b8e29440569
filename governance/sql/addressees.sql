-- Who is asked, once each, in the role that made them so.
INSERT INTO governance_addressee (escalation_id, person_id, role, answers)
SELECT DISTINCT ON (rung.id, person.user_id)
       rung.id, person.user_id, person.role, person.answers
FROM ladder_asked asked
JOIN governance_escalation rung ON rung.action_id = asked.action_id AND rung.ended_at IS NULL
JOIN ladder_askable person
  ON person.action_id = asked.action_id AND person.level = asked.asked
ORDER BY rung.id, person.user_id, person.in_role DESC, person.role
ON CONFLICT DO NOTHING

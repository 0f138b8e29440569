-- Nobody who could answer holds a role of this level here: the next level is asked instead.
UPDATE ladder_asked asked
SET asked = asked.asked + 1, role_was_empty = true
WHERE asked.asked = %(level)s
  AND NOT EXISTS (
      SELECT FROM ladder_askable person
      WHERE person.action_id = asked.action_id AND person.level = %(level)s
        AND person.in_role AND person.answers)

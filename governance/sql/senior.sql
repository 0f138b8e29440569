-- Where the senior owner of the plan is there to answer, nobody else in the role is asked.
UPDATE ladder_asked asked
SET senior_is_here = true
FROM ladder_named named
WHERE named.action_id = asked.action_id AND named.user_id = asked.senior_owner_id AND named.answers

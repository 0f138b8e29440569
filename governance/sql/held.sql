-- The actions first, then their escalations: the order in which every service takes them. Whoever is
-- answering or moving a date just now is waited for, and nobody waits in a circle.
SELECT count(*) FROM (
    SELECT FROM qip_action
    WHERE id IN (SELECT action_id FROM ladder_reached)
    ORDER BY id
    FOR KEY SHARE) action

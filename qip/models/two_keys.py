"""Two keys, held by the database itself: no query that goes round the services breaks it."""

import pgtrigger

# An action comes to be verified only when the evidence that stands is of at least two kinds, one
# of which may count alone, when every criterion that stands was found met, and when whoever
# verified it is neither its owner (a constraint says that) nor one of those who help.
TWO_KEYS = pgtrigger.Trigger(
    name="verified_by_two_keys",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.Before,
    declare=[("kinds", "INTEGER"), ("strong", "INTEGER"), ("unmet", "INTEGER")],
    condition=pgtrigger.Condition("NEW.state IN ('sustaining', 'closed')"),
    func="""
        IF TG_OP = 'UPDATE' AND OLD.state IN ('sustaining', 'closed')
            AND OLD.verified_at IS NOT DISTINCT FROM NEW.verified_at
            AND OLD.verified_by_id IS NOT DISTINCT FROM NEW.verified_by_id THEN
            RETURN NEW;
        END IF;
        SELECT COUNT(DISTINCT proof.kind_id), COUNT(*) FILTER (WHERE kind.counts_alone)
            INTO kinds, strong
            FROM qip_proof proof
            JOIN qip_criterion criterion ON criterion.id = proof.criterion_id
            JOIN evidence_evidencekind kind ON kind.id = proof.kind_id
            WHERE criterion.action_id = NEW.id AND criterion.retired_at IS NULL
                AND proof.withdrawn_at IS NULL;
        IF kinds < 2 OR strong < 1 THEN
            RAISE EXCEPTION 'an action is verified by two kinds of evidence'
                USING ERRCODE = 'check_violation';
        END IF;
        SELECT COUNT(*) INTO unmet
            FROM qip_criterion criterion
            WHERE criterion.action_id = NEW.id AND criterion.retired_at IS NULL
                AND NOT EXISTS (
                    SELECT 1 FROM qip_judgement judgement
                    JOIN qip_verification verification
                        ON verification.id = judgement.verification_id
                    WHERE judgement.criterion_id = criterion.id AND judgement.met
                        AND verification.verified AND verification.fell_at IS NULL
                        AND verification.by_id = NEW.verified_by_id
                );
        IF unmet > 0 THEN
            RAISE EXCEPTION 'an action is verified criterion by criterion'
                USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
            SELECT 1 FROM qip_action_contributors helper
            WHERE helper.action_id = NEW.id AND helper.user_id = NEW.verified_by_id
        ) THEN
            RAISE EXCEPTION 'nobody who helped with an action verifies it'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)

"""Two keys and the first date, held by the database itself: no query goes round them."""

import pgtrigger

# An action comes to be verified only when the evidence that stands is of at least two kinds, one
# of which may count alone, when every criterion that stands was found met, and when whoever
# verified it is neither its owner (a constraint says that) nor whoever said that it is done nor
# one of those who help; at high and critical risk it is somebody whose role reaches wider than one
# service on that day.
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
        IF NEW.verified_by_id = (
            SELECT step.by_id FROM qip_transition step
            WHERE step.action_id = NEW.id AND step.from_state = 'in_progress'
                AND step.to_state = 'done'
            ORDER BY step.at DESC, step.id DESC LIMIT 1
        ) THEN
            RAISE EXCEPTION 'nobody verifies what they said is done'
                USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.risk_level IN ('high', 'critical') AND NOT EXISTS (
            SELECT 1 FROM organisation_membership held
            JOIN organisation_role role ON role.id = held.role_id
            WHERE held.user_id = NEW.verified_by_id AND held.service_id IS NULL
                AND role.permissions @> ARRAY['qip.verify_action']::varchar[]
                AND held.starts_on <= NEW.verified_at::date
                AND (held.ends_on IS NULL OR held.ends_on >= NEW.verified_at::date)
        ) THEN
            RAISE EXCEPTION 'a grave risk is verified by a role that reaches wider'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)
# Who answers for an action, how grave it is and who verifies it are settled before it is said to
# be done: changed after that, the owner could become their own second person.
SETTLED = pgtrigger.Trigger(
    name="settled_once_done",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    condition=pgtrigger.Condition(
        "OLD.state IN ('done', 'sustaining', 'closed')"
        " AND NEW.state IN ('done', 'sustaining', 'closed')"
        " AND (OLD.owner_id, OLD.risk_level, OLD.verifier_role_id)"
        " IS DISTINCT FROM (NEW.owner_id, NEW.risk_level, NEW.verifier_role_id)"
    ),
    func="""
        RAISE EXCEPTION 'owner, risk and verifier of an action stay once it is said to be done'
            USING ERRCODE = 'check_violation';
    """,
)
# The date that was promised first is what every later date is measured against.
FIRST_DATE = pgtrigger.Trigger(
    name="first_date_stays",
    operation=pgtrigger.Update,
    when=pgtrigger.Before,
    condition=pgtrigger.Condition(
        "OLD.state <> 'draft' AND NEW.state <> 'draft'"
        " AND NEW.first_due IS DISTINCT FROM OLD.first_due"
    ),
    func="""
        RAISE EXCEPTION 'the first date of an action stays'
            USING ERRCODE = 'check_violation';
    """,
)
# The second person does not become one of those who helped.
HELPERS = pgtrigger.Trigger(
    name="no_helper_verified_it",
    operation=pgtrigger.Insert | pgtrigger.Update,
    when=pgtrigger.Before,
    func="""
        IF EXISTS (
            SELECT 1 FROM qip_action action
            WHERE action.id = NEW.action_id AND action.verified_by_id = NEW.user_id
        ) THEN
            RAISE EXCEPTION 'nobody who verified an action helps with it'
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)

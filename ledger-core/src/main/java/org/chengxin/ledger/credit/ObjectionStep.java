package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;

/** What somebody wants to do with an objection that was filed. */
public sealed interface ObjectionStep {

    /** Asks the objector for more. */
    record AskForSupplement() implements ObjectionStep {}

    /** Hands in more, as the objector. */
    record Supplement(List<Attachment> evidence) implements ObjectionStep {
        public Supplement {
            evidence = List.copyOf(evidence);
        }
    }

    record Accept() implements ObjectionStep {}

    /** Does not take the objection on. */
    record Decline() implements ObjectionStep {}

    /** Takes it back, as the objector. */
    record Withdraw() implements ObjectionStep {}

    /** Says whether the platform's copy is the source's; if it is, the source is asked. */
    record Check(boolean sameAsSource) implements ObjectionStep {}

    /** Answers as the source. */
    record Verify(SourceFinding finding) implements ObjectionStep {}

    /**
     * Decides the objection.
     *
     * @param values what becomes of the fields; only for a correction or a supplement
     */
    record Decide(ObjectionOutcome outcome, List<FieldValue> values) implements ObjectionStep {
        public Decide {
            values = List.copyOf(values);
        }
    }

    /** Tells the objector. */
    record Inform() implements ObjectionStep {}

    /** Asks for a review, as the objector. */
    record RequestReview() implements ObjectionStep {}

    /** Decides the review; the parameters are those of {@link Decide}. */
    record DecideReview(ObjectionOutcome outcome, List<FieldValue> values) implements ObjectionStep {
        public DecideReview {
            values = List.copyOf(values);
        }
    }

    record Urge() implements ObjectionStep {}

    /** Adds working days, as somebody who does not handle the objection. */
    record Extend(int workingDays) implements ObjectionStep {}

    record Pause(PauseGround ground) implements ObjectionStep {}

    record Resume() implements ObjectionStep {}
}

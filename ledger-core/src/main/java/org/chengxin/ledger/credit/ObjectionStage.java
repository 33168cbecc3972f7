package org.chengxin.ledger.credit;

/** How far an objection has come. */
public enum ObjectionStage {
    /** 已提出: somebody at the office looks whether it is complete. */
    FILED,
    /** 待补正: the objector is asked for more. */
    SUPPLEMENT_ASKED,
    /** 已受理: whoever runs the platform compares its copy with the source's. */
    ACCEPTED,
    /** The copy of the platform differs from the source's, which decides it without asking the source. */
    DIFFERS,
    /** 来源核查: the organ that reported the record is asked. */
    AT_SOURCE,
    /** The source has answered; the decision is due. */
    VERIFIED,
    /** 已决定: the objector has still to be told. */
    DECIDED,
    /** 已告知. */
    NOTIFIED,
    /** 复核: somebody else looks at it once more. */
    IN_REVIEW,
    /** 复核已决定: over. */
    REVIEWED,
    /** 不予受理: over. */
    NOT_ACCEPTED,
    /** The objector took it back: over. */
    WITHDRAWN,
    /** The archive was erased meanwhile: over. */
    OVERTAKEN;

    /** Whether the record is marked as disputed (异议标注) wherever it is shown. */
    public boolean disputes() {
        return switch (this) {
            case FILED, SUPPLEMENT_ASKED, ACCEPTED, DIFFERS, AT_SOURCE, VERIFIED, IN_REVIEW -> true;
            case DECIDED, NOTIFIED, REVIEWED, NOT_ACCEPTED, WITHDRAWN, OVERTAKEN -> false;
        };
    }

    /** Whether nobody has to do anything any more, though a decision that was told may still be put to review. */
    public boolean isOver() {
        return !disputes() && this != DECIDED;
    }

    /** The stage after one more event of the objection; of a step beside the way, the same as before. */
    public static ObjectionStage after(ObjectionStage before, ObjectionEvent event) {
        return switch (event) {
            case ObjectionEvent.ObjectionFiled e -> FILED;
            case ObjectionEvent.ObjectionSupplementAsked e -> SUPPLEMENT_ASKED;
            case ObjectionEvent.ObjectionSupplemented e -> FILED;
            case ObjectionEvent.ObjectionAccepted e -> ACCEPTED;
            case ObjectionEvent.ObjectionNotAccepted e -> NOT_ACCEPTED;
            case ObjectionEvent.ObjectionWithdrawn e -> WITHDRAWN;
            case ObjectionEvent.ObjectionChecked e -> e.sameAsSource() ? before : DIFFERS;
            case ObjectionEvent.ObjectionForwarded e -> AT_SOURCE;
            case ObjectionEvent.ObjectionVerified e -> VERIFIED;
            case ObjectionEvent.ObjectionDecided e -> DECIDED;
            case ObjectionEvent.ObjectionNotified e -> NOTIFIED;
            case ObjectionEvent.ReviewRequested e -> IN_REVIEW;
            case ObjectionEvent.ReviewDecided e -> REVIEWED;
            case ObjectionEvent.ObjectionUrged e -> before;
            case ObjectionEvent.ObjectionExtended e -> before;
            case ObjectionEvent.ObjectionPaused e -> before;
            case ObjectionEvent.ObjectionResumed e -> before;
            case ObjectionEvent.DeadlineRecomputed e -> before;
        };
    }
}

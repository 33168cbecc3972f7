package org.chengxin.ledger.credit;

/** How far an order to erase or to restrict has come. */
public enum OrderStage {
    /** One person ordered it; a second one decides. */
    WAITING,
    /** Whoever ordered it took it back. */
    WITHDRAWN,
    /** The second person said no. */
    DECLINED,
    /** The personal data is erased, which cannot be undone. */
    ERASED,
    /** Processing is restricted. */
    IN_FORCE,
    /** Still restricted, and one person ordered to lift it; a second one decides. */
    LIFT_WAITING,
    /** The restriction has been lifted. */
    LIFTED,
    /** The archive was erased meanwhile; there is nothing left to restrict. */
    OVERTAKEN;

    /** How an order ends that does not happen. */
    public static OrderStage ended(boolean withdrawn) {
        return withdrawn ? WITHDRAWN : DECLINED;
    }

    /** Whether a second person is waited for. */
    public boolean waits() {
        return this == WAITING || this == LIFT_WAITING;
    }

    /** Whether processing other than storage is stopped. */
    public boolean restricts() {
        return this == IN_FORCE || this == LIFT_WAITING;
    }

    /** Whether nothing more can come of it. */
    public boolean isOver() {
        return switch (this) {
            case WITHDRAWN, DECLINED, ERASED, LIFTED, OVERTAKEN -> true;
            case WAITING, IN_FORCE, LIFT_WAITING -> false;
        };
    }
}

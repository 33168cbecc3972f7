package org.chengxin.api.usage;

import jakarta.servlet.http.HttpSession;
import org.chengxin.ledger.usage.StatedPurpose;

/** The purpose that somebody stated on a page, for the rest of the session or until another one is stated. */
public final class SessionPurpose {

    private static final String CODE = "usage.purpose";
    private static final String REFERENCE = "usage.reference";

    private SessionPurpose() {}

    /** What was stated; nothing if nothing was. */
    public static StatedPurpose of(HttpSession session) {
        return new StatedPurpose((String) session.getAttribute(CODE), (String) session.getAttribute(REFERENCE));
    }

    /** Keeps what was stated. */
    public static void keep(StatedPurpose purpose, HttpSession session) {
        session.setAttribute(CODE, purpose.code());
        session.setAttribute(REFERENCE, purpose.reference());
    }
}

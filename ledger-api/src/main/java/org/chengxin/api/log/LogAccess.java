package org.chengxin.api.log;

import java.util.Optional;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/**
 * Who may follow a log. The ledger's own shows how much happens and when, so it is for auditors and for those who follow it as
 * witnesses, and for everybody only where the settings say so. The log of disclosure is for everybody.
 */
final class LogAccess {

    private LogAccess() {}

    static boolean mayFollow(ServedLog log, Optional<Actor> visitor) {
        return log.name() == LogName.DISCLOSURE
                || log.settings().open()
                || visitor.map(Actor::role)
                        .filter(role -> role == Role.AUDITOR || role == Role.WITNESS)
                        .isPresent();
    }

    /** Answers 401 or 403 to whoever may not. */
    static void require(ServedLog log, Optional<Actor> visitor) {
        if (mayFollow(log, visitor)) {
            return;
        }
        if (visitor.isEmpty()) {
            throw new AuthenticationCredentialsNotFoundException("this log is not open to everybody");
        }
        throw new AccessDeniedException("this log is for auditors and witnesses");
    }

    /** Whether copies of what is served may be kept by everybody on the way. */
    static boolean isOpen(ServedLog log) {
        return mayFollow(log, Optional.empty());
    }
}

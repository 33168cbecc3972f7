package org.chengxin.api.erasure;

import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;

/**
 * Something outside of the ledger and its views that has to go when an archive is erased. Effects run in their
 * {@code @Order} before the key is destroyed, and all of them again after a crash or a failure.
 */
public interface ErasureEffect {

    /**
     * Takes away what is there. Done already, it does nothing.
     *
     * @param subject as it was registered; when the key is destroyed already, what the name and the personal identifiers
     *     were can no longer be read
     */
    void erase(SubjectRegistered subject);
}

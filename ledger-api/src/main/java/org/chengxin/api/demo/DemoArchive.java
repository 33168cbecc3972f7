package org.chengxin.api.demo;

import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * Somebody about whom the demonstration keeps an archive.
 *
 * @param number counted from 0 among those of the same kind
 * @param home the body it belongs to; for a body itself
 */
record DemoArchive(SubjectKind kind, int number, DemoBody home, Registration registration) {

    /** In clear, persons too: for invented texts only, never for logs. */
    String name() {
        return registration.name().value();
    }

    boolean isShowcase() {
        return kind == SubjectKind.ENTERPRISE && number == 0;
    }

    /** The kind and number only: the name may look like a person's. */
    @Override
    public String toString() {
        return kind + " " + number;
    }
}

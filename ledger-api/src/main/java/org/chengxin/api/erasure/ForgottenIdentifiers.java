package org.chengxin.api.erasure;

import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The keyed hashes under which the subject was found: whoever knows a citizen id no longer finds where it led. */
@Component
@Order(10)
class ForgottenIdentifiers implements ErasureEffect {

    private final SubjectDirectory directory;

    ForgottenIdentifiers(SubjectDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void erase(SubjectRegistered subject) {
        directory.forget(subject.subjectId());
    }
}

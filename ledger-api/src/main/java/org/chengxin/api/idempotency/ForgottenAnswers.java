package org.chengxin.api.idempotency;

import org.chengxin.api.protection.ErasureEffect;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Answers kept for requests about the subject, with the hashes of those requests. */
@Component
@Order(20)
class ForgottenAnswers implements ErasureEffect {

    private final IdempotencyStore store;

    ForgottenAnswers(IdempotencyStore store) {
        this.store = store;
    }

    @Override
    public void erase(SubjectRegistered subject) {
        store.forget(subject.subjectId());
    }
}

package org.chengxin.api.erasure;

import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.store.SnapshotTable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The snapshot of the archive. One that is made later holds erased texts only. */
@Component
@Order(20)
class ForgottenSnapshot implements ErasureEffect {

    private final SnapshotTable snapshots;

    ForgottenSnapshot(SnapshotTable snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public void erase(SubjectRegistered subject) {
        snapshots.delete(subject.subjectId().value());
    }
}

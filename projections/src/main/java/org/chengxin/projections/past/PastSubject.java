package org.chengxin.projections.past;

import java.util.List;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.profile.ArchiveState;
import org.jspecify.annotations.Nullable;

/**
 * Who an archive was about at some point.
 *
 * @param successions what had become of it by then, in the order of the ledger
 */
public record PastSubject(@Nullable SubjectRegistered subject, ArchiveState state, List<SubjectSucceeded> successions) {

    public PastSubject {
        successions = List.copyOf(successions);
    }
}

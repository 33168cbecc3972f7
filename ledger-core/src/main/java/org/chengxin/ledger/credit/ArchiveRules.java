package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Refusal.Kind;

/** Whether an archive still takes anything. */
final class ArchiveRules {

    private static final LegalBasis ERASURE = new LegalBasis(OrderRules.PERSONAL_INFORMATION_LAW, "第四十七条第一款");

    private ArchiveRules() {}

    /** Neither erased nor restricted. */
    static Optional<Refusal> theArchiveIsOpen(SubjectState state) {
        return theArchiveIsNotErased(state).or(() -> processingIsNotRestricted(state));
    }

    /** What is erased stays empty: whoever comes again gets a new archive. */
    static Optional<Refusal> theArchiveIsNotErased(SubjectState state) {
        return state.isErased()
                ? Optional.of(
                        Refusals.of(
                                "R-ERASED",
                                Kind.CONFLICT,
                                null,
                                ERASURE,
                                "该档案的个人信息已依法删除，档案已关闭，不再记录任何信息",
                                "The personal data of this archive was erased by law; the archive is closed and takes nothing more"))
                : Optional.empty();
    }

    private static Optional<Refusal> processingIsNotRestricted(SubjectState state) {
        return state.restriction().isPresent()
                ? Optional.of(
                        Refusals.of(
                                "R-RESTRICTED",
                                Kind.CONFLICT,
                                null,
                                OrderRules.STORAGE_ONLY,
                                "该主体的信息处理已被限制，除存储外不得处理；解除限制后再办",
                                "Processing about this subject is restricted to storage; come back when the restriction is lifted"))
                : Optional.empty();
    }
}

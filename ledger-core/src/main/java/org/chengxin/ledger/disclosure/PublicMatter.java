package org.chengxin.ledger.disclosure;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * A measure that applies to a body, or a list it is on, as the public reads it (奖惩措施、名单公示).
 *
 * @param number counts those of its kind in the archive from 1
 * @param code of the catalogue's measure or list
 * @param incentive whether it rewards; absent of a list
 * @param from first day
 * @param until last day, included; absent for one without end
 * @param documentNo of the decision behind it
 */
public record PublicMatter(
        SubjectId subjectId,
        String subjectName,
        @Nullable String subjectUscc,
        Mechanism mechanism,
        int number,
        String code,
        Bilingual title,
        @Nullable Boolean incentive,
        LocalDate from,
        @Nullable LocalDate until,
        LegalBasis legalBasis,
        @Nullable String documentNo,
        int catalogueVersion) {

    PublicMatter lasting(@Nullable LocalDate day) {
        return day == null
                ? this
                : new PublicMatter(
                        subjectId,
                        subjectName,
                        subjectUscc,
                        mechanism,
                        number,
                        code,
                        title,
                        incentive,
                        from,
                        day,
                        legalBasis,
                        documentNo,
                        catalogueVersion);
    }
}

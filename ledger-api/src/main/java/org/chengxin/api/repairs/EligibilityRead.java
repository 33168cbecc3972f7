package org.chengxin.api.repairs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairEligibility.Missing;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.profile.RepairProspect;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record may be repaired, as it is read over the API.
 *
 * @param asOf the day it was computed for
 * @param eligible whether an application with all its papers would be taken on that day
 * @param earliest first day on which time stands against it no longer; absent if it is never repaired
 * @param terms the rule that applies, and what comes of it; absent where there is nothing to repair by any rule
 * @param legalBasis the measures in force
 * @param against what stands against it whatever papers are brought
 * @param papers what has to be brought along
 * @param missing the same in the words of the catalogue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EligibilityRead(
        RecordId recordId,
        LocalDate asOf,
        boolean eligible,
        @Nullable LocalDate earliest,
        @Nullable RepairTerms terms,
        LegalBasis legalBasis,
        List<MissingRead> against,
        List<MissingRead> papers,
        List<Missing> missing) {

    /** Something that is missing: the rule that says so, in both languages, and its basis. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MissingRead(
            String rule, Bilingual message, @Nullable LegalBasis legalBasis) {

        static MissingRead of(Refusal refusal) {
            return new MissingRead(refusal.rule(), refusal.message(), refusal.basis());
        }
    }

    static EligibilityRead of(RecordId id, RepairProspect prospect, boolean archiveIsOpen) {
        return new EligibilityRead(
                id,
                prospect.asOf(),
                archiveIsOpen && prospect.isOpen(),
                prospect.eligibility().earliest(),
                prospect.eligibility().terms(),
                prospect.measures(),
                prospect.against().stream().map(MissingRead::of).toList(),
                prospect.papers().stream().map(MissingRead::of).toList(),
                prospect.eligibility().missing());
    }
}

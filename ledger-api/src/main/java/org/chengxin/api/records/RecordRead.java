package org.chengxin.api.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Remedy;
import org.chengxin.ledger.credit.Responsible;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as it is read over the API by somebody who may.
 *
 * @param takenOverBy who answers for it in the place of its source; absent while the source does
 * @param subjectNameThen what the body was called on the day of the decision; absent if it still is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordRead(
        RecordId recordId,
        SubjectId subjectId,
        String type,
        int catalogueVersion,
        Polarity polarity,
        Severity severity,
        RecordStatus status,
        boolean disputed,
        String documentNo,
        @Nullable String documentTitle,
        LocalDate decidedOn,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate publicityUntil,
        List<LegalBasis> legalBasis,
        Organ authority,
        Organ source,
        @Nullable Organ takenOverBy,
        @Nullable String subjectNameThen,
        JsonNode payload,
        List<Responsible> responsible,
        List<Attachment> attachments,
        Publicity publicity,
        @Nullable RevocationGround revocationGround,
        @Nullable LocalDate revokedOn,
        @Nullable String statement,
        List<Remedy> pendingRemedies,
        @Nullable RepairMark repair,
        long position)
        implements OfSubject {

    /**
     * The record with {@code payload} and {@code statement} as the reader may see them.
     *
     * @param subjectNameThen what a body was called on the day of the decision; absent if it still is
     * @param repair absent for whoever may not know of it
     */
    static RecordRead of(
            RecordProfile r,
            @Nullable String subjectNameThen,
            JsonNode payload,
            @Nullable String statement,
            @Nullable RepairMark repair) {
        Fact fact = r.fact();
        return new RecordRead(
                r.recordId(),
                r.subjectId(),
                fact.type(),
                r.judgement().catalogueVersion(),
                r.judgement().polarity(),
                r.judgement().severity(),
                r.standing(),
                r.disputed(),
                fact.documentNo(),
                fact.documentTitle(),
                fact.decidedOn(),
                fact.effectiveOn(),
                fact.publicityUntil(),
                fact.legalBasis(),
                fact.authority(),
                fact.source(),
                r.takenOver() == null ? null : r.takenOver().by(),
                subjectNameThen,
                payload,
                fact.responsible(),
                fact.attachments(),
                r.judgement().publicity(),
                r.revocation(),
                r.revokedOn(),
                statement,
                r.pendingRemedies(),
                repair,
                r.last().position());
    }

    /** The organ that answers for it: its source, or whoever took over from that. */
    public Organ answering() {
        return takenOverBy == null ? source : takenOverBy;
    }
}

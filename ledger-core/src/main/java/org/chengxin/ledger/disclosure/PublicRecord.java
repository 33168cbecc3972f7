package org.chengxin.ledger.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as the public reads it: what happened, on what basis, who decided, who reported, how long it is shown and
 * whether it is disputed.
 *
 * <p>Anything shaped like a personal number is masked in every text, whoever wrote it there.
 *
 * @param payload the open fields that the catalogue lets out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublicRecord(
        RecordId recordId,
        SubjectId subjectId,
        SubjectKind subjectKind,
        String subjectName,
        @Nullable String subjectUscc,
        String type,
        int catalogueVersion,
        Polarity polarity,
        Severity severity,
        String documentNo,
        @Nullable String documentTitle,
        LocalDate decidedOn,
        @Nullable LocalDate effectiveOn,
        List<LegalBasis> legalBasis,
        Organ authority,
        Organ source,
        JsonNode payload,
        Publicity publicity,
        boolean disputed,
        boolean corrected) {

    /** The same record with the mark of a dispute, or without it. */
    public PublicRecord disputed(boolean isDisputed) {
        return new PublicRecord(
                recordId,
                subjectId,
                subjectKind,
                subjectName,
                subjectUscc,
                type,
                catalogueVersion,
                polarity,
                severity,
                documentNo,
                documentTitle,
                decidedOn,
                effectiveOn,
                legalBasis,
                authority,
                source,
                payload,
                publicity,
                isDisputed,
                corrected);
    }
}

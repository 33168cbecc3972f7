package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fact as somebody reports it, before any rule has looked at it. Every component may be absent or wrong; the rules say
 * which. The payload still holds personal fields in clear, so a draft is never stored or printed.
 *
 * @param source the organ that reports
 * @param authority the organ that decided
 * @param publicityUntil the last public day the source wishes for; the catalogue's window caps it
 */
public record FactDraft(
        String type,
        @Nullable Organ source,
        @Nullable Organ authority,
        @Nullable String documentNo,
        @Nullable String documentTitle,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate publicityUntil,
        List<LegalBasis> legalBasis,
        ObjectNode payload,
        List<Responsible> responsible,
        List<Attachment> attachments) {

    public FactDraft {
        legalBasis = List.copyOf(legalBasis);
        responsible = List.copyOf(responsible);
        attachments = List.copyOf(attachments);
    }

    /** Type and document number only: the rest may be personal. */
    @Override
    public String toString() {
        return "FactDraft[" + type + " " + documentNo + "]";
    }
}

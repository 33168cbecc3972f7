package org.chengxin.api.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.Responsible;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as it is written over the API.
 *
 * @param source the reporting organ; a submitter may leave it out, since it can only be the own one
 */
public record RecordWrite(
        String type,
        @Nullable Organ source,
        @Nullable String documentNo,
        @Nullable String documentTitle,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate effectiveOn,
        @Nullable LocalDate publicityUntil,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable Organ authority,
        @Nullable JsonNode payload,
        @Nullable List<Responsible> responsible,
        @Nullable List<Attachment> attachments) {

    /** The draft the ledger judges, reported by {@code reporter}. */
    FactDraft draft(@Nullable Organ reporter) {
        return new FactDraft(
                Objects.requireNonNullElse(type, ""),
                reporter,
                authority,
                documentNo,
                documentTitle,
                decidedOn,
                effectiveOn,
                publicityUntil,
                Objects.requireNonNullElse(legalBasis, List.of()),
                payload instanceof ObjectNode object
                        ? object
                        : JsonMapper.shared().createObjectNode(),
                Objects.requireNonNullElse(responsible, List.of()),
                Objects.requireNonNullElse(attachments, List.of()));
    }

    /** The type only: the rest may be personal. */
    @Override
    public String toString() {
        return "RecordWrite[" + type + "]";
    }
}

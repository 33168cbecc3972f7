package org.chengxin.ledger.catalogue;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The operator's approvals file. It lies beside the catalogue, so that an update of the catalogue never loses it. */
public record Approvals(List<Approval> all) {

    public Approvals {
        all = List.copyOf(all);
    }

    public static Approvals none() {
        return new Approvals(List.of());
    }

    /**
     * Reads {@code {"approvals": [{"types": ["CS-07"], "legalBasis": {"law", "article"}, "approvedBy", "approvedOn",
     * "documentNo", "effectiveFrom"}]}} and closes the stream.
     *
     * @throws CatalogueException if anything is missing, misspelt or of the wrong kind
     */
    public static Approvals read(InputStream in) {
        Spot file = Spot.read("approvals", in).only("approvals");
        return new Approvals(
                file.at("approvals").items().stream().map(Approval::read).toList());
    }

    List<Approval> of(RecordType type) {
        return all.stream().filter(approval -> approval.opens(type)).toList();
    }

    List<Approval> of(RecordType type, LocalDate decidedOn) {
        return of(type).stream()
                .filter(approval -> !decidedOn.isBefore(approval.effectiveFrom()))
                .toList();
    }

    /** An approval opens what waits for one, and nothing else: a lead does not become a fact by approval. */
    void checkAgainst(Map<String, RecordType> types) {
        for (Approval approval : all) {
            for (String code : approval.types()) {
                RecordType type = types.get(code);
                if (type == null || !type.awaitsApproval()) {
                    throw new CatalogueException(
                            "approvals", "/approvals", "types of the catalogue that await approval", code);
                }
            }
        }
    }
}

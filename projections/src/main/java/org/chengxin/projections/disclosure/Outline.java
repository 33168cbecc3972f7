package org.chengxin.projections.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.disclosure.Disclosure;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.wire.WireJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/**
 * What is remembered of a record of a body to tell on any day what the public reads of it: a row of
 * {@code disclosure_work.outline}.
 *
 * @param open whether its level is public at all
 * @param disputed whether an objection to it is open
 * @param withheld whether an objection or its revocation took it out of sight for good
 * @param repaired whether it was repaired or has expired
 * @param exempt whether tolerance was recognised
 * @param shielded whether a court's shield hides it for a time
 * @param content what the public reads of it within its window; absent if nothing
 */
record Outline(
        RecordId recordId,
        String type,
        boolean open,
        @Nullable LocalDate publicFrom,
        @Nullable LocalDate publicUntil,
        boolean disputed,
        boolean withheld,
        boolean repaired,
        boolean exempt,
        boolean shielded,
        @Nullable PublicRecord content) {

    static final RowMapper<Outline> MAPPER = (row, n) -> {
        Date from = row.getDate("public_from");
        Date until = row.getDate("public_until");
        String content = row.getString("content");
        return new Outline(
                new RecordId(row.getString("record_id")),
                row.getString("type"),
                row.getBoolean("open"),
                from == null ? null : from.toLocalDate(),
                until == null ? null : until.toLocalDate(),
                row.getBoolean("disputed"),
                row.getBoolean("withheld"),
                row.getBoolean("repaired"),
                row.getBoolean("exempt"),
                row.getBoolean("shielded"),
                content == null ? null : WireJson.mapper().readValue(content, PublicRecord.class));
    };

    /** The outline of a record that reads like this from now on; disputes and what they led to stay. */
    static Outline of(
            PublicSubject subject,
            RecordId recordId,
            Fact fact,
            Judgement judgement,
            boolean corrected,
            @Nullable Outline before,
            Catalogue catalogue) {
        boolean disputed = before != null && before.disputed;
        boolean withheld = before != null && before.withheld;
        Publicity publicity = judgement.publicity();
        LocalDate within = publicity.from() == null ? fact.decidedOn() : publicity.from();
        return new Outline(
                recordId,
                fact.type(),
                publicity.level() == DisclosureLevel.PUBLIC,
                publicity.from(),
                publicity.until(),
                disputed,
                withheld,
                before != null && before.repaired,
                before != null && before.exempt,
                before != null && before.shielded,
                Disclosure.of(subject, recordId, fact, judgement, disputed, corrected, catalogue, within)
                        .orElse(null));
    }

    /** The outline after an event of an objection to the record. */
    Outline after(ObjectionEvent event) {
        boolean isDisputed = RecordProfile.disputedBy(event).orElse(disputed);
        return new Outline(
                recordId,
                type,
                open,
                publicFrom,
                publicUntil,
                isDisputed,
                withheld || RecordProfile.withholds(event),
                repaired,
                exempt,
                shielded,
                content == null ? null : content.disputed(isDisputed));
    }

    /** The outline after a step of the record's repair. */
    Outline after(OfRepair event) {
        return switch (event) {
            case RepairGranted e -> hidden(true, shielded);
            case RepairRevoked e -> hidden(false, shielded);
            case RepairShielded e -> hidden(repaired, true);
            case ShieldEnded e -> hidden(repaired, false);
            case OfRepair e -> this;
        };
    }

    /** The outline after the record was revoked: whatever happens to it afterwards, it is not shown again. */
    Outline revoked() {
        return new Outline(
                recordId, type, open, publicFrom, publicUntil, disputed, true, repaired, exempt, shielded, content);
    }

    /** The outline after the time of the record was over by law. */
    Outline expired() {
        return hidden(true, shielded);
    }

    /** The outline after its tolerance was recognised or revoked. */
    Outline exempt(boolean isExempt) {
        return new Outline(
                recordId,
                type,
                open,
                publicFrom,
                publicUntil,
                disputed,
                withheld,
                repaired,
                isExempt,
                shielded,
                content);
    }

    private Outline hidden(boolean byRepair, boolean byShield) {
        return new Outline(
                recordId, type, open, publicFrom, publicUntil, disputed, withheld, byRepair, exempt, byShield, content);
    }

    /** What the public reads on {@code date}; empty if nothing. */
    Optional<PublicRecord> on(LocalDate date) {
        return Optional.ofNullable(content)
                .filter(record -> !withheld
                        && !repaired
                        && !exempt
                        && !shielded
                        && record.publicity().isPublicOn(date));
    }

    @Nullable
    Object[] row() {
        return new @Nullable Object[] {
            recordId.value(),
            type,
            open,
            DisclosureView.date(publicFrom),
            DisclosureView.date(publicUntil),
            disputed,
            withheld,
            repaired,
            exempt,
            shielded,
            content == null ? null : WireJson.mapper().writeValueAsString(content)
        };
    }
}

package org.chengxin.ledger.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairCandidate;
import org.chengxin.ledger.catalogue.RepairCandidate.Standing;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.catalogue.RepairEligibility.Missing;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.RepairRefusals;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may expect who thinks of applying for a repair (修复资格预判): the same rules as the ledger's own, asked of
 * what an archive shows. The ledger decides again when the application comes.
 *
 * @param asOf the day it was asked for
 * @param eligibility by the rule that applies on that day, without any papers yet
 * @param measures the measures for credit repair in force on that day
 * @param against what stands against it whatever papers are brought
 * @param papers what has to be brought along
 */
public record RepairProspect(
        LocalDate asOf,
        RepairEligibility eligibility,
        LegalBasis measures,
        List<Refusal> against,
        List<Refusal> papers) {

    public RepairProspect {
        against = List.copyOf(against);
        papers = List.copyOf(papers);
    }

    /** @param openObjection number of an objection to the record that is not over; absent without one */
    public static RepairProspect of(
            RecordProfile record,
            SubjectKind kind,
            @Nullable Integer openObjection,
            Catalogue catalogue,
            LocalDate today) {
        LegalBasis measures = catalogue.repairs().on(today).legalBasis();
        RepairEligibility all = catalogue.repairs().eligibility(candidate(record, kind, catalogue), today);
        List<Refusal> against = new ArrayList<>();
        openRepair(record)
                .map(number -> RepairRefusals.repairIsOpen(number, measures))
                .ifPresent(against::add);
        if (openObjection != null) {
            against.add(RepairRefusals.objectionIsOpen(openObjection, measures));
        }
        if (record.exempt()) {
            against.add(RepairRefusals.isExempt(measures));
        }
        against.addAll(words(all, false, measures));
        return new RepairProspect(today, all, measures, against, words(all, true, measures));
    }

    /** Whether an application with all its papers would be taken. */
    public boolean isOpen() {
        return against.isEmpty();
    }

    private static Optional<Integer> openRepair(RecordProfile record) {
        RepairStanding repair = record.repair();
        RepairStage stage = repair == null ? null : repair.stage();
        return stage != null && stage.isOpen()
                ? Optional.of(Objects.requireNonNull(repair).number())
                : Optional.empty();
    }

    private static RepairCandidate candidate(RecordProfile record, SubjectKind kind, Catalogue catalogue) {
        Fact fact = record.fact();
        return new RepairCandidate(
                catalogue.type(fact.type()).orElseThrow(),
                kind,
                fact.payload(),
                record.judgement().severity(),
                fact.authority().name(),
                fact.decidedOn(),
                standing(record.status()),
                false,
                false,
                record.repair() == null ? null : record.repair().reapplyFrom());
    }

    private static Standing standing(RecordStatus status) {
        return switch (status) {
            // A tolerance lies over what the record says of itself.
            case RECORDED, CORRECTED, WITHHELD, EXEMPTED -> Standing.STANDS;
            case REVOKED -> Standing.REVOKED;
            case REPAIRED -> Standing.REPAIRED;
            case EXPIRED -> Standing.EXPIRED;
        };
    }

    private static List<Refusal> words(RepairEligibility all, boolean papers, LegalBasis measures) {
        List<Missing> some = all.missing().stream()
                .filter(missing -> papers == (missing == Missing.DUTIES_DONE || missing == Missing.PROMISE_LETTER))
                .toList();
        return RepairRefusals.of(new RepairEligibility(all.terms(), all.earliest(), all.exclusion(), some), measures);
    }
}

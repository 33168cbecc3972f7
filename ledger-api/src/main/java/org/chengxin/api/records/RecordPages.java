package org.chengxin.api.records;

import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A record and its history as people who signed in read it. */
@Controller
class RecordPages {

    private final Archive archive;
    private final Show show;

    RecordPages(Archive archive, Show show) {
        this.archive = archive;
        this.show = show;
    }

    @GetMapping("/desk/records/{recordId}")
    @LooksUp(LookUpKind.RECORD)
    String record(@PathVariable RecordId recordId, Actor actor, Model model) {
        RecordRead record =
                archive.record(actor, recordId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        model.addAttribute("r", record);
        model.addAttribute("typeName", show.type(record.type()));
        model.addAttribute(
                "subjectName", archive.nameOf(actor, record.subjectId()).orElse(null));
        model.addAttribute("content", show.content(record.type(), record.payload()));
        model.addAttribute("mayObject", mayObject(actor, record));
        model.addAttribute("mayRepair", mayRepair(actor, record));
        model.addAttribute("mayShield", mayShield(actor, record));
        boolean party = actor.role() == Role.SUBJECT || actor.role() == Role.OFFICE;
        model.addAttribute("mayState", party);
        model.addAttribute("mayNote", party || actor.role() == Role.REVIEWER || isAnswering(actor, record));
        model.addAttribute("mayMend", MendPages.mayMend(actor, record));
        model.addAttribute(
                "history",
                LatestHistory.of(
                        archive.latest(actor, recordId, LatestHistory.LINES_MAX)
                                .orElseThrow(() -> new ProblemException(Problems.notFound())),
                        show));
        return "desk/record";
    }

    private static boolean isAnswering(Actor actor, RecordRead record) {
        return actor.role() == Role.SUBMITTER && record.answering().uscc().equals(actor.organ());
    }

    /** Whether the page offers to object; the ledger decides again. */
    private static boolean mayObject(Actor actor, RecordRead record) {
        return (actor.role() == Role.SUBJECT || actor.role() == Role.OFFICE)
                && record.status() != RecordStatus.REVOKED
                && !record.disputed();
    }

    /** Whether the page offers to apply for a repair; what stands against it, the form says. */
    private static boolean mayRepair(Actor actor, RecordRead record) {
        return (actor.role() == Role.SUBJECT || actor.role() == Role.OFFICE)
                && record.polarity() == Polarity.NEGATIVE
                && record.status().stands()
                && !isApplied(record.repair());
    }

    private static boolean isApplied(@Nullable RepairMark repair) {
        RepairStage stage = repair == null ? null : repair.stage();
        return stage != null && stage.isOpen();
    }

    /** Whether the page offers to hide the record for a reorganisation. */
    private static boolean mayShield(Actor actor, RecordRead record) {
        RepairMark repair = record.repair();
        return actor.role() == Role.OFFICE
                && record.polarity() == Polarity.NEGATIVE
                && record.status().stands()
                && (repair == null || repair.shieldId() == null);
    }
}

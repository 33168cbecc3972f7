package org.chengxin.api.due;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.ReadOnlyException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.EndShield;
import org.chengxin.ledger.credit.CreditCommand.ExpireFact;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditCommand.NoteOverdue;
import org.chengxin.ledger.credit.CreditCommand.RecomputeDeadline;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.Overdue;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.time.WorkingDays;
import org.chengxin.projections.due.DueReader;
import org.chengxin.projections.matter.MatterReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what only the calendar decides. It is told of a day by the view and orders as the ledger itself; the ledger decides
 * by what it holds, so that whatever is ordered twice, because somebody was cut off in between or two did it at once, happens
 * once. What is refused is kept and tried again the next day, and stops nothing else.
 */
@Component
public class DueRunner {

    /** Items asked of the view at once. */
    static final int PAGE_ITEMS = 200;

    static final Actor LEDGER = new Actor("ledger", Role.SYSTEM, null);

    private static final Logger LOG = LoggerFactory.getLogger(DueRunner.class);

    private final DueReader reader;
    private final MatterReader matters;
    private final DueRefusals refusals;
    private final LedgerCommands commands;
    private final Catalogues catalogues;
    private final LedgerClock clock;

    DueRunner(
            DueReader reader,
            MatterReader matters,
            DueRefusals refusals,
            LedgerCommands commands,
            Catalogues catalogues,
            LedgerClock clock) {
        this.reader = reader;
        this.matters = matters;
        this.refusals = refusals;
        this.commands = commands;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** Takes up everything whose day is over. Returns how much of it happened now. */
    public int run() {
        LocalDate today = clock.today();
        int happened = 0;
        DueItem last = null;
        List<DueItem> page;
        try {
            do {
                page = reader.automatic(today, last, PAGE_ITEMS);
                Map<DueRefusals.Key, DueRefusals.Kept> tried = page.isEmpty() ? Map.of() : refusals.of(page);
                for (DueItem item : page) {
                    DueRefusals.Kept before = tried.get(DueRefusals.Key.of(item));
                    if (before == null || before.triedOn().isBefore(today)) {
                        happened += take(item, before != null, today) ? 1 : 0;
                    }
                    last = item;
                }
            } while (page.size() == PAGE_ITEMS);
        } catch (ReadOnlyException e) {
            LOG.warn("the ledger takes no writes; what falls due waits");
        }
        happened += matters(today);
        happened += recomputed(today);
        noted(today);
        if (happened > 0) {
            LOG.info("{} records, shields, matters or clocks were taken up because of the day", happened);
        }
        return happened;
    }

    /** One page at a time: what comes after is taken up with the next run, when the view knows of these. */
    private int matters(LocalDate today) {
        int happened = 0;
        for (MatterProfile matter : matters.due(today, PAGE_ITEMS)) {
            Optional<MatterMove> move = MatterMove.whenDue(matter.mechanism(), matter.stage());
            if (move.isPresent() && takes(matter, move.get())) {
                happened++;
            }
        }
        return happened;
    }

    /** Times that people let pass: noted for supervision, and nothing else comes of it. One page, as with matters. */
    private void noted(LocalDate today) {
        reader.passed(today, PAGE_ITEMS).forEach(this::note);
    }

    private void note(DueItem item) {
        DeadlineStep step = item.step();
        LocalDate lastDay = item.lastDay();
        if (step == null || lastDay == null) {
            return;
        }
        Overdue.Case of = item.what() == DueItem.What.OBJECTION_STEP ? Overdue.Case.OBJECTION : Overdue.Case.REPAIR;
        try {
            Answer answer = commands.send(new NoteOverdue(
                    item.subjectId(), new Overdue(item.recordId(), of, item.number(), step, lastDay), Act.of(LEDGER)));
            if (answer instanceof Answer.Refused refused) {
                LOG.warn(
                        "{} of {} passed and was refused by {}",
                        step,
                        item.recordId(),
                        refused.refusals().getFirst().rule());
            }
        } catch (ReadOnlyException e) {
            LOG.warn("the ledger takes no writes; what is overdue is noted later");
        } catch (RuntimeException e) {
            LOG.error("{} of {} passed and could not be noted", step, item.recordId(), e);
        }
    }

    /** Clocks that count by a calendar which is not the one in force. One page of each at a time, as with matters. */
    private int recomputed(LocalDate today) {
        Catalogue inForce = catalogues.on(today);
        int happened = 0;
        for (int version : reader.calendarsCountedBy()) {
            WorkingDays calendar = catalogues.version(version).workingDays();
            if (version < inForce.version()
                    && !calendar.version().equals(inForce.workingDays().version())) {
                for (DueItem item : reader.countedBy(version, PAGE_ITEMS)) {
                    happened += isRecomputed(item) ? 1 : 0;
                }
            }
        }
        return happened;
    }

    private boolean isRecomputed(DueItem item) {
        try {
            Answer answer = commands.send(new RecomputeDeadline(item.subjectId(), item.number(), Act.of(LEDGER)));
            if (answer instanceof Answer.Refused refused) {
                LOG.warn(
                        "the clock of objection {} of {} was to be counted anew and was refused by {}",
                        item.number(),
                        item.subjectId(),
                        refused.refusals().getFirst().rule());
            }
            return answer instanceof Answer.Done done && !done.repeated();
        } catch (ReadOnlyException e) {
            LOG.warn("the ledger takes no writes; clocks are counted anew later");
        } catch (RuntimeException e) {
            LOG.error("the clock of objection {} of {} could not be counted anew", item.number(), item.subjectId(), e);
        }
        return false;
    }

    /** Something broken in one archive does not keep the others waiting. */
    private boolean takes(MatterProfile matter, MatterMove move) {
        try {
            Answer answer = commands.send(
                    new MoveMatter(matter.subjectId(), move, matter.number(), MatterTerms.NONE, Act.of(LEDGER)));
            if (answer instanceof Answer.Refused refused) {
                LOG.warn(
                        "{} {} of {} fell due and was refused by {}",
                        matter.mechanism(),
                        matter.number(),
                        matter.subjectId(),
                        refused.refusals().getFirst().rule());
            }
            return answer instanceof Answer.Done done && !done.repeated();
        } catch (ReadOnlyException e) {
            LOG.warn("the ledger takes no writes; what falls due waits");
        } catch (RuntimeException e) {
            LOG.error("{} {} of {} fell due and failed", matter.mechanism(), matter.number(), matter.subjectId(), e);
        }
        return false;
    }

    private boolean take(DueItem item, boolean refusedBefore, LocalDate today) {
        return switch (answer(item)) {
            case Answer.Done done -> {
                if (refusedBefore) {
                    refusals.forget(item);
                }
                yield !done.repeated();
            }
            case Answer.Refused refused -> {
                Refusal first = refused.refusals().getFirst();
                LOG.warn("{} of {} fell due and was refused by {}", item.what(), item.recordId(), first.rule());
                refusals.keep(item, first, today);
                yield false;
            }
        };
    }

    /** Something broken in one archive does not keep the others waiting. */
    private Answer answer(DueItem item) {
        try {
            return commands.send(command(item));
        } catch (ReadOnlyException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{} of {} fell due and failed", item.what(), item.recordId(), e);
            return new Answer.Refused(List.of(new Refusal(
                    "R-DUE-FAILED",
                    Refusal.Kind.CONFLICT,
                    null,
                    null,
                    new Bilingual("系统办理时出错，见日志；次日再试", "It failed, see the log; it is tried again the next day"))));
        }
    }

    private static CreditCommand command(DueItem item) {
        return switch (item.what()) {
            case FACT_EXPIRY -> new ExpireFact(item.subjectId(), item.recordId(), Act.of(LEDGER));
            case SHIELD_END -> new EndShield(item.subjectId(), item.recordId(), item.number(), Act.of(LEDGER));
            case OBJECTION_STEP, REPAIR_STEP ->
                throw new IllegalStateException(
                        "the ledger decides neither objections nor repairs: " + item.recordId());
        };
    }
}

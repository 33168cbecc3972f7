package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.edition.Edition;
import org.chengxin.ledger.edition.EditionCommand;
import org.chengxin.ledger.edition.EditionCommand.Beginning;
import org.chengxin.ledger.edition.EditionCommand.MakeComment;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionCommand.OpenEdition;
import org.chengxin.ledger.edition.EditionCommand.WriteFile;
import org.chengxin.ledger.edition.EditionHistory;
import org.springframework.stereotype.Component;

/** One revision of the catalogue is open to comments, so that its pages show something. Cut off, it goes on where it was. */
@Component
class DemoCatalogue {

    private static final Actor OFFICE = new Actor("demo-office", Role.OFFICE, null);
    private static final Actor DEPARTMENT = new Actor("demo-submitter", Role.SUBMITTER, null);
    private static final int COMMENTS_DAYS = 30;

    private final LedgerCommands commands;
    private final EditionHistory history;

    DemoCatalogue(LedgerCommands commands, EditionHistory history) {
        this.commands = commands;
        this.history = history;
    }

    /** Does nothing once there is a second version, whoever made it, that is no draft of this one. */
    void propose(LocalDate today) {
        DemoDraft draft = DemoDraft.read();
        if (history.now().find(2).isEmpty()) {
            commands.done(new OpenEdition(new Beginning.Latest(), draft.title(), draft.note(), OFFICE));
        }
        Edition edition = history.now().find(2).orElseThrow();
        if (!edition.title().equals(draft.title())) {
            return;
        }
        steps(edition, draft, today).forEach(commands::done);
        history.now();
    }

    private static List<EditionCommand> steps(Edition edition, DemoDraft draft, LocalDate today) {
        WriteFile write = new WriteFile(
                2,
                draft.file(),
                draft.applied(edition.texts().text(draft.file()).orElseThrow()),
                OFFICE);
        OpenConsultation open = new OpenConsultation(2, today.plusDays(COMMENTS_DAYS), OFFICE);
        MakeComment comment = new MakeComment(2, draft.comment(), DEPARTMENT);
        boolean isWritten = edition.count(Edition.Move.WRITTEN) > 0;
        return switch (edition.stage()) {
            case DRAFT -> isWritten ? List.of(open, comment) : List.of(write, open, comment);
            case CONSULTATION -> edition.comments().isEmpty() ? List.of(comment) : List.of();
            default -> List.of();
        };
    }
}

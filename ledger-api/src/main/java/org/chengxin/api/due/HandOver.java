package org.chengxin.api.due;

import java.util.List;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.ReadOnlyException;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.TakeOver;
import org.chengxin.projections.profile.SuccessionReader;
import org.chengxin.projections.profile.SuccessionReader.Left;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands the records of a body that gave them up over to whoever took its place, a portion at a time. The view says which are
 * left, so that whoever was cut off goes on; what is ordered twice happens once.
 */
@Component
public class HandOver {

    /** Records of one portion; the next run takes the next one. */
    static final int PORTION_RECORDS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final SuccessionReader reader;
    private final LedgerCommands commands;

    HandOver(SuccessionReader reader, LedgerCommands commands) {
        this.reader = reader;
        this.commands = commands;
    }

    /** Hands over what is left, one portion. Returns how many records went over now. */
    public int run() {
        List<Left> left = reader.left(PORTION_RECORDS);
        int handed = 0;
        for (Left record : left) {
            handed += takes(record) ? 1 : 0;
        }
        if (handed > 0) {
            LOG.info("{} records went over to those that took the place of their source", handed);
        }
        return handed;
    }

    /** Something broken in one archive does not keep the others waiting. */
    private boolean takes(Left record) {
        try {
            Answer answer = commands.send(
                    new TakeOver(record.subjectId(), record.recordId(), record.to(), Act.of(DueRunner.LEDGER)));
            return answer instanceof Answer.Done done && !done.repeated();
        } catch (ReadOnlyException e) {
            LOG.warn("the ledger takes no writes; records are handed over later");
        } catch (RuntimeException e) {
            LOG.error("record {} could not be handed over", record.recordId(), e);
        }
        return false;
    }
}

package org.chengxin.api.demo;

import java.util.List;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.PromiseLetter;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;

/** The first repair of a record of the demonstration, with papers that nobody has ever seen. */
record DemoRepair(SubjectId subject, RecordId record, PersonalText reason, String documentNo) {

    private static final Actor FIRST = new Actor("demo-office", Role.OFFICE, null);
    private static final Actor SECOND = new Actor("demo-office-2", Role.OFFICE, null);
    private static final String DIGEST_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    CreditCommand application(Actor applicant) {
        return new ApplyForRepair(
                subject,
                record,
                new PromiseLetter(new DocumentRef(documentNo + "之承诺", "信用承诺书（演示）"), DIGEST_OF_NOTHING),
                List.of(new Attachment(DIGEST_OF_NOTHING, "application/pdf", "罚款缴纳凭证（演示）.pdf")),
                because(applicant));
    }

    /** From the application to the grant; whoever reported the record finds the duties done. */
    List<CreditCommand> granted(Actor applicant, Actor source) {
        return List.of(
                application(applicant),
                new AcceptRepair(subject, record, 1, because(FIRST)),
                new ReviewRepairAtSource(subject, record, 1, true, because(source)),
                new GrantRepair(subject, record, 1, because(SECOND)));
    }

    private Act because(Actor actor) {
        return new Act(actor, reason, List.of(), null);
    }

    /** The record only: the reason is personal. */
    @Override
    public String toString() {
        return "DemoRepair[" + record + "]";
    }
}

package org.chengxin.api.demo;

import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Claim;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * A correction, supplement or revocation of a record of the demonstration, an objection to it or an application for its repair
 * that waits for intake, or a repair that was granted. No field is mended twice: a second run could not tell the first value
 * from the last.
 *
 * @param values pointer → text; empty for a revocation or a repair; of an objection, what is claimed
 * @param ground only for a revocation
 */
record DemoMend(
        Kind act,
        Map<String, String> values,
        @Nullable RevocationGround ground,
        String reason,
        String law,
        @Nullable String article) {

    /** What is done to the record. */
    enum Kind {
        CORRECT,
        SUPPLEMENT,
        REVOKE,
        OBJECT,
        APPLY_FOR_REPAIR,
        HAVE_REPAIRED
    }

    /** The enterprise that is looked at first; nobody else objects or applies here. */
    private static final Actor ENTERPRISE = new Actor("demo-subject", Role.SUBJECT, Showcase.CODE);

    /** The commands in their order, as somebody would send them under documents that point at the first one. */
    List<CreditCommand> of(SubjectId subject, RecordId record, Actor actor, String documentNo) {
        Act by = new Act(
                actor,
                new PersonalText(reason),
                List.of(new LegalBasis(law, article)),
                new DocumentRef(documentNo + "之更正", null));
        DemoRepair repair = new DemoRepair(subject, record, new PersonalText(reason), documentNo);
        return switch (act) {
            case CORRECT -> List.of(new CorrectFact(subject, record, fields(), by));
            case SUPPLEMENT -> List.of(new SupplementFact(subject, record, fields(), by));
            case REVOKE ->
                List.of(new RevokeFact(
                        subject, record, ground == null ? RevocationGround.RECORDED_IN_ERROR : ground, by));
            case OBJECT ->
                List.of(new FileObjection(
                        subject,
                        record,
                        "ERROR",
                        claims(),
                        List.of(),
                        new Act(ENTERPRISE, new PersonalText(reason), List.of(), null)));
            case APPLY_FOR_REPAIR -> List.of(repair.application(ENTERPRISE));
            case HAVE_REPAIRED -> repair.granted(ENTERPRISE, actor);
        };
    }

    private List<Claim> claims() {
        return values.entrySet().stream()
                .map(value -> new Claim(value.getKey(), new PersonalText(value.getValue())))
                .toList();
    }

    private List<FieldValue> fields() {
        return values.entrySet().stream()
                .map(value -> new FieldValue(value.getKey(), StringNode.valueOf(value.getValue())))
                .toList();
    }
}

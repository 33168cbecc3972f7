package org.chengxin.api.demo;

import java.util.List;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;

/** An order of the demonstration that waits for a second person. */
record DemoOrder(DemoArchive archive) {

    /** The first person is to be erased, the first civil servant restricted, for an archive kept by law is not erased. */
    static List<DemoOrder> all(List<DemoArchive> archives) {
        return List.of(SubjectKind.PERSON, SubjectKind.CIVIL_SERVANT).stream()
                .flatMap(kind -> archives.stream()
                        .filter(archive -> archive.registration().kind() == kind)
                        .limit(1))
                .map(DemoOrder::new)
                .toList();
    }

    CreditCommand of(SubjectId subject, Actor actor) {
        return archive.registration().kind() == SubjectKind.PERSON
                ? new OrderErasure(subject, ErasureGround.PURPOSE_MET, act(actor, "本人申请，处理目的已实现（演示）", "澄演示护〔示例〕1号"))
                : new OrderRestriction(
                        subject, RestrictionGround.RETENTION_RUNNING, act(actor, "本人申请删除，保存期限未届满（演示）", "澄演示护〔示例〕2号"));
    }

    private static Act act(Actor actor, String reason, String documentNo) {
        return new Act(actor, new PersonalText(reason), List.of(), new DocumentRef(documentNo, "审批表（演示）"));
    }
}

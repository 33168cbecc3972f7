package org.chengxin.ledger.wire;

import java.nio.file.*;
import java.util.*;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.*;
import org.chengxin.ledger.personal.*;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.support.FixedKeys;
import org.junit.jupiter.api.Test;

class SampleWriterTest {
    @Test
    void write() throws Exception {
        FixedKeys keys = new FixedKeys().of("01J00000000000000000000001", "01J00000000000000000000009");
        WireSerializer serializer = new WireSerializer(new PersonalSealer(keys));
        SubjectId s = new SubjectId("01J00000000000000000000001");
        RecordId r = new RecordId("01J00000000000000000010001");
        Act act = new Act(new Actor("demo-reviewer", Role.REVIEWER, "11320281H40CLMG9XM"), new PersonalText("金丝雀：核查情况"),
                List.of(new LegalBasis("中华人民共和国个人信息保护法", "第四十六条")), new DocumentRef("澄信异〔2026〕1号", "金丝雀的异议处理通知书"));
        List<Attachment> files = List.of(new Attachment("0".repeat(63) + "1", "image/png", "金丝雀.png"));
        List<CreditEvent> all = List.of(
            new CreditEvent.RemedyNoted(s, r, Remedy.LITIGATION, true, act),
            new CreditEvent.StatementGiven(s, r, new PersonalText("金丝雀：我单位已改正"), act),
            new ObjectionEvent.ObjectionFiled(s, r, 1, "ERROR", List.of(new Claim("/payload/content", new PersonalText("金丝雀：警告。"))), files, 1, act),
            new ObjectionEvent.ObjectionSupplementAsked(s, r, 1, act),
            new ObjectionEvent.ObjectionSupplemented(s, r, 1, files, act),
            new ObjectionEvent.ObjectionAccepted(s, r, 1, act),
            new ObjectionEvent.ObjectionNotAccepted(s, r, 1, act),
            new ObjectionEvent.ObjectionWithdrawn(s, r, 1, act),
            new ObjectionEvent.ObjectionChecked(s, r, 1, true, act),
            new ObjectionEvent.ObjectionForwarded(s, r, 1, new Organ("江阴市市场监督管理局", "11320281H40CLMG9XM"), act),
            new ObjectionEvent.ObjectionVerified(s, r, 1, SourceFinding.WRONG, act),
            new ObjectionEvent.ObjectionDecided(s, r, 1, ObjectionOutcome.CORRECTED, act),
            new ObjectionEvent.ObjectionNotified(s, r, 1, act),
            new ObjectionEvent.ReviewRequested(s, r, 1, act),
            new ObjectionEvent.ReviewDecided(s, r, 1, ObjectionOutcome.WITHDRAWN, act),
            new ObjectionEvent.ObjectionUrged(s, r, 1, act),
            new ObjectionEvent.ObjectionExtended(s, r, 1, 3, act),
            new ObjectionEvent.ObjectionPaused(s, r, 1, PauseGround.EXPERT_APPRAISAL, act),
            new ObjectionEvent.ObjectionResumed(s, r, 1, act));
        for (CreditEvent e : all) {
            var name = WireNames.of(e.getClass()).orElseThrow();
            Files.write(Path.of("src/test/resources/wire/" + name.name() + "." + name.revision() + ".json"), serializer.serialize(e, byte[].class).getData());
        }
    }
}

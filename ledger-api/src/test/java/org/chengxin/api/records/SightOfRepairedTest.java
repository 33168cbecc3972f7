package org.chengxin.api.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A repair ends sharing together with publication; the source, the subject and those who answer for the ledger still see it. */
class SightOfRepairedTest {

    private static final SubjectId SUBJECT = new SubjectId("01J00000000000000000000001");
    private static final RecordId RECORD = new RecordId("01J00000000000000000000002");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    private static final Act ACT = Act.of(OFFICE);
    private static final Stamp STAMP = new Stamp(1, "event", Instant.parse("2026-06-01T02:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "OFFICE, false, true",
        "AUDITOR, false, true",
        "SUBMITTER, true, true",
        "SUBMITTER, false, false",
        "CHECKER, false, false",
        "ASSESSOR, false, false"
    })
    void aRepairedRecordIsSharedNoMore(Role role, boolean isSource, boolean seesIt) {
        Actor actor = new Actor("somebody", role, isSource ? Samples.MARKET : Samples.enterpriseCode(9));
        RecordProfile recorded = RecordProfile.after(null, recorded(), STAMP);
        RecordProfile repaired = RecordProfile.after(
                recorded,
                new RepairGranted(
                        SUBJECT,
                        RECORD,
                        1,
                        new RepairTerms(1, "REP-2026", Severity.GENERAL, DAY, new LegalBasis("信用修复管理办法", null)),
                        OFFICE,
                        ACT),
                STAMP);

        assertThat(Sight.ofRecord(actor, row(), recorded)).isTrue();
        assertThat(Sight.ofRecord(actor, row(), repaired)).isEqualTo(seesIt);
    }

    private static SubjectRow row() {
        return new SubjectRow(
                new SubjectRegistered(
                        SUBJECT,
                        SubjectKind.ENTERPRISE,
                        SubjectName.of(SubjectKind.ENTERPRISE, "江阴市示例有限公司"),
                        List.of(Identifier.uscc(Samples.enterpriseCode(1))),
                        null,
                        null,
                        ACT,
                        null),
                ArchiveState.OPEN,
                List.of(),
                1,
                1);
    }

    private static FactRecorded recorded() {
        Organ market = new Organ(Samples.MARKET_NAME, Samples.MARKET);
        Fact fact = new Fact(
                "AA-02",
                market,
                market,
                "澄市监处罚〔2026〕1号",
                null,
                DAY,
                null,
                null,
                List.of(),
                JsonMapper.shared().createObjectNode(),
                new TreeMap<>(),
                List.of(),
                List.of());
        Publicity publicity = new Publicity(DisclosureLevel.PUBLIC, DAY, DAY.plusYears(1), "PUB-2026");
        return new FactRecorded(
                SUBJECT, RECORD, fact, new Judgement(1, Polarity.NEGATIVE, Severity.GENERAL, publicity), ACT, null);
    }
}

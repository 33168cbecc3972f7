package org.chengxin.ledger.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.fact;
import static org.chengxin.ledger.support.Facts.penaltyPayload;
import static org.chengxin.ledger.support.Facts.record;
import static org.chengxin.ledger.support.Facts.shown;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.profile.RepairStanding;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the public may see, and above all what it may not. */
class DisclosureTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final LocalDate FROM = LocalDate.of(2026, 6, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 9, 1);
    private static final Judgement OPEN = shown(DisclosureLevel.PUBLIC, FROM, UNTIL);
    private static final String ID = CitizenId.complete("32028119900101123").value();

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void aNaturalPersonIsNeverShownAndABodyIs(SubjectKind kind) {
        assertThat(seen(kind, fact("AA-02", penaltyPayload("警告")), OPEN, FROM).isEmpty())
                .isEqualTo(kind.isNaturalPerson());
    }

    @ParameterizedTest
    @EnumSource(
            value = SubjectKind.class,
            names = {"PERSON", "CIVIL_SERVANT", "HOUSEHOLD"})
    void aNaturalPersonIsNotShownEvenByARuleWithoutEnd(SubjectKind kind) {
        Judgement forEver = shown(DisclosureLevel.PUBLIC, null, null);
        assertThat(seen(kind, fact("AA-02", penaltyPayload("警告")), forEver, FROM))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-31, false", // the day before
        "2026-06-01, true", // the first day
        "2026-09-01, true", // the last day counts
        "2026-09-02, false" // the day after
    })
    void aRecordIsShownFromTheFirstDayToTheLast(LocalDate date, boolean visible) {
        assertThat(seen(SubjectKind.ENTERPRISE, fact("AA-02", penaltyPayload("警告")), OPEN, date)
                        .isPresent())
                .isEqualTo(visible);
    }

    @Test
    void aWindowWithoutEndDoesNotEnd() {
        Judgement open = shown(DisclosureLevel.PUBLIC, FROM, null);
        assertThat(seen(SubjectKind.ENTERPRISE, fact("AA-01", penaltyPayload()), open, FROM.plusYears(100)))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(value = DisclosureLevel.class, mode = EnumSource.Mode.EXCLUDE, names = "PUBLIC")
    void aRecordThatIsNotPublicIsNotShownWhateverItsDates(DisclosureLevel level) {
        assertThat(seen(SubjectKind.ENTERPRISE, fact("AA-02", penaltyPayload("警告")), shown(level, FROM, null), FROM))
                .isEmpty();
    }

    @Test
    void thePersonalPartStaysBehind() {
        Fact open = fact("AA-02", penaltyPayload("警告"));
        Fact fact = new Fact(
                open.type(),
                open.source(),
                open.authority(),
                open.documentNo(),
                open.documentTitle(),
                open.decidedOn(),
                open.effectiveOn(),
                null,
                open.legalBasis(),
                open.payload(),
                new TreeMap<>(Map.of("/legalRepresentative/name", new PersonalText("李四"))),
                List.of(),
                List.of());

        assertThat(published(fact).payload().toString()).doesNotContain("李四", "legalRepresentative");
    }

    /** A department may write a number anywhere; no text of a public record is spared. */
    @Test
    void aPersonalNumberIsMaskedInEveryTextOfARecord() {
        String number = "13812345678";
        Fact plain = fact("AA-02", penaltyPayload("警告"));
        Fact fact = new Fact(
                plain.type(),
                new Organ("报送单位" + number, plain.source().uscc()),
                new Organ("机关" + number, plain.authority().uscc()),
                "澄市监处罚〔2026〕" + ID + "号",
                "致电" + number + "的决定书",
                plain.decidedOn(),
                plain.effectiveOn(),
                null,
                List.of(new LegalBasis("来信" + number, "第" + number + "条"), new LegalBasis("价格法", null)),
                penaltyPayload("警告").put("facts", "电话" + number),
                new TreeMap<>(),
                List.of(),
                List.of());
        PublicSubject shop = new PublicSubject(SUBJECT, SubjectKind.ENTERPRISE, number + "五金店", null);

        PublicRecord record = Disclosure.of(shop, record(1), fact, OPEN, false, false, CATALOGUE, FROM)
                .orElseThrow();

        assertThat(record.toString()).doesNotContain(number, ID);
        assertThat(record.subjectName()).isEqualTo("***********五金店");
        assertThat(record.documentNo()).isEqualTo("澄市监处罚〔2026〕******************号");
        assertThat(record.legalBasis().getLast()).isEqualTo(new LegalBasis("价格法", null));
        assertThat(record.authority().uscc()).isEqualTo(plain.authority().uscc());
    }

    @Test
    void anInternalFieldIsNeverPublished() {
        ObjectNode payload = penaltyPayload("警告").put("remark", "内部备注");

        PublicRecord record = published(fact("AA-02", payload));

        assertThat(record.payload().has("remark")).isFalse();
        assertThat(payload.has("remark")).as("the fact itself keeps it").isTrue();
    }

    @Test
    void noInternalFieldOfAnyTypeIsPublished() {
        List<RecordType> types = CATALOGUE.types().stream()
                .filter(type -> !type.internalFields().isEmpty())
                .toList();
        assertThat(types).isNotEmpty();
        for (RecordType type : types) {
            ObjectNode payload = penaltyPayload();
            type.internalFields().forEach(field -> payload.put(field, "内部"));
            assertThat(published(fact(type.code(), payload)).payload().propertyNames())
                    .as(type.code())
                    .doesNotContainAnyElementsOf(type.internalFields());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "当事人身份证号%s，已责令改正。",
                "%s",
                "（%s）",
                "身份证:%s;",
            })
    void aCitizenIdInsideATextIsMasked(String text) {
        assertThat(contentOf(text.formatted(ID))).isEqualTo(text.formatted("*".repeat(18)));
    }

    @Test
    void aCitizenIdWithASmallXIsMasked() {
        assertThat(contentOf("证号11010519491231002x。")).isEqualTo("证号" + "*".repeat(18) + "。");
    }

    @ParameterizedTest
    @CsvSource({
        "电话13812345678。, 电话***********。",
        "13812345678/19912345678, ***********/***********",
        "编号113812345678不是电话, 编号113812345678不是电话",
        "12345热线, 12345热线"
    })
    void aMobileNumberInsideATextIsMaskedAndALongerNumberIsNot(String text, String masked) {
        assertThat(contentOf(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8613812345678", "008613812345678", "138-1234-5678", "138 1234 5678"})
    void aMobileNumberIsMaskedHoweverItIsWritten(String number) {
        assertThat(contentOf("联系" + number + "。")).doesNotContain("5678");
    }

    @Test
    void aBankCardIsMaskedIfItPassesTheCheckOfLuhn() {
        assertThat(contentOf("账户4111111111111111退款")).isEqualTo("账户" + "*".repeat(16) + "退款");
        assertThat(contentOf("编号4111111111111112登记")).isEqualTo("编号4111111111111112登记");
    }

    @Test
    void aBankCardInGroupsOfFourIsMasked() {
        assertThat(contentOf("账户4111 1111 1111 1111退款")).doesNotContain("1111");
    }

    @Test
    void aUnifiedSocialCreditCodeIsNotMistakenForAPersonsNumber() {
        assertThat(contentOf("91110108351303601C")).isEqualTo("91110108351303601C");
        assertThat(contentOf("11230500001755309F")).isEqualTo("11230500001755309F");
    }

    @Test
    void textsAreMaskedAtEveryDepth() {
        ObjectNode payload = penaltyPayload("电话13812345678");
        payload.putObject("dataSource").putArray("contacts").addObject().put("tel", "13812345678");

        assertThat(published(fact("AA-02", payload)).payload().toString()).doesNotContain("13812345678");
    }

    /** The title stands outside the payload and is written by the same hands. */
    @Test
    void aTitleIsMaskedLikeAnyOtherText() {
        Fact plain = fact("AA-02", penaltyPayload("警告"));
        Fact fact = new Fact(
                plain.type(),
                plain.source(),
                plain.authority(),
                plain.documentNo(),
                "关于对张三（" + ID + "）的处罚决定",
                plain.decidedOn(),
                plain.effectiveOn(),
                null,
                plain.legalBasis(),
                plain.payload(),
                new TreeMap<>(),
                List.of(),
                List.of());

        assertThat(published(fact).documentTitle()).doesNotContain(ID);
    }

    @Test
    void maskingForThePublicLeavesTheFactAsItIs() {
        ObjectNode payload = penaltyPayload("警告").put("content", "电话13812345678");
        published(fact("AA-02", payload));
        assertThat(payload.get("content").stringValue()).isEqualTo("电话13812345678");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void disputeAndCorrectionAreMarked(boolean disputed, boolean corrected) {
        PublicRecord record = Disclosure.of(
                        subject(SubjectKind.ENTERPRISE),
                        record(1),
                        fact("AA-02", penaltyPayload("警告")),
                        OPEN,
                        disputed,
                        corrected,
                        CATALOGUE,
                        FROM)
                .orElseThrow();
        assertThat(record.disputed()).isEqualTo(disputed);
        assertThat(record.corrected()).isEqualTo(corrected);
    }

    @Test
    void aRecordShowsBasisAuthoritySourceAndWindow() {
        Fact fact = fact("AA-02", penaltyPayload("警告"));
        PublicRecord record = published(fact);

        assertThat(record.legalBasis()).isEqualTo(fact.legalBasis());
        assertThat(record.authority()).isEqualTo(fact.authority());
        assertThat(record.source()).isEqualTo(fact.source());
        assertThat(record.publicity()).isEqualTo(OPEN.publicity());
        assertThat(record.subjectName()).isEqualTo("江阴市示例有限公司");
    }

    @ParameterizedTest
    @EnumSource(RecordStatus.class)
    void onlyARecordThatStandsIsPublic(RecordStatus status) {
        Optional<PublicRecord> shown = seen(profile(status, null));

        assertThat(shown.isPresent()).isEqualTo(status == RecordStatus.RECORDED || status == RecordStatus.CORRECTED);
        shown.ifPresent(record -> assertThat(record.corrected()).isEqualTo(status == RecordStatus.CORRECTED));
    }

    /** What an application came to does not matter as long as the status says that the record stands. */
    @ParameterizedTest
    @EnumSource(RepairStage.class)
    void aRecordWhoseRepairIsSoughtFailedOrWasRevokedIsPublic(RepairStage stage) {
        assertThat(seen(profile(RecordStatus.RECORDED, new RepairStanding(1, stage, FROM, null, null, null, null))))
                .isPresent();
    }

    @Test
    void aRecordThatACourtShieldsIsNotPublicAlthoughItStands() {
        assertThat(seen(profile(RecordStatus.RECORDED, new RepairStanding(0, null, null, null, null, 1, UNTIL))))
                .isEmpty();
    }

    @Test
    void aRecordThatIsNotHeldAgainstItsSubjectIsNotPublicAlthoughItStands() {
        assertThat(seen(profile(RecordStatus.RECORDED, null, false))).isPresent();
        assertThat(seen(profile(RecordStatus.RECORDED, null, true))).isEmpty();
    }

    private static Optional<PublicRecord> seen(RecordProfile record) {
        return Disclosure.of(subject(SubjectKind.ENTERPRISE), record, CATALOGUE, FROM);
    }

    private static RecordProfile profile(RecordStatus status, RepairStanding repair) {
        return profile(status, repair, false);
    }

    private static RecordProfile profile(RecordStatus status, RepairStanding repair, boolean exempt) {
        Stamp stamp = new Stamp(1, "event", Instant.parse("2026-06-01T02:00:00Z"));
        return new RecordProfile(
                record(1),
                SUBJECT,
                fact("AA-02", penaltyPayload("警告")),
                OPEN,
                status,
                false,
                exempt,
                null,
                null,
                repair,
                null,
                null,
                List.of(),
                null,
                null,
                stamp,
                stamp);
    }

    private static String contentOf(String text) {
        return published(fact("AA-02", penaltyPayload("警告").put("content", text)))
                .payload()
                .get("content")
                .stringValue();
    }

    private static PublicRecord published(Fact fact) {
        return seen(SubjectKind.ENTERPRISE, fact, OPEN, FROM).orElseThrow();
    }

    private static Optional<PublicRecord> seen(SubjectKind kind, Fact fact, Judgement judgement, LocalDate date) {
        return Disclosure.of(subject(kind), record(1), fact, judgement, false, false, CATALOGUE, date);
    }

    private static PublicSubject subject(SubjectKind kind) {
        return new PublicSubject(SUBJECT, kind, "江阴市示例有限公司", "91110108351303601C");
    }
}

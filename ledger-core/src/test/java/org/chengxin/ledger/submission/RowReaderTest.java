package org.chengxin.ledger.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.submission.SampleTable.CITIZEN;
import static org.chengxin.ledger.submission.SampleTable.CODE;
import static org.chengxin.ledger.submission.SampleTable.COMPANY_CODE;
import static org.chengxin.ledger.submission.SampleTable.FINE;
import static org.chengxin.ledger.submission.SampleTable.ORGAN_CODE;
import static org.chengxin.ledger.submission.SampleTable.SOURCE;
import static org.chengxin.ledger.submission.SampleTable.licence;
import static org.chengxin.ledger.submission.SampleTable.penalty;
import static org.chengxin.ledger.submission.SampleTable.penalty2015;
import static org.chengxin.ledger.submission.SampleTable.personPenalty;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    private static final String DOCUMENT = "行政处罚决定书文号";

    @Test
    void aPenaltyBecomesADraftWithEverythingInItsPlace() {
        RowReading.Draft read =
                penalty().with("处罚类别", "警告;罚款").with("备注", "=1+1").draft();
        FactDraft draft = read.draft();

        assertThat(read.registration().kind()).isEqualTo(SubjectKind.ENTERPRISE);
        assertThat(read.registration().identifiers()).containsExactly(Identifier.uscc(COMPANY_CODE));
        assertThat(read.normalised()).isEmpty();
        assertThat(draft.type()).isEqualTo("AA-02");
        assertThat(draft.source()).isEqualTo(SOURCE);
        assertThat(draft.authority()).isEqualTo(new Organ(SOURCE.name(), ORGAN_CODE));
        assertThat(draft.documentNo()).isEqualTo("示市监处罚〔2025〕00001号");
        assertThat(draft.decidedOn()).isEqualTo(LocalDate.of(2025, 3, 5));
        assertThat(draft.publicityUntil()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(draft.legalBasis()).containsExactly(new LegalBasis("中华人民共和国价格法", "第四十二条"));
        assertThat(draft.payload().toString())
                .isEqualTo("{\"violation\":\"未按规定明码标价\",\"facts\":\"经查，当事人未按规定明码标价。\","
                        + "\"kind\":[\"警告\",\"罚款\"],\"content\":\"罚款。\",\"fineWanYuan\":\"0.5\","
                        + "\"validUntil\":\"2099-12-31\",\"remark\":\"=1+1\",\"counterpartCategory\":\"法人及非法人组织\"}");
    }

    @Test
    void aLicenceRestsOnTheLicensingLawBecauseItsLayoutHasNoColumnForABasis() {
        FactDraft draft = licence().draft().draft();

        assertThat(draft.type()).isEqualTo("AA-01");
        assertThat(draft.documentTitle()).isEqualTo("准予行政许可决定书");
        assertThat(draft.legalBasis()).containsExactly(new LegalBasis("中华人民共和国行政许可法", null));
        assertThat(draft.payload().toString())
                .contains("\"documentName\":\"准予行政许可决定书\"", "\"kind\":\"普通\"", "\"validFrom\":\"2025-03-05\"");
    }

    @Test
    void theOldEditionTakesTheCodeOfTheAuthorityFromTheSource() {
        FactDraft draft = penalty2015().with("处罚类别2", "没收违法所得").draft().draft();

        assertThat(draft.authority()).isEqualTo(new Organ(SOURCE.name(), SOURCE.uscc()));
        assertThat(draft.payload().get("kind").toString()).isEqualTo("[\"罚款\",\"没收违法所得、没收非法财物\"]");
        assertThat(draft.payload().get("violation").asString()).isEqualTo("未按规定明码标价案");
        assertThat(draft.payload().get("facts").asString()).isEqualTo("未按规定明码标价");
        assertThat(draft.payload().get("content").asString()).isEqualTo("罚款6200元");
    }

    @Test
    void aNaturalPersonIsKnownByTheCitizenIdAndNothingOfItShowsInNotes() {
        RowReading.Draft read = personPenalty()
                .with("行政相对人名称", " 张三 ")
                .with("证件号码", CITIZEN + "\u3000")
                .draft();

        assertThat(read.registration().kind()).isEqualTo(SubjectKind.PERSON);
        assertThat(read.registration().identifiers())
                .containsExactly(Identifier.of(IdentifierScheme.CITIZEN_ID, CITIZEN));
        assertThat(read.registration().name().personal()).isNotNull();
        assertThat(read.normalised()).hasSize(2);
        assertThat(read.normalised().toString()).doesNotContain("张三", CITIZEN, CITIZEN.substring(6, 14));
    }

    @Test
    void anotherPersonalDocumentIsKeptWithItsType() {
        assertThat(personPenalty()
                        .with("证件类型", "02")
                        .with("证件号码", "e12345678")
                        .draft()
                        .registration()
                        .identifiers())
                .containsExactly(Identifier.of(IdentifierScheme.PERSONAL_DOCUMENT, "护照号:E12345678"));
    }

    @Test
    void withoutACategoryACodeMeansABodyAndOnlyACitizenIdMeansAPerson() {
        String personal = "行政相对人代码_5(居民身份证号)";

        assertThat(penalty2015()
                        .with(CODE, "")
                        .with(personal, CITIZEN)
                        .draft()
                        .registration()
                        .kind())
                .isEqualTo(SubjectKind.PERSON);
        assertThat(penalty2015().with(personal, CITIZEN).draft().normalised())
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.kind()).isEqualTo(Normalised.Kind.LEFT_OUT);
                    assertThat(note.from()).doesNotContain(CITIZEN);
                });
        assertThat(penalty2015().with(CODE, "").fault()).isEqualTo(CODE + " R-ID-MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "91320281MA1TEXT0, ENTERPRISE",
        "92320281MA1TEXT0, ENTERPRISE",
        "11320281TEXT0001, DEPARTMENT",
        "12320281TEXT0001, ORGANISATION",
        "52320281TEXT0001, ORGANISATION"
    })
    void theFirstCharactersOfTheCodeTellTheKindOfBody(String first16, SubjectKind kind) {
        String code = org.chengxin.ledger.subject.UnifiedSocialCreditCode.complete(first16)
                .value();

        assertThat(penalty().with(CODE, code).draft().registration().kind()).isEqualTo(kind);
    }

    @Test
    void spellingsAreNormalisedAndSaid() {
        RowReading.Draft read = penalty()
                .with(CODE, "\u00A0" + COMPANY_CODE.toLowerCase(java.util.Locale.ROOT) + "\u200B")
                .with(FINE, "１,２３４.５０")
                .with("处罚决定日期", "2025年3月5日")
                .with("处罚类别", "吊销许可证；罚款")
                .with("违法事实", "第一行\r\n第二行“引号”𠮷")
                .draft();

        assertThat(read.normalised())
                .extracting(Normalised::kind)
                .containsExactly(
                        Normalised.Kind.PADDING,
                        Normalised.Kind.LETTER_CASE,
                        Normalised.Kind.LINE_BREAK,
                        Normalised.Kind.SYNONYM,
                        Normalised.Kind.FULL_WIDTH,
                        Normalised.Kind.AMOUNT_SPELLING,
                        Normalised.Kind.DATE_SPELLING);
        assertThat(read.draft().payload().get("fineWanYuan").asString()).isEqualTo("1234.5");
        assertThat(read.draft().payload().get("facts").asString()).isEqualTo("第一行\n第二行“引号”𠮷");
        assertThat(read.draft().payload().get("kind").toString()).isEqualTo("[\"暂扣或者吊销许可证、暂扣或者吊销执照\",\"罚款\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "行政相对人名称||R-NAME-MISSING",
                "行政相对人类别|外星人|R-CATEGORY",
                "行政相对人代码_1(统一社会信用代码)||R-ID-MISSING",
                "行政相对人代码_1(统一社会信用代码)|91320281|R-ID-USCC-LENGTH",
                "行政相对人代码_1(统一社会信用代码)|91320281MA1TEXT0OI|R-ID-USCC-ALPHABET",
                "行政处罚决定书文号||R-DOC-MISSING",
                "行政处罚决定书文号|\u3000|R-DOC-MISSING",
                "处罚依据||R-BASIS",
                "处罚依据|；、|R-BASIS",
                "处罚类别||R-KIND",
                "处罚类别|口头表扬|R-KIND",
                "处罚类别|警告、罚款|R-KIND",
                "处罚内容||R-FIELD-MISSING",
                "罚款金额（万元）|-3|R-AMOUNT",
                "罚款金额（万元）|1e400|R-AMOUNT",
                "罚款金额（万元）|三千|R-AMOUNT",
                "罚款金额（万元）|1,23|R-AMOUNT",
                "罚款金额（万元）|0.0000001|R-AMOUNT",
                "处罚决定日期||R-DATE",
                "处罚决定日期|2024/02/30|R-DATE",
                "处罚决定日期|05/03/2025|R-DATE",
                "处罚决定日期|2031/01/05|R-DATE-FUTURE",
                "公示截止期|2020/01/01|R-DATE-ORDER",
                "处罚机关||R-AUTHORITY-MISSING",
                "处罚机关统一社会信用代码||R-ID-MISSING",
            })
    void everyFaultIsFoundAtItsColumn(String header, String value, String rule) {
        assertThat(penalty().with(header, value == null ? "" : value).fault()).isEqualTo(header + " " + rule);
    }

    @Test
    void theWrongCheckCharacterOfACodeIsFound() {
        String wrong = COMPANY_CODE.substring(0, 17) + (COMPANY_CODE.endsWith("0") ? "1" : "0");

        assertThat(penalty().with(CODE, wrong).fault()).isEqualTo(CODE + " R-ID-USCC-CHECK");
        assertThat(penalty().with("处罚机关统一社会信用代码", wrong).fault()).isEqualTo("处罚机关统一社会信用代码 R-ID-USCC-CHECK");
    }

    @Test
    void aCitizenIdInTheCodeColumnHasARuleOfItsOwnAndStaysMasked() {
        SampleTable row = penalty().with(CODE, CITIZEN);

        assertThat(row.fault()).isEqualTo(CODE + " R-ID-CITIZEN-IN-CODE");
        assertThat(row.read().toString()).doesNotContain(CITIZEN);
    }

    @Test
    void aCitizenIdThatHappensToBeACodeAsWellIsStillThatOfAPerson() {
        String both = java.util.stream.IntStream.range(0, 28 * 1000)
                .mapToObj(i -> "320281198002%02d%03d".formatted(1 + i / 1000, i % 1000))
                .map(first17 ->
                        org.chengxin.ledger.subject.CitizenId.complete(first17).value())
                .filter(org.chengxin.ledger.subject.UnifiedSocialCreditCode::isValid)
                .findFirst()
                .orElseThrow();

        assertThat(penalty().with(CODE, both).fault()).isEqualTo(CODE + " R-ID-CITIZEN-IN-CODE");
    }

    @ParameterizedTest
    @CsvSource({
        "32028119800230001X, R-ID-CITIZEN-BIRTH",
        "3202811980022900, R-ID-CITIZEN-SHAPE",
        "320281198002290010, R-ID-CITIZEN-CHECK"
    })
    void theNumberOfAPersonIsCheckedAndNeverRepeated(String number, String rule) {
        SampleTable row = personPenalty().with("证件号码", number);

        assertThat(row.fault()).isEqualTo("证件号码 " + rule);
        assertThat(row.read().toString()).doesNotContain(number.substring(4, 14));
    }

    @Test
    void aPersonWithTheCodeOfABodyIsAContradiction() {
        assertThat(personPenalty().with(CODE, COMPANY_CODE).fault()).isEqualTo(CODE + " R-ID-CATEGORY");
    }

    @Test
    void lengthsAreCountedInCharactersSoThatARareHanCharacterIsOne() {
        assertThat(penalty().with("行政相对人名称", "𠮷".repeat(200)).draft()).isNotNull();
        assertThat(penalty().with("行政相对人名称", "𠮷".repeat(201)).fault()).isEqualTo("行政相对人名称 R-LENGTH");
        assertThat(penalty().with(DOCUMENT, "长".repeat(129)).fault()).isEqualTo(DOCUMENT + " R-LENGTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001B[31m", "\u0085", "\uD842", "\uDFB7\uD842", "\uFFFF"})
    void controlCharactersAndHalfCharactersAreRefused(String bad) {
        assertThat(penalty().with("违法事实", "经查" + bad + "当事人").fault()).isEqualTo("违法事实 R-TEXT-CONTROL");
    }

    @Test
    void columnsThatAreNotTakenOverAreCheckedForControlCharactersToo() {
        assertThat(penalty2015().with("地方编码", "32\u00070281").fault()).isEqualTo("地方编码 R-TEXT-CONTROL");
    }

    @Test
    void aRevokedDecisionIsNotRecordedAsIfItStood() {
        assertThat(penalty2015().with("当前状态", "1").fault()).isEqualTo("当前状态 R-STATE");
    }

    @Test
    void aLicenceThatEndsBeforeItBeginsIsRefusedAtItsEnd() {
        assertThat(licence().with("有效期至", "2001/01/01").fault()).isEqualTo("有效期至 R-DATE-ORDER");
        assertThat(licence()
                        .with("有效期至", "长期")
                        .draft()
                        .draft()
                        .payload()
                        .get("validUntil")
                        .asString())
                .isEqualTo("2099-12-31");
    }

    @Test
    void allFaultsOfARowAreFoundInTheOrderOfItsColumns() {
        RowReading.Faulty read = (RowReading.Faulty)
                penalty().with(FINE, "-1").with(DOCUMENT, "").with(CODE, "x").read();

        assertThat(read.faults()).extracting(CellFault::header).containsExactly(CODE, DOCUMENT, FINE);
    }

    @Test
    void aFutureDecisionIsNotAlsoBlamedForThePublicationBeforeIt() {
        // The end of publication was reckoned from the misprinted year; correcting one cell may correct both.
        assertThat(penalty().with("处罚决定日期", "2031/01/05").fault()).isEqualTo("处罚决定日期 R-DATE-FUTURE");
    }

    @Test
    void aRowShorterThanTheHeaderIsReadAsIfItsLastCellsWereEmpty() {
        RowReader reader = new RowReader(penalty().matched(), new SubmissionContext(SOURCE, SampleTable.TODAY));

        assertThat(reader.read(List.of("示范市恒丰纺织有限公司"))).isInstanceOf(RowReading.Faulty.class);
    }
}

package org.chengxin.ledger.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.catalogue.ImportColumn;
import org.chengxin.ledger.catalogue.ImportLayout;
import org.chengxin.ledger.catalogue.ImportLayouts;
import org.junit.jupiter.api.Test;

class HeaderMatchTest {

    private final ImportLayouts layouts = SampleTable.layouts();

    @Test
    void everyOfficialHeaderFieldCodeAndSynonymNamesItsColumn() {
        for (ImportLayout layout : layouts.all()) {
            for (ImportColumn column : layout.columns()) {
                assertThat(layout.column(column.header())).contains(column);
                assertThat(layout.column(column.field())).contains(column);
                assertThat(column.synonyms())
                        .allSatisfy(name -> assertThat(layout.column(name)).contains(column));
            }
        }
    }

    @Test
    void bracketsBlanksWidthAndCaseOfAHeaderMakeNoDifference() {
        ImportLayout penalty = layouts.ofType("AA-02").getFirst();

        assertThat(List.of(" 罚款金额 (万元) ", "罚款金额（万元）", "处罚金额（万元）", "＊罚款金额(万元)", "cf_nr_fk"))
                .allSatisfy(header -> assertThat(penalty.column(header))
                        .map(ImportColumn::header)
                        .contains("罚款金额（万元）"));
        assertThat(penalty.column("行政相对人代码＿１（统一社会信用代码）"))
                .map(ImportColumn::header)
                .contains(SampleTable.CODE);
    }

    @Test
    void theEditionIsToldFromTheHeaderAlone() {
        assertThat(SampleTable.penalty().matched().layout().id()).isEqualTo("penalty-2018");
        assertThat(SampleTable.penalty2015().matched().layout().id()).isEqualTo("penalty-2015");
        assertThat(SampleTable.licence().matched().layout().id()).isEqualTo("licence-2018");
    }

    @Test
    void allMissingColumnsAreListedAtOnce() {
        List<String> header = without("处罚依据", "处罚类别", "备注");

        assertThat(problems("AA-02", header))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .isInstanceOfSatisfying(
                                HeaderProblem.MissingColumns.class,
                                missing -> assertThat(missing.headers()).containsExactly("处罚依据", "处罚类别")));
    }

    @Test
    void aColumnUnderTwoNamesIsRefusedWithBothPlaces() {
        List<String> header = new ArrayList<>(SampleTable.penalty().header());
        header.add("处罚金额（万元）");

        assertThat(problems("AA-02", header))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .isInstanceOfSatisfying(HeaderProblem.DoubledColumn.class, doubled -> {
                            assertThat(doubled.found()).containsExactly("罚款金额（万元）", "处罚金额（万元）");
                            assertThat(doubled.positions()).containsExactly(20, header.size());
                        }));
    }

    @Test
    void unknownColumnsAreReportedAndHarmless() {
        List<String> header = new ArrayList<>(SampleTable.penalty().header());
        header.add("承办人");
        header.add("");

        HeaderMatch.Matched matched = (HeaderMatch.Matched) HeaderMatch.of(layouts, "AA-02", header);

        assertThat(matched.unknown()).containsExactly("承办人");
    }

    @Test
    void aLicenceFileSentAsPenaltiesIsNamedAsWhatItIs() {
        assertThat(problems("AA-02", SampleTable.licence().header()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo("R-HEADER-LAYOUT");
                    assertThat(problem.message().zh()).contains("行政许可信息公示");
                });
    }

    @Test
    void aPageOfProseFitsNoLayout() {
        assertThat(problems("AA-02", List.of("关于报送信用信息的通知")))
                .singleElement()
                .satisfies(problem -> assertThat(problem).isInstanceOf(HeaderProblem.NoLayout.class));
    }

    @Test
    void aPointerOfTheLedgerLeadsBackToTheHeaderInTheFile() {
        List<String> header = new ArrayList<>(SampleTable.penalty().header());
        header.set(header.indexOf("罚款金额（万元）"), "处罚金额(万元)");
        HeaderMatch.Matched matched = (HeaderMatch.Matched) HeaderMatch.of(layouts, "AA-02", header);

        assertThat(matched.headerOf("/payload/fineWanYuan")).contains("处罚金额(万元)");
        assertThat(matched.headerOf("/payload/kind/0")).contains("处罚类别");
        assertThat(matched.headerOf("/documentNo")).contains("行政处罚决定书文号");
        assertThat(matched.headerOf("/decidedOn")).contains("处罚决定日期");
        assertThat(matched.headerOf("/authority/uscc")).contains("处罚机关统一社会信用代码");
        assertThat(matched.headerOf("/authority")).contains("处罚机关");
        assertThat(matched.headerOf("/legalBasis/0/law")).contains("处罚依据");
        assertThat(matched.headerOf("/subject/name")).contains("行政相对人名称");
        assertThat(matched.headerOf("/subject/identifiers/0/value")).contains(SampleTable.CODE);
        assertThat(matched.headerOf("/subject/kind")).contains("行政相对人类别");
        assertThat(matched.headerOf("/payload/legalRepresentative")).contains("法定代表人");
        assertThat(matched.headerOf("/type")).isEmpty();
        assertThat(matched.headerOf("")).isEmpty();
    }

    private List<HeaderProblem> problems(String type, List<String> header) {
        return ((HeaderMatch.Unmatched) HeaderMatch.of(layouts, type, header)).problems();
    }

    private static List<String> without(String... headers) {
        List<String> left = new ArrayList<>(SampleTable.penalty().header());
        left.removeAll(List.of(headers));
        return left;
    }
}

package org.chengxin.ledger.submission;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.ImportLayout;
import org.chengxin.ledger.catalogue.ImportLayouts;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;

/** Synthetic rows that are in order; a test changes what it is about. Names and codes are invented. */
final class SampleTable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String COMPANY_CODE =
            UnifiedSocialCreditCode.complete("91320281MA1TEXT0").value();
    static final String ORGAN_CODE =
            UnifiedSocialCreditCode.complete("11320281TEXT0001").value();
    static final String CITIZEN = CitizenId.complete("32028119800229001").value();
    static final Organ SOURCE = new Organ("示范市市场监督管理局", ORGAN_CODE);

    static final String CODE = "行政相对人代码_1(统一社会信用代码)";
    static final String FINE = "罚款金额（万元）";

    private static final ImportLayouts LAYOUTS = Catalogue.load().imports();

    private final ImportLayout layout;
    private final Map<String, String> cells = new LinkedHashMap<>();

    private SampleTable(String layoutId) {
        layout = LAYOUTS.all().stream()
                .filter(each -> each.id().equals(layoutId))
                .findFirst()
                .orElseThrow();
        layout.columns().forEach(column -> cells.put(column.header(), ""));
    }

    static ImportLayouts layouts() {
        return LAYOUTS;
    }

    static SampleTable penalty() {
        return new SampleTable("penalty-2018")
                .with("行政相对人名称", "示范市恒丰纺织有限公司")
                .with("行政相对人类别", "法人及非法人组织")
                .with(CODE, COMPANY_CODE)
                .with("行政处罚决定书文号", "示市监处罚〔2025〕00001号")
                .with("违法行为类型", "未按规定明码标价")
                .with("违法事实", "经查，当事人未按规定明码标价。")
                .with("处罚依据", "《中华人民共和国价格法》第四十二条")
                .with("处罚类别", "罚款")
                .with("处罚内容", "罚款。")
                .with(FINE, "0.500000")
                .with("处罚决定日期", "2025/03/05")
                .with("处罚有效期", "2099/12/31")
                .with("公示截止期", "2026/03/05")
                .with("处罚机关", SOURCE.name())
                .with("处罚机关统一社会信用代码", ORGAN_CODE);
    }

    static SampleTable personPenalty() {
        return penalty()
                .with("行政相对人名称", "张三")
                .with("行政相对人类别", "自然人")
                .with(CODE, "")
                .with("证件类型", "身份证")
                .with("证件号码", CITIZEN);
    }

    static SampleTable penalty2015() {
        return new SampleTable("penalty-2015")
                .with("行政处罚决定书文号", "示市监案字〔2017〕00001号")
                .with("处罚名称", "未按规定明码标价案")
                .with("处罚类别1", "罚款")
                .with("处罚事由", "未按规定明码标价")
                .with("处罚依据", "《中华人民共和国价格法》第四十二条")
                .with("行政相对人名称", "示范市恒丰纺织有限公司")
                .with(CODE, COMPANY_CODE)
                .with("处罚结果", "罚款6200元")
                .with("处罚决定日期", "2017/01/05")
                .with("处罚机关", SOURCE.name())
                .with("当前状态", "0")
                .with("地方编码", "320281")
                .with("数据更新时间戳", "2017/01/05");
    }

    static SampleTable licence() {
        return new SampleTable("licence-2018")
                .with("行政相对人名称", "示范市恒丰餐饮有限公司")
                .with("行政相对人类别", "法人及非法人组织")
                .with(CODE, COMPANY_CODE)
                .with("行政许可决定文书名称", "准予行政许可决定书")
                .with("行政许可决定文书号", "示行审许〔2025〕00001号")
                .with("许可类别", "普通")
                .with("许可证书名称", "食品经营许可证")
                .with("许可编号", "JY00000000000001")
                .with("许可内容", "热食类食品制售")
                .with("许可决定日期", "2025/03/05")
                .with("有效期自", "2025/03/05")
                .with("有效期至", "2030/03/04")
                .with("许可机关", SOURCE.name())
                .with("许可机关统一社会信用代码", ORGAN_CODE)
                .with("当前状态", "有效");
    }

    SampleTable with(String header, String value) {
        if (cells.replace(header, value) == null) {
            throw new IllegalArgumentException("no such header: " + header);
        }
        return this;
    }

    List<String> header() {
        return List.copyOf(cells.keySet());
    }

    HeaderMatch.Matched matched() {
        return (HeaderMatch.Matched) HeaderMatch.of(LAYOUTS, layout.recordType(), header());
    }

    RowReading read() {
        return new RowReader(matched(), new SubmissionContext(SOURCE, TODAY)).read(List.copyOf(cells.values()));
    }

    RowReading.Draft draft() {
        return (RowReading.Draft) read();
    }

    /** The only fault, as {@code header rule}. */
    String fault() {
        List<CellFault> faults = ((RowReading.Faulty) read()).faults();
        if (faults.size() != 1) {
            throw new AssertionError("one fault expected: " + faults);
        }
        return faults.getFirst().header() + " " + faults.getFirst().rule();
    }
}

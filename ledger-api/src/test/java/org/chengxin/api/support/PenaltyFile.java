package org.chengxin.api.support;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A penalty file in the official layout of 2018, made up row by row. */
public final class PenaltyFile {

    public static final String NAME = "行政相对人名称";
    public static final String CATEGORY = "行政相对人类别";
    public static final String CODE = "行政相对人代码_1(统一社会信用代码)";
    public static final String REPRESENTATIVE = "法定代表人";
    public static final String REPRESENTATIVE_ID_TYPE = "法定代表人证件类型";
    public static final String REPRESENTATIVE_ID = "法定代表人证件号码";
    public static final String PERSON_ID_TYPE = "证件类型";
    public static final String PERSON_ID = "证件号码";
    public static final String DOCUMENT = "行政处罚决定书文号";
    public static final String FACTS = "违法事实";
    public static final String BASIS = "处罚依据";
    public static final String FINE = "罚款金额（万元）";
    public static final String REMARK = "备注";

    private static final List<String> HEADER = List.of(
            NAME,
            CATEGORY,
            CODE,
            "行政相对人代码_2(工商注册号)",
            "行政相对人代码_3(组织机构代码)",
            "行政相对人代码_4(税务登记号)",
            "行政相对人代码_5(事业单位证书号)",
            "行政相对人代码_6(社会组织登记证号)",
            REPRESENTATIVE,
            REPRESENTATIVE_ID_TYPE,
            REPRESENTATIVE_ID,
            PERSON_ID_TYPE,
            PERSON_ID,
            DOCUMENT,
            "违法行为类型",
            FACTS,
            BASIS,
            "处罚类别",
            "处罚内容",
            FINE,
            "没收违法所得、没收非法财物的金额（万元）",
            "暂扣或吊销证照名称及编号",
            "处罚决定日期",
            "处罚有效期",
            "公示截止期",
            "处罚机关",
            "处罚机关统一社会信用代码",
            "数据来源单位",
            "数据来源单位统一社会信用代码",
            REMARK);

    private final List<Map<String, String>> rows = new ArrayList<>();

    /** Adds a good row about the {@code n}-th synthetic enterprise, with some cells changed (name, value, name, value). */
    public PenaltyFile row(int n, String... changes) {
        Map<String, String> row = new LinkedHashMap<>(Map.of(
                NAME,
                "江阴市示例" + n + "有限公司",
                CATEGORY,
                "法人及非法人组织",
                CODE,
                Samples.enterpriseCode(n),
                DOCUMENT,
                "澄市监处罚〔2026〕%05d号".formatted(n),
                "违法行为类型",
                "未按规定明码标价",
                FACTS,
                "经查，当事人未按规定明码标价，事实清楚。",
                BASIS,
                "《中华人民共和国价格法》第四十二条",
                "处罚类别",
                "罚款",
                "处罚内容",
                "责令改正，罚款五万元。",
                FINE,
                "0.5"));
        row.put("处罚决定日期", "2026/06/01");
        row.put("公示截止期", "2027/06/01");
        row.put("处罚机关", Samples.MARKET_NAME);
        row.put("处罚机关统一社会信用代码", Samples.MARKET);
        row.put("数据来源单位", Samples.MARKET_NAME);
        row.put("数据来源单位统一社会信用代码", Samples.MARKET);
        for (int i = 0; i < changes.length; i += 2) {
            row.put(changes[i], changes[i + 1]);
        }
        rows.add(row);
        return this;
    }

    public String csv() {
        return line(HEADER)
                + rows.stream()
                        .map(row -> line(HEADER.stream()
                                .map(name -> row.getOrDefault(name, ""))
                                .toList()))
                        .collect(Collectors.joining());
    }

    public Path write(Path file, Charset charset) throws IOException {
        return Files.write(file, csv().getBytes(charset));
    }

    public Path write(Path file) throws IOException {
        return write(file, StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}

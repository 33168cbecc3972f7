package org.chengxin.api.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengxin.ledger.subject.CitizenId;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Synthetic files in the layouts of the double publication (双公示) data standard of 2018, in every format the ledger takes. A
 * row is a map by official header; cells that are not named are empty.
 */
public final class DoubleTable {

    public static final String NAME = "行政相对人名称";
    public static final String CATEGORY = "行政相对人类别";
    public static final String CODE = "行政相对人代码_1(统一社会信用代码)";
    public static final String DOCUMENT = "行政处罚决定书文号";
    public static final String FACTS = "违法事实";
    public static final String FINE = "罚款金额（万元）";
    public static final String DECIDED = "处罚决定日期";
    public static final String REMARK = "备注";

    /** The official headers of penalties, edition 2018. */
    public static final List<String> PENALTY = List.of(
            NAME,
            CATEGORY,
            CODE,
            "行政相对人代码_2(工商注册号)",
            "行政相对人代码_3(组织机构代码)",
            "行政相对人代码_4(税务登记号)",
            "行政相对人代码_5(事业单位证书号)",
            "行政相对人代码_6(社会组织登记证号)",
            "法定代表人",
            "法定代表人证件类型",
            "法定代表人证件号码",
            "证件类型",
            "证件号码",
            DOCUMENT,
            "违法行为类型",
            FACTS,
            "处罚依据",
            "处罚类别",
            "处罚内容",
            FINE,
            "没收违法所得、没收非法财物的金额（万元）",
            "暂扣或吊销证照名称及编号",
            DECIDED,
            "处罚有效期",
            "公示截止期",
            "处罚机关",
            "处罚机关统一社会信用代码",
            "数据来源单位",
            "数据来源单位统一社会信用代码",
            REMARK);

    /** The headers of licences, edition 2018, that the standard requires and some more. */
    public static final List<String> LICENCE = List.of(
            NAME,
            CATEGORY,
            CODE,
            "行政许可决定文书名称",
            "行政许可决定文书号",
            "许可类别",
            "许可证书名称",
            "许可编号",
            "许可内容",
            "许可决定日期",
            "有效期自",
            "有效期至",
            "许可机关",
            "许可机关统一社会信用代码",
            "当前状态");

    private DoubleTable() {}

    /** A penalty of the {@code n}-th enterprise by the market supervision bureau. */
    public static Map<String, String> penalty(int n, String documentNo) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(NAME, "江阴市示例" + n + "有限公司");
        row.put(CATEGORY, "法人及非法人组织");
        row.put(CODE, Samples.enterpriseCode(n));
        row.put(DOCUMENT, documentNo);
        row.put("违法行为类型", "未按规定明码标价");
        row.put(FACTS, "经查，当事人未按规定明码标价，\"标价签\"缺失。");
        row.put("处罚依据", "《中华人民共和国价格法》第四十二条");
        row.put("处罚类别", "罚款");
        row.put("处罚内容", "责令改正，罚款五千元。");
        row.put(FINE, "0.500000");
        row.put(DECIDED, "2026/06/01");
        row.put("处罚机关", Samples.MARKET_NAME);
        row.put("处罚机关统一社会信用代码", Samples.MARKET);
        return row;
    }

    /** A penalty of the {@code n}-th natural person. */
    public static Map<String, String> personPenalty(int n, String documentNo) {
        Map<String, String> row = penalty(n, documentNo);
        row.put(NAME, "张" + "甲乙丙丁".charAt(n % 4));
        row.put(CATEGORY, "自然人");
        row.put(CODE, "");
        row.put("证件类型", "身份证");
        row.put("证件号码", citizen(n));
        return row;
    }

    public static Map<String, String> licence(int n, String documentNo) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(NAME, "江阴市示例" + n + "有限公司");
        row.put(CATEGORY, "法人及非法人组织");
        row.put(CODE, Samples.enterpriseCode(n));
        row.put("行政许可决定文书名称", "准予行政许可决定书");
        row.put("行政许可决定文书号", documentNo);
        row.put("许可类别", "普通");
        row.put("许可证书名称", "食品经营许可证");
        row.put("许可编号", "JY%014d".formatted(n));
        row.put("许可内容", "热食类食品制售");
        row.put("许可决定日期", "2026/03/05");
        row.put("有效期自", "2026/03/05");
        row.put("有效期至", "2031/03/04");
        row.put("许可机关", Samples.APPROVAL_NAME);
        row.put("许可机关统一社会信用代码", Samples.APPROVAL);
        row.put("当前状态", "有效");
        return row;
    }

    /** The number of the {@code n}-th synthetic citizen. */
    public static String citizen(int n) {
        return CitizenId.complete("32028119800229%03d".formatted(n)).value();
    }

    public static Map<String, String> with(Map<String, String> row, String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(row);
        changed.put(header, value);
        return changed;
    }

    public static byte[] csv(List<String> header, List<Map<String, String>> rows) {
        return csv(header, rows, UTF_8);
    }

    public static byte[] csv(List<String> header, List<Map<String, String>> rows, Charset charset) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header);
        rows.forEach(row -> lines.add(
                header.stream().map(column -> row.getOrDefault(column, "")).toList()));
        return csvLines(lines).getBytes(charset);
    }

    public static String csvLines(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static byte[] xlsx(List<String> header, List<Map<String, String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "ledger-test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("行政处罚");
            for (int c = 0; c < header.size(); c++) {
                sheet.value(0, c, header.get(c));
                for (int r = 0; r < rows.size(); r++) {
                    sheet.value(r + 1, c, rows.get(r).getOrDefault(header.get(c), ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] json(List<Map<String, String>> rows) {
        return JsonMapper.shared().writeValueAsBytes(rows);
    }

    public static byte[] ndjson(List<Map<String, String>> rows) {
        return rows.stream()
                .map(JsonMapper.shared()::writeValueAsString)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }
}

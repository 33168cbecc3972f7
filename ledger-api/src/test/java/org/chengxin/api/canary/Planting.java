package org.chengxin.api.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.chengxin.api.support.DoubleTable;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes values into the ledger by every way that stores something. */
final class Planting {

    /** Every so many people have a history of every kind, or a row that is refused. */
    private static final int EVERY = 10;

    private static final int CALLERS = 16;
    private static final Duration BATCH_AWAITED = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LedgerHttp http;
    private final Canaries canaries;
    private final String office;
    private final String second;
    private final String submitter;
    private final List<String> batches = new ArrayList<>();
    private final List<String> publicRecords = new ArrayList<>();

    /** Values about bodies, civil servants and households, whose archives are not erased here. */
    private final List<String> others = new ArrayList<>();

    private final List<Person> othersRead = new ArrayList<>();

    private final AtomicLong last = new AtomicLong();

    /** Somebody, with every value that was planted about them and is stored. */
    record Person(String subjectId, List<String> records, List<String> planted) {}

    Planting(LedgerHttp http, Canaries canaries, UnaryOperator<String> bearers) {
        this.http = http;
        this.canaries = canaries;
        this.office = bearers.apply("demo-office");
        this.second = bearers.apply("demo-office-2");
        this.submitter = bearers.apply("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
    }

    List<String> batches() {
        return batches;
    }

    List<String> publicRecords() {
        return publicRecords;
    }

    List<String> others() {
        return others;
    }

    List<Person> othersRead() {
        return othersRead;
    }

    /** Half of the people come one by one, a quarter in CSV files, a quarter in worksheets. */
    List<Person> people(int count) {
        List<Person> people = new ArrayList<>(atOnce(IntStream.range(0, count / 2), this::person));
        people.addAll(file(count / 4, "csv"));
        people.addAll(file(count - people.size(), "xlsx"));
        return people;
    }

    /** The ledger commits what comes at once together. In the order of the numbers. */
    private static <T> List<T> atOnce(IntStream numbers, IntFunction<T> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            return numbers.mapToObj(n -> threads.submit(() -> work.apply(n))).toList().stream()
                    .map(Planting::result)
                    .toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Person person(int n) {
        List<String> planted = new ArrayList<>();
        String name = "欧阳" + canaries.mark("name", planted);
        String id = canaries.citizen(planted);
        String subject = register(Samples.subject("PERSON", name, "CITIZEN_ID", id));
        ObjectNode fact = penalty("澄市监雀罚〔2026〕%05d号".formatted(n))
                .put("documentTitle", "关于" + canaries.mark("document title", planted) + "的处罚决定书");
        fact.withObject("/payload")
                .put(
                        "facts",
                        "当事人住%s路1号，电话%s，用卡%s付款。"
                                .formatted(
                                        canaries.mark("address", planted),
                                        canaries.mobile(planted),
                                        canaries.card(planted)))
                .put("remark", canaries.mark("free text", planted) + "系其邻居");
        fact.putArray("attachments")
                .addObject()
                .put("sha256", "%064x".formatted(n))
                .put("mediaType", "application/pdf")
                .put("name", canaries.mark("attachment name", planted) + "笔录.pdf");
        List<String> records = new ArrayList<>();
        records.add(record(subject, fact));
        if (n % EVERY == 0) {
            moved(subject, records.getFirst(), planted);
            history(records.getFirst(), planted);
            declined(subject, planted);
        }
        return new Person(subject, records, planted);
    }

    /** A correction of an open and of a personal field, a supplement and a revocation, each with reason and document. */
    private void history(String record, List<String> planted) {
        String path = "/api/v1/records/" + record;
        ObjectNode correction = account("更正", planted);
        correction
                .withArray("/values")
                .add(value("/payload/content", canaries.mark("corrected text", planted) + "责令改正"))
                .add(value("/payload/kind", "[\"警告\"]"))
                .add(value("/documentTitle", canaries.mark("corrected title", planted) + "决定书"));
        send(path + "/corrections", correction, submitter);
        ObjectNode supplement = account("补充", planted);
        supplement
                .withArray("/values")
                .add(value("/payload/legalRepresentative/name", canaries.mark("counterpart name", planted)))
                .add(value("/payload/legalRepresentative/idNo", canaries.citizen(planted)));
        send(path + "/supplements", supplement, submitter);
        repaired(path, planted);
        objected(path, planted);
        send(path + "/revocation", account("撤销", planted).put("ground", "RECORDED_IN_ERROR"), office);
    }

    /** What somebody claims, hands in and says of a record. */
    private void objected(String path, List<String> planted) {
        ObjectNode objection = JSON.createObjectNode()
                .put("ground", "ERROR")
                .put("reason", canaries.mark("reason of an objection", planted) + "不实");
        objection
                .putArray("claims")
                .addObject()
                .put("pointer", "/payload/content")
                .put("value", canaries.mark("claimed value", planted) + "从未处罚");
        objection
                .putArray("evidence")
                .addObject()
                .put("sha256", "0".repeat(64))
                .put("mediaType", "image/png")
                .put("name", canaries.mark("name of evidence", planted) + "的证明.png");
        send(path + "/objections", objection, office);
        send(
                path + "/statement",
                JSON.createObjectNode().put("statement", canaries.mark("statement", planted) + "不服"),
                office);
        send(
                path + "/remedies",
                account("复议", planted).put("remedy", "RECONSIDERATION").put("pending", true),
                office);
    }

    /** What somebody applies for and is told to do, with its papers. */
    private void moved(String subject, String record, List<String> planted) {
        ObjectNode application = JSON.createObjectNode()
                .put("ground", "REFORM")
                .put("reason", canaries.mark("reason of a matter", planted) + "先行先试");
        application
                .putArray("evidence")
                .addObject()
                .put("sha256", "0".repeat(64))
                .put("mediaType", "image/png")
                .put("name", canaries.mark("evidence of a matter", planted) + "的说明.png");
        send("/api/v1/records/" + record + "/tolerances", application, office);
        ObjectNode order = account("整改", planted)
                .put("title", canaries.mark("title of a matter", planted) + "限期改正")
                .put("due", "2099-12-31");
        send("/api/v1/subjects/" + subject + "/rectifications", order, office);
    }

    /** What somebody hands in for a repair, more of it, and why it comes to nothing. */
    private void repaired(String path, List<String> planted) {
        String repair = "/api/v1/repairs/"
                + send(path + "/repairs", papers("application", planted), office)
                        .path("recordId")
                        .stringValue()
                + "-1";
        send(
                repair + ":request-supplement",
                JSON.createObjectNode().put("reason", canaries.mark("what is missing for a repair", planted) + "未附"),
                office);
        send(repair + ":supplement", papers("supplement", planted), office);
        send(
                repair + ":decline",
                JSON.createObjectNode().put("reason", canaries.mark("why a repair is declined", planted) + "不符"),
                second);
    }

    private ObjectNode papers(String what, List<String> planted) {
        ObjectNode papers =
                JSON.createObjectNode().put("reason", canaries.mark("reason of an " + what, planted) + "已履行");
        ObjectNode promise = papers.putObject("promise").put("sha256", "1".repeat(64));
        promise.putObject("document")
                .put("number", "信诺〔2026〕1号")
                .put("title", canaries.mark("title of a promise", planted) + "的承诺书");
        papers.putArray("proofs")
                .addObject()
                .put("sha256", "2".repeat(64))
                .put("mediaType", "image/png")
                .put("name", canaries.mark("name of a proof", planted) + "的凭证.png");
        return papers;
    }

    /** Orders that come to nothing leave their reasons behind too. */
    private void declined(String subject, List<String> planted) {
        String path = "/api/v1/subjects/" + subject;
        ObjectNode erase = order("PURPOSE_MET", planted);
        send(path + "/erasures", erase, office);
        send(
                path + "/erasures/1:decline",
                JSON.createObjectNode().put("reason", canaries.mark("reason of a refusal", planted) + "材料不全"),
                second);
        send(path + "/restrictions", order("RETENTION_RUNNING", planted), office);
    }

    private ObjectNode order(String ground, List<String> planted) {
        ObjectNode order = (ObjectNode) JSON.readTree(Samples.order(ground));
        order.put("reason", canaries.mark("reason of an order", planted) + "本人申请，电话" + canaries.mobile(planted));
        order.withObject("/document").put("title", canaries.mark("title of an order", planted) + "审批表");
        return order;
    }

    private ObjectNode account(String what, List<String> planted) {
        ObjectNode node = JSON.createObjectNode()
                .put("reason", what + "：" + canaries.mark("reason", planted) + "来电" + canaries.mobile(planted));
        node.putArray("legalBasis").addObject().put("law", "中华人民共和国行政处罚法").put("article", "第四十八条");
        node.putObject("document")
                .put("number", "澄市监更〔2026〕1号")
                .put("title", canaries.mark("title of an act", planted) + "通知书");
        return node;
    }

    private static ObjectNode value(String pointer, String value) {
        ObjectNode node = JSON.createObjectNode().put("pointer", pointer);
        return value.startsWith("[") ? node.set("value", JSON.readTree(value)) : node.put("value", value);
    }

    /** People who come in a file; one row in ten is refused and is about somebody whose other row was taken. */
    private List<Person> file(int count, String format) {
        List<List<String>> planted = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            List<String> values = new ArrayList<>();
            planted.add(values);
            Map<String, String> row = DoubleTable.personPenalty(n, "澄市监雀批〔2026〕%s%05d号".formatted(format, n));
            row.put(DoubleTable.NAME, "司马" + canaries.mark("name", values));
            row.put("证件号码", canaries.citizen(values));
            row.put(
                    DoubleTable.FACTS,
                    "其妻%s，电话%s".formatted(canaries.mark("free text", values), canaries.mobile(values)));
            row.put(DoubleTable.REMARK, canaries.mark("remark", values) + "备注");
            rows.add(row);
            if (n % EVERY == 3) {
                Map<String, String> refused = DoubleTable.with(row, DoubleTable.DECIDED, "2026/02/30");
                refused.put(DoubleTable.DOCUMENT, row.get(DoubleTable.DOCUMENT) + "之二");
                refused.put(DoubleTable.FACTS, "另查" + canaries.mark("free text of a refused row", values));
                rows.add(refused);
            }
        }
        byte[] content = format.equals("csv")
                ? DoubleTable.csv(DoubleTable.PENALTY, rows, Charset.forName("GB18030"))
                : DoubleTable.xlsx(DoubleTable.PENALTY, rows);
        upload(canaries.mark("name of a file", others) + "等人处罚." + format, content);
        return atOnce(IntStream.range(0, count), n -> {
            List<String> values = planted.get(n);
            String subject = only(get("/api/v1/subjects?identifier=" + values.get(1))
                            .path("items"))
                    .path("subjectId")
                    .stringValue();
            List<String> records = get("/api/v1/subjects/" + subject + "/profile")
                    .path("records")
                    .valueStream()
                    .map(record -> record.path("recordId").stringValue())
                    .toList();
            return new Person(subject, records, values);
        });
    }

    /** Bodies, civil servants and households; the open texts of a body hold numbers that a department should not have written. */
    void bodiesAndServants(int count) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            enterprise(n);
            servant(n);
            household(n);
            rows.add(individualBusiness(count + n));
        }
        String batch = upload(canaries.mark("name of a file", others) + ".ndjson", DoubleTable.ndjson(rows));
        get(batch + "/rows?limit=" + count).path("items").forEach(row -> {
            String record = row.path("recordId").stringValue();
            publicRecords.add(record);
            othersRead.add(new Person(
                    get("/api/v1/records/" + record).path("subjectId").stringValue(), List.of(record), List.of()));
        });
    }

    private void enterprise(int n) {
        String name = n % 2 == 0 ? "江阴市示例" + n + "有限公司" : "江阴市" + canaries.mobile(others) + "五金店";
        String subject = register(Samples.subject("ENTERPRISE", name, "USCC", Samples.enterpriseCode(n)));
        ObjectNode fact = penalty("澄市监处罚〔2026〕" + canaries.citizen(others) + "号")
                .put("documentTitle", "对电话" + canaries.mobile(others) + "机主的决定书");
        fact.withObject("/authority").put("name", "市场监管局（" + canaries.mobile(others) + "）");
        fact.withArray("/legalBasis")
                .addObject()
                .put("law", "依据" + canaries.citizen(others) + "号来信")
                .put("article", "第" + canaries.mobile(others) + "条");
        fact.withObject("/payload")
                .put("facts", "经查，当事人电话%s，证人%s。".formatted(canaries.mobile(others), canaries.citizen(others)))
                .put("content", "罚款转入" + canaries.card(others))
                .put("fineWanYuan", "3")
                .put("remark", "联系" + canaries.mobile(others));
        fact.withObject("/payload")
                .putObject("legalRepresentative")
                .put("name", canaries.mark("legal representative", others))
                .put("idType", "身份证")
                .put("idNo", canaries.citizen(others));
        String record = record(subject, fact);
        publicRecords.add(record);
        ObjectNode correction = account("更正", others);
        correction
                .withArray("/values")
                .add(value("/payload/violation", "未标价，投诉电话" + canaries.mobile(others)))
                .add(value("/documentTitle", "涉及电话" + canaries.mobile(others) + "的决定书"));
        send("/api/v1/records/" + record + "/corrections", correction, submitter);
        othersRead.add(new Person(subject, List.of(record), List.of()));
    }

    private void servant(int n) {
        String subject = register(Samples.subject(
                "CIVIL_SERVANT",
                "诸葛" + canaries.mark("civil servant", others),
                "CITIZEN_ID",
                canaries.citizen(others)));
        ObjectNode fact = penalty("雀考〔2026〕%d号".formatted(n)).put("type", "CS-01");
        fact.putObject("payload")
                .put("duty", canaries.mark("duty", others))
                .put("performance", canaries.mark("performance", others) + "按期完成")
                .put("from", "2026-01-01")
                .put("until", "2026-06-01");
        othersRead.add(new Person(subject, List.of(record(subject, fact)), List.of()));
    }

    private void household(int n) {
        String subject = register(
                Samples.subject("HOUSEHOLD", canaries.mark("household", others) + "户", "LOCAL", "L-HU-" + n + "-2026"));
        othersRead.add(new Person(subject, List.of(), List.of()));
    }

    private Map<String, String> individualBusiness(int n) {
        Map<String, String> row = DoubleTable.penalty(n, "澄市监个罚〔2026〕%05d号".formatted(n));
        row.put(DoubleTable.CATEGORY, "个体工商户");
        row.put("法定代表人", canaries.mark("individual business", others));
        row.put("法定代表人证件类型", "身份证");
        row.put("法定代表人证件号码", canaries.citizen(others));
        row.put(DoubleTable.FACTS, "经查，摊主电话%s。".formatted(canaries.mobile(others)));
        return row;
    }

    /** A request with a key that is a number, sent twice: what is kept to answer it alike holds the values too. */
    void idempotent(int count) {
        for (int n = 0; n < count; n++) {
            List<String> planted = new ArrayList<>();
            String key = canaries.citizen(planted);
            String body = Samples.subject(
                    "PERSON", "上官" + canaries.mark("idempotent body", others), "CITIZEN_ID", canaries.citizen(others));
            for (int again = 0; again < 2; again++) {
                HttpResponse<String> answer =
                        http.postJson("/api/v1/subjects", body, "Authorization", office, "Idempotency-Key", key);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
                last.accumulateAndGet(
                        Samples.json(answer.body()).path("position").asLong(), Math::max);
            }
            caughtUp();
            othersRead.add(new Person(
                    only(get("/api/v1/subjects?name=" + encoded("上官" + others.get(others.size() - 2)))
                                    .path("items"))
                            .path("subjectId")
                            .stringValue(),
                    List.of(),
                    List.of()));
        }
    }

    private String upload(String fileName, byte[] content) {
        HttpResponse<String> answer = http.postFile(
                "/api/v1/batches", Map.of("type", "AA-02"), fileName, content, "Authorization", submitter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String path =
                "/api/v1/batches/" + Samples.json(answer.body()).path("batchId").stringValue();
        batches.add(path);
        Eventually.within(
                BATCH_AWAITED, () -> !get(path).path("status").stringValue().equals("RUNNING"));
        assertThat(get(path).path("status").stringValue()).isEqualTo("COMPLETED");
        last.accumulateAndGet(get(path).path("lastPosition").asLong(), Math::max);
        caughtUp();
        return path;
    }

    /** Waits until everything that was planted can be read. */
    void caughtUp() {
        Eventually.within(
                BATCH_AWAITED,
                () -> http.get("/api/v1/subjects?limit=1&minPosition=" + last, "Authorization", office)
                                .statusCode()
                        == 200);
    }

    private static ObjectNode penalty(String documentNo) {
        return (ObjectNode) JSON.readTree(Samples.penalty(documentNo, "2026-06-01"));
    }

    private String record(String subject, ObjectNode fact) {
        return send("/api/v1/subjects/" + subject + "/records", fact, submitter)
                .path("recordId")
                .stringValue();
    }

    private String register(String body) {
        return send("/api/v1/subjects", body, office).path("subjectId").stringValue();
    }

    private JsonNode send(String path, ObjectNode body, String token) {
        return send(path, body.toString(), token);
    }

    private JsonNode send(String path, String body, String token) {
        HttpResponse<String> answer = http.postJson(path, body, "Authorization", token);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 201);
        JsonNode receipt = Samples.json(answer.body());
        last.accumulateAndGet(receipt.path("position").asLong(), Math::max);
        return receipt;
    }

    private JsonNode get(String path) {
        return Samples.json(http.get(path, "Authorization", office).body());
    }

    private static JsonNode only(JsonNode items) {
        assertThat(items.size()).as(items.toString()).isEqualTo(1);
        return items.get(0);
    }

    private static String encoded(@Nullable String text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}

package org.chengxin.api.support;

import java.time.LocalDate;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.chengxin.ledger.time.LedgerClock;
import tools.jackson.databind.json.JsonMapper;

/** Synthetic bodies and facts as callers would write them. Check digits are valid; nothing else is true. */
public final class Samples {

    public static final String MARKET = "11320281H40CLMG9XM";
    public static final String MARKET_NAME = "江阴市市场监督管理局";
    public static final String APPROVAL = "11320281Y6FAE9912C";
    public static final String APPROVAL_NAME = "江阴市行政审批局";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Samples() {}

    /** The code of the {@code n}-th synthetic enterprise. */
    public static String enterpriseCode(int n) {
        return UnifiedSocialCreditCode.complete("91320281%08d".formatted(n)).value();
    }

    public static String department(String name, String uscc) {
        return subject("DEPARTMENT", name, "USCC", uscc);
    }

    public static String enterprise(int n) {
        return subject("ENTERPRISE", "江阴市示例" + n + "有限公司", "USCC", enterpriseCode(n));
    }

    public static String subject(String kind, String name, String scheme, String value) {
        var node = JSON.createObjectNode().put("kind", kind).put("name", name);
        node.putArray("identifiers").addObject().put("scheme", scheme).put("value", value);
        return node.toString();
    }

    /** A penalty as the market supervision bureau would report it. */
    public static String penalty(String documentNo, String decidedOn) {
        var node = JSON.createObjectNode()
                .put("type", "AA-02")
                .put("documentNo", documentNo)
                .put("documentTitle", "行政处罚决定书")
                .put("decidedOn", decidedOn);
        node.putArray("legalBasis").addObject().put("law", "中华人民共和国价格法").put("article", "第四十二条");
        node.putObject("authority").put("name", MARKET_NAME).put("uscc", MARKET);
        var payload = node.putObject("payload")
                .put("violation", "未按规定明码标价")
                .put("facts", "经查，当事人未按规定明码标价，违反有关规定。")
                .put("content", "责令改正，罚款五千元。")
                .put("fineWanYuan", "0.5");
        payload.putArray("kind").add("罚款");
        return node.toString();
    }

    /** A correction of one field. */
    public static String correction(String pointer, String value) {
        var node = JSON.createObjectNode().put("reason", "与决定书原件不一致");
        node.putArray("values").addObject().put("pointer", pointer).put("value", value);
        return account(node).toString();
    }

    public static String revocation(String ground) {
        return account(JSON.createObjectNode().put("reason", "行政复议撤销原决定").put("ground", ground))
                .toString();
    }

    /** The {@code n}-th synthetic person. */
    public static String person(int n) {
        return subject("PERSON", "欧阳示例" + n, "CITIZEN_ID", citizenId(n));
    }

    /** The citizen id of the {@code n}-th synthetic person, at most the 999th. */
    public static String citizenId(int n) {
        return CitizenId.complete("32028119900101%03d".formatted(n)).value();
    }

    /** An order to erase, or to restrict, on a ground that article 47 spells out. */
    public static String order(String ground) {
        var node = JSON.createObjectNode().put("ground", ground).put("reason", "本人书面申请，经核属实");
        node.putObject("document").put("number", "江信护〔2026〕1号").put("title", "审批表");
        return node.toString();
    }

    /** An order to put something right, due in a year. */
    public static String rectification() {
        var node = account(JSON.createObjectNode().put("reason", "未按期公开").put("title", "限期公开处罚信息"));
        node.put("due", LocalDate.now(LedgerClock.ZONE).plusYears(1).toString());
        node.putArray("organs")
                .addObject()
                .put("part", "EXECUTING")
                .put("name", MARKET_NAME)
                .put("uscc", MARKET);
        return node.toString();
    }

    /** An order to lift a restriction. */
    public static String lift() {
        return account(JSON.createObjectNode().put("reason", "争议已经了结")).toString();
    }

    /** An application for a repair with a letter of promise and one proof. */
    public static String repair() {
        var node = JSON.createObjectNode().put("reason", "罚款已缴清");
        var promise = node.putObject("promise").put("sha256", "1".repeat(64));
        promise.putObject("document").put("number", "信诺〔2026〕1号").put("title", "信用承诺书");
        node.putArray("proofs")
                .addObject()
                .put("sha256", "2".repeat(64))
                .put("mediaType", "application/pdf")
                .put("name", "罚款缴纳凭证.pdf");
        return node.toString();
    }

    public static String decline() {
        return JSON.createObjectNode().put("reason", "申请材料不全").toString();
    }

    private static tools.jackson.databind.node.ObjectNode account(tools.jackson.databind.node.ObjectNode node) {
        node.putArray("legalBasis").addObject().put("law", "中华人民共和国行政处罚法").put("article", "第四十八条");
        node.putObject("document").put("number", "澄市监更〔2026〕1号");
        return node;
    }

    /** Reads an answer. */
    public static tools.jackson.databind.JsonNode json(String body) {
        return JSON.readTree(body);
    }
}

package org.chengxin.ledger.support;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Synthetic subjects, organs and facts for tests of the core. Check digits are valid; nothing else is true. */
public final class Facts {

    public static final SubjectId SUBJECT = new SubjectId("01J00000000000000000000001");
    public static final Organ MARKET = new Organ("江阴市市场监督管理局", code("1132028100000001"));
    public static final Organ FIRE = new Organ("江阴市消防救援大队", code("1132028100000002"));
    public static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    public static final Actor SUBMITTER = new Actor("submitter", Role.SUBMITTER, MARKET.uscc());
    public static final LegalBasis PRICE_LAW = new LegalBasis("中华人民共和国价格法", "第四十二条");

    private Facts() {}

    public static String code(String first16) {
        return UnifiedSocialCreditCode.complete(first16).value();
    }

    /** The {@code n}-th record id. */
    public static RecordId record(int n) {
        return new RecordId("01J0000000000000000001%04d".formatted(n));
    }

    public static Registration body(SubjectKind kind) {
        return new Registration(
                kind,
                SubjectName.of(kind, "江阴市示例有限公司"),
                List.of(Identifier.uscc(code("91320281MA000000"))),
                null,
                null);
    }

    public static Registration person(SubjectKind kind) {
        return new Registration(
                kind,
                SubjectName.of(kind, "张三"),
                List.of(Identifier.of(
                        IdentifierScheme.CITIZEN_ID,
                        CitizenId.complete("32028119900101123").value())),
                null,
                null);
    }

    /** A penalty of the market supervision bureau. */
    public static FactDraft penalty(String documentNo, LocalDate decidedOn, String... kinds) {
        return draft("AA-02", documentNo, decidedOn, penaltyPayload(kinds));
    }

    public static FactDraft draft(String type, String documentNo, LocalDate decidedOn, ObjectNode payload) {
        return new FactDraft(
                type,
                MARKET,
                MARKET,
                documentNo,
                null,
                decidedOn,
                null,
                null,
                List.of(PRICE_LAW),
                payload,
                List.of(),
                List.of());
    }

    public static ObjectNode penaltyPayload(String... kinds) {
        ObjectNode payload = json("{\"violation\":\"未按规定明码标价\",\"facts\":\"经查，未按规定明码标价。\",\"content\":\"责令改正。\"}");
        for (String kind : kinds) {
            payload.withArray("kind").add(kind);
        }
        return payload;
    }

    /** A fact as the ledger holds it, without personal parts. */
    public static Fact fact(String type, ObjectNode payload) {
        return new Fact(
                type,
                MARKET,
                FIRE,
                "澄市监处罚〔2026〕1号",
                "行政处罚决定书",
                LocalDate.of(2026, 6, 1),
                LocalDate.of(2026, 6, 2),
                null,
                List.of(PRICE_LAW),
                payload,
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    public static Judgement shown(DisclosureLevel level, LocalDate from, LocalDate until) {
        return new Judgement(1, Polarity.NEGATIVE, Severity.GENERAL, new Publicity(level, from, until, "PUB-2026"));
    }

    /** An act with everything a mending needs. */
    public static Act accounted(Actor actor) {
        return new Act(
                actor,
                new PersonalText("原件与系统不一致"),
                List.of(new LegalBasis("中华人民共和国行政处罚法", "第四十八条")),
                new DocumentRef("澄市监更〔2026〕1号", null));
    }

    public static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }
}

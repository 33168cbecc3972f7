package org.chengxin.api.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.store.Discrepancy;
import org.springframework.http.HttpStatus;

/** The problems that more than one door has. */
public final class Problems {

    private static final Bilingual REFUSED = new Bilingual("不予受理", "Refused");

    private Problems() {}

    /** Refusals of the ledger; the gravest kind gives the status. */
    public static Problem of(List<Refusal> refusals) {
        Refusal gravest = refusals.stream()
                .max(Comparator.comparingInt(r -> gravity(r.kind())))
                .orElseThrow();
        return new Problem(
                status(gravest.kind()),
                gravest.rule(),
                REFUSED,
                gravest.message(),
                refusals.stream()
                        .map(Refusal::basis)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                refusals.stream()
                        .map(r -> new Problem.Field(r.pointer(), r.rule(), r.message()))
                        .toList());
    }

    /** What is asked for is not there, or not for this caller: the two are told apart to nobody. */
    public static Problem notFound() {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "R-NOT-FOUND",
                new Bilingual("没有找到", "Not found"),
                new Bilingual("没有这项内容，或无权查看", "There is no such thing, or it is not for you to see"));
    }

    /** This role may not do this. */
    public static Problem forbidden() {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "R-ACL",
                new Bilingual("无权操作", "Forbidden"),
                new Bilingual("该账号的角色无权进行此操作", "The role of this account may not do this"));
    }

    /** Something was found in the store that is not as it was sealed. */
    public static Problem readOnly(Discrepancy found) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "R-READ-ONLY",
                new Bilingual("账本只读", "Read-only"),
                new Bilingual(
                        "序号 " + found.position() + " 处的 " + found.field()
                                + " 与封存时不符，账本停止写入，公示查询照常，须留痕的查询暂停；请联系管理员，详见 /log",
                        "At position " + found.position() + ", " + found.field()
                                + " is not as it was sealed. Nothing is written until an operator has looked into it;"
                                + " what is public is served as ever, look-ups that have to be recorded are not. See /log"));
    }

    public static Problem invalid(String pointer, String rule, Bilingual message) {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                rule,
                REFUSED,
                message,
                List.of(),
                List.of(new Problem.Field(pointer, rule, message)));
    }

    private static int gravity(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> 0;
            case CONFLICT -> 1;
            case UNKNOWN -> 2;
            case FORBIDDEN -> 3;
        };
    }

    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
        };
    }
}

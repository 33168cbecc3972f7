package org.chengxin.api.audit;

import java.time.LocalDate;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/audit/usages} for the auditor and {@code /api/v1/me/usages} for a subject, newest first. */
@RestController
@RequestMapping("/api/v1")
class UsageDoor {

    private final Usages usages;

    UsageDoor(Usages usages) {
        this.usages = usages;
    }

    /** Who looked: at whom, or who, or when. {@code from} and {@code to} are civil days, both included. */
    @LooksUp(LookUpKind.USAGES)
    @GetMapping("/audit/usages")
    Page<UsageRead> all(
            @RequestParam @Nullable SubjectId subject,
            @RequestParam @Nullable String account,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate from,
            @RequestParam @Nullable @DateTimeFormat(iso = ISO.DATE) LocalDate to,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return usages.all(
                actor,
                new UsageFilter(subject, account, from, to),
                Cursor.key(cursor, Long.MAX_VALUE),
                Cursor.limit(limit));
    }

    /** Who looked at my archive. */
    @LooksUp(LookUpKind.USAGES)
    @GetMapping("/me/usages")
    Page<MyUsageRead> mine(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Actor actor) {
        return usages.mine(actor, Cursor.key(cursor, Long.MAX_VALUE), Cursor.limit(limit));
    }
}

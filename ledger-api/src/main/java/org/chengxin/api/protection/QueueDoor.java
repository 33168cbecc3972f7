package org.chengxin.api.protection;

import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/protection-orders}: what waits for a second person, across all archives. */
@RestController
@RequestMapping("/api/v1/protection-orders")
class QueueDoor {

    private final Cases cases;

    QueueDoor(Cases cases) {
        this.cases = cases;
    }

    /** The order that has waited longest first. */
    @GetMapping
    @LooksUp(LookUpKind.PROTECTION)
    Page<CaseRead> waiting(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor, Actor actor) {
        return cases.waiting(actor, Cursor.key(cursor, 0), Cursor.limit(limit));
    }
}

package org.chengxin.api.due;

import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.usage.LookUpKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/due}: what is overdue, and what falls due soon. */
@RestController
class DueDoor {

    private final DueDesk desk;

    DueDoor(DueDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/v1/due")
    @LooksUp(LookUpKind.LIST)
    DueDesk.Due due(Actor actor) {
        return desk.read(actor);
    }
}

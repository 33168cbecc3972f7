package org.chengxin.api.protection;

import org.chengxin.api.command.Receipt;
import org.chengxin.ledger.credit.Answer;
import org.springframework.http.ResponseEntity;

/** How a decision is answered. */
final class Replies {

    static final String REPEATED = "Idempotent-Replayed";

    private Replies() {}

    static ResponseEntity<Receipt> done(Answer.Done done, Receipt receipt) {
        return ResponseEntity.ok()
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(receipt);
    }
}

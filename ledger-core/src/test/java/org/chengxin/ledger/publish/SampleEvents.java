package org.chengxin.ledger.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;

/** Events of several subjects, one after the other. */
final class SampleEvents {

    private static final EventName NAME = new EventName("CreditSubject", "credit.fact.recorded", "1");
    private static final int SUBJECTS = 7;

    private final Random random = new Random(20261122);
    private final String branch;
    private int next;

    SampleEvents(String branch) {
        this.branch = branch;
    }

    List<NewEvent> next(int events) {
        List<NewEvent> made = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            made.add(event(next++));
        }
        return made;
    }

    private NewEvent event(int n) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return new NewEvent(
                UUID.nameUUIDFromBytes((branch + n).getBytes(UTF_8)).toString(),
                NAME,
                "subject-" + n % SUBJECTS,
                n / SUBJECTS,
                1_700_000_000_000_000L + n,
                new EventBytes(
                        ("{\"fact\":\"" + branch + n + "\"}").getBytes(UTF_8),
                        "{\"by\":\"office\"}".getBytes(UTF_8),
                        salt));
    }
}

package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who holds a key, also when many want it, and when the owner is gone for good. */
class ClaimTableTest {

    private static final byte[] KEY = {1};
    private static final byte[] OTHER = {2};

    private final StoreDatabase database = StoreDatabase.fresh();
    private final ClaimTable claims = new ClaimTable(database.dataSource());

    ClaimTableTest() {
        database.execute(StoreDatabase.migration("V2__claims.sql"));
        database.execute(StoreDatabase.migration("V4__subject_keys.sql"));
    }

    @Test
    void whoeverClaimsFirstHoldsTheKeyAndEverybodyIsToldSo() throws Exception {
        Set<String> answers = new HashSet<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
            for (Future<String> answer : callers.invokeAll(IntStream.range(0, 64)
                    .<Callable<String>>mapToObj(n -> () -> claims.claim("ID", KEY, "owner-" + n))
                    .toList())) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).hasSize(1);
        assertThat(claims.find("ID", KEY)).hasValue(answers.iterator().next());
    }

    @Test
    void whatIsReleasedIsNobodysAndGoesToWhoeverComesNext() {
        claims.claim("ID", KEY, "old");
        claims.claim("NAME", KEY, "old");
        claims.claim("ID", OTHER, "another");

        assertThat(claims.release("old")).isEqualTo(2);

        assertThat(claims.holds("old")).isFalse();
        assertThat(claims.find("ID", KEY)).isEmpty();
        assertThat(claims.claim("ID", KEY, "new")).isEqualTo("new");
        assertThat(claims.find("ID", OTHER)).hasValue("another");
        assertThat(claims.release("old")).isZero();
    }

    /** Somebody looked an identifier up before an erasure and brings another one after it. */
    @Test
    void whoseKeyIsDestroyedIsGivenNothingMore() {
        claims.claim("ID", KEY, "erased");
        database.execute("insert into ledger.subject_key (owner, destroyed_at) values ('erased', now())");
        claims.release("erased");

        assertThat(claims.claim("ID", OTHER, "erased")).isEqualTo("erased");

        assertThat(claims.find("ID", OTHER)).isEmpty();
        assertThat(claims.claim("ID", OTHER, "new")).isEqualTo("new");
    }
}

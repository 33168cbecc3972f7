package org.chengxin.api.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TamperTest {

    private static FilledLedger ledger;

    @BeforeAll
    static void fill() throws SQLException {
        ledger = FilledLedger.fill();
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void untouchedCopiesAreSound() throws SQLException {
        for (int i = 0; i < 10; i++) {
            long t0 = System.nanoTime();
            String copy = ledger.copy();
            long t1 = System.nanoTime();
            Report report = ledger.verify(copy, ledger.keptAtLast());
            long t2 = System.nanoTime();
            FilledLedger.drop(copy);
            System.err.println((t1 - t0) / 1000000 + " " + (t2 - t1) / 1000000 + " " + (System.nanoTime() - t2) / 1000000);
            if (i == 0) report.lines().forEach(l -> System.err.println(l.outcome() + " " + l.wording().en()));
            assertThat(report.sound()).as(report.differences().toString()).isTrue();
        }
    }
}

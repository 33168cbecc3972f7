package org.chengxin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void aBarTellsShareSpeedAndTimeLeft() {
        assertThat(Progress.line(250_000, 0.25, 2_000_000_000L))
                .isEqualTo("[#######.......................]  25%  250,000 (125,000/s)  剩余 left 0:00:06");
    }

    @Test
    void nothingDoneYetIsNoReasonToDivideByIt() {
        assertThat(Progress.line(0, 0, 1)).contains("  0%").endsWith("99:00:00");
    }
}

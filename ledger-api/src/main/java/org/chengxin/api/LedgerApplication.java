package org.chengxin.api;

import org.chengxin.api.operator.VerifyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the ledger. Without any setting it brings its own PostgreSQL and listens on the loopback only. With {@code verify} as
 * its first word it looks at a ledger instead, and ends.
 */
@SpringBootApplication
public class LedgerApplication {

    public static void main(String[] arguments) {
        if (VerifyCommand.isMeant(arguments)) {
            VerifyCommand.main(arguments);
            return;
        }
        SpringApplication.run(LedgerApplication.class, arguments);
    }
}

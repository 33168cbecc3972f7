package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Other systems start from the committed description, so it changes only on purpose: {@code -Dopenapi.write=true}. */
@LedgerTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

    @LocalServerPort
    private int port;

    @Test
    void theCommittedDescriptionIsTheServedOne() throws IOException {
        String served = new LedgerHttp(port).get("/v3/api-docs").body() + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(served).isEqualTo(Files.readString(COMMITTED));
    }
}

package org.chengxin.api.security;

import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/** Makes secrets nobody can guess: 256 random bits, in characters that survive copying and URLs. */
final class Secrets {

    private static final int BYTES = 32;
    private static final StringKeyGenerator GENERATOR =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

    private Secrets() {}

    static String next() {
        return GENERATOR.generateKey();
    }
}

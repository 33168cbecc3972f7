package org.chengxin.api.security;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;

/**
 * How secrets are hashed. PBKDF2, because it is in the JDK and, unlike bcrypt, does not stop at 72 bytes, which is 24
 * Chinese characters. The name in front of each hash lets a stronger way be added while old hashes stay valid.
 */
@Configuration(proxyBeanMethods = false)
class PasswordEncoding {

    private static final String CURRENT = "pbkdf2-sha256-600k";
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 600_000;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new DelegatingPasswordEncoder(
                CURRENT,
                Map.of(
                        CURRENT,
                        new Pbkdf2PasswordEncoder(
                                "", SALT_BYTES, ITERATIONS, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256)));
    }
}

package org.chengxin.api.security;

import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.credit.Actor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Doors that only tests have: they say who came in. */
@TestConfiguration(proxyBeanMethods = false)
@RestController
class WhoAmI {

    @GetMapping("/api/v1/test/me")
    Actor me(Actor actor) {
        return actor;
    }

    @GetMapping("/api/v1/test/office")
    @PreAuthorize("hasRole('OFFICE')")
    Actor office(Actor actor) {
        return actor;
    }

    @GetMapping("/api/v1/public/test")
    Map<String, Boolean> open(Optional<Actor> actor) {
        return Map.of("signedIn", actor.isPresent());
    }

    @GetMapping("/desk/test")
    String desk(Actor actor) {
        return actor.account() + " " + actor.role();
    }
}

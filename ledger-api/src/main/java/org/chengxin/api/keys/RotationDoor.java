package org.chengxin.api.keys;

import java.net.URI;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/admin/master-key/rotation} in JSON, for the administrator alone. */
@NoLookUp("how far a change of keys is")
@RestController
@RequestMapping(RotationDoor.PATH)
class RotationDoor {

    static final String PATH = "/api/v1/admin/master-key/rotation";

    private final RotationRunner runner;

    RotationDoor(RotationRunner runner) {
        this.runner = runner;
    }

    /** Has the master key changed; while a change is under way, nothing but its status is answered. */
    @PostMapping
    ResponseEntity<RotationRead> begin(Actor actor) {
        administratorOnly(actor);
        return ResponseEntity.accepted().location(URI.create(PATH)).body(runner.begin(actor.account()));
    }

    @GetMapping
    RotationRead status(Actor actor) {
        administratorOnly(actor);
        return runner.status();
    }

    private static void administratorOnly(Actor actor) {
        if (actor.role() != Role.ADMINISTRATOR) {
            throw new ProblemException(Problems.forbidden());
        }
    }
}

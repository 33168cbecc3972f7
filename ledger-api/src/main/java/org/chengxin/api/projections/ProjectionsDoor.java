package org.chengxin.api.projections;

import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/projections}: how the views stand; building one anew and trying again is the administrator's. */
@NoLookUp("how far views are")
@RestController
@RequestMapping("/api/v1/projections")
class ProjectionsDoor {

    private final Projections projections;

    ProjectionsDoor(Projections projections) {
        this.projections = projections;
    }

    @GetMapping
    ProjectionsRead status(Actor actor) {
        return projections.read(actor);
    }

    /** Begins to build a view anew beside the one that is read; how far it is, says the list. */
    @PostMapping("/{view}/rebuild")
    ResponseEntity<ProjectionsRead> rebuild(Actor actor, @PathVariable String view) {
        projections.rebuild(actor, view);
        return ResponseEntity.accepted().body(projections.read(actor));
    }

    /** Tries again what a view could not take of a subject. */
    @PostMapping("/{view}/waiting/{subjectId}/retry")
    ProjectionsRead retry(Actor actor, @PathVariable String view, @PathVariable String subjectId) {
        projections.retry(actor, view, subjectId);
        return projections.read(actor);
    }
}

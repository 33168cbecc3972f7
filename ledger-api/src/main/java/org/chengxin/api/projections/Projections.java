package org.chengxin.api.projections;

import java.util.EnumSet;
import java.util.Set;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.projections.engine.ViewEngine;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What may be asked of the views, and by whom. */
@Component
class Projections {

    private static final Set<Role> READERS = EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR, Role.OFFICE);

    private final ViewEngine engine;

    Projections(ViewEngine engine) {
        this.engine = engine;
    }

    ProjectionsRead read(Actor actor) {
        if (!READERS.contains(actor.role())) {
            throw new ProblemException(Problems.forbidden());
        }
        return ProjectionsRead.of(engine.status(), engine.deadLetters());
    }

    /** Begins to build a view anew; one that is being built already goes on. */
    void rebuild(Actor actor, String view) {
        administratorOnly(actor);
        engine.rebuild(known(view));
    }

    /** Has a view try again what waits of a subject. */
    void retry(Actor actor, String view, String subjectId) {
        administratorOnly(actor);
        if (!engine.retry(known(view), subjectId)) {
            throw new ProblemException(Problem.of(
                    HttpStatus.CONFLICT,
                    "R-WAITING",
                    new Bilingual("仍未能处理", "Still not taken"),
                    new Bilingual(
                            "视图 " + view + " 仍无法处理该主体的事件，已记下原因；原事件在账本中完好。修正程序后再试，或重建视图。",
                            "The view " + view
                                    + " still cannot take the events of this subject; the reason is noted. The"
                                    + " events are safe in the ledger. Try again with a corrected release, or have the view"
                                    + " built anew.")));
        }
    }

    private String known(String view) {
        if (!engine.views().contains(view)) {
            throw new ProblemException(Problem.of(
                    HttpStatus.NOT_FOUND,
                    "R-NOT-FOUND",
                    new Bilingual("没有这个视图", "No such view"),
                    new Bilingual("视图为：" + engine.views(), "The views are " + engine.views())));
        }
        return view;
    }

    private static void administratorOnly(Actor actor) {
        if (actor.role() != Role.ADMINISTRATOR) {
            throw new ProblemException(Problems.forbidden());
        }
    }
}

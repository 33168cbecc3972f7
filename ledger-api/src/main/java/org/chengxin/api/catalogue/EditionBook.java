package org.chengxin.api.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.edition.Difference;
import org.chengxin.ledger.edition.Edition;
import org.chengxin.ledger.edition.EditionHistory;
import org.chengxin.ledger.edition.EditionStage;
import org.chengxin.ledger.edition.Editions;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The versions as somebody may see them: what is published or open to comments is for everybody. */
@Component
class EditionBook {

    private static final Set<Role> MAKERS = Set.of(Role.OFFICE, Role.AUDITOR);
    private static final Set<EditionStage> OPEN =
            Set.of(EditionStage.CONSULTATION, EditionStage.PUBLISHED, EditionStage.IN_FORCE, EditionStage.SUPERSEDED);

    private final EditionHistory history;
    private final CatalogueTexts shipped;
    private final LedgerClock clock;

    EditionBook(EditionHistory history, CatalogueTexts shippedCatalogue, LedgerClock clock) {
        this.history = history;
        this.shipped = shippedCatalogue;
        this.clock = clock;
    }

    /** So that whoever took a step reads it at once; other nodes see it some seconds later. */
    void catchUp() {
        history.now();
    }

    /** Whether somebody follows the making. */
    static boolean follows(Optional<Actor> visitor) {
        return visitor.filter(actor -> MAKERS.contains(actor.role())).isPresent();
    }

    /** The newest first. */
    List<EditionRead> all(Optional<Actor> visitor) {
        Editions editions = history.now();
        return editions.all().stream()
                .filter(edition -> isFor(visitor, editions, edition))
                .sorted(Comparator.comparingInt(Edition::number).reversed())
                .map(edition -> EditionRead.of(editions, edition, clock.today(), false))
                .toList();
    }

    EditionRead read(Optional<Actor> visitor, int number) {
        return EditionRead.of(history.now(), find(visitor, number), clock.today(), follows(visitor));
    }

    /** @throws ProblemException if there is none, or it is not for this visitor */
    Edition find(Optional<Actor> visitor, int number) {
        Editions editions = history.now();
        return editions.find(number)
                .filter(edition -> isFor(visitor, editions, edition))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** For whoever signed in: comments are made to be read by those concerned. */
    List<EditionRead.Step> comments(Optional<Actor> visitor, int number) {
        return visitor.isEmpty()
                ? List.of()
                : find(visitor, number).comments().stream()
                        .map(EditionRead.Step::of)
                        .toList();
    }

    String text(Optional<Actor> visitor, int number, String file) {
        return find(visitor, number).texts().text(file).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** @param against the version to compare with; by default the one it was made from */
    Difference difference(Optional<Actor> visitor, int number, @Nullable Integer against) {
        Edition edition = find(visitor, number);
        Integer other = against == null ? edition.basedOn() : against;
        return Difference.between(
                other == null ? edition.texts() : find(visitor, other).texts(), edition.texts());
    }

    /** Files of the running build that the latest version does not have word for word; a build may bring new rules along. */
    Set<String> shippedOtherwise() {
        Editions editions = history.now();
        return editions.isEmpty() ? Set.of() : editions.latest().texts().differingFrom(shipped);
    }

    /** What the version says, whatever its stage. */
    Catalogue catalogue(Edition edition) {
        return history.draft(edition);
    }

    LocalDate today() {
        return clock.today();
    }

    private boolean isFor(Optional<Actor> visitor, Editions editions, Edition edition) {
        return follows(visitor) || OPEN.contains(editions.stage(edition, clock.today()));
    }
}

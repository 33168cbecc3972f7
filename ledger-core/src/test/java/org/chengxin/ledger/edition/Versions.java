package org.chengxin.ledger.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.edition.EditionCommand.ApproveEdition;
import org.chengxin.ledger.edition.EditionCommand.Beginning;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionCommand.OpenEdition;
import org.chengxin.ledger.edition.EditionCommand.PublishEdition;
import org.chengxin.ledger.edition.EditionCommand.WriteFile;
import org.chengxin.ledger.edition.EditionDecision.Happens;
import org.chengxin.ledger.edition.EditionDecision.Refused;
import org.chengxin.ledger.edition.EditionEvent.EditionAdopted;
import org.chengxin.ledger.time.LedgerClock;

/** Versions of the catalogue on their way, for tests: what happened so far, decided as it is in the ledger. */
final class Versions {

    static final Actor AUTHOR = new Actor("catalogue-author", Role.OFFICE, null);
    static final Actor APPROVER = new Actor("catalogue-approver", Role.OFFICE, null);
    static final Actor DEPARTMENT = new Actor("department", Role.SUBMITTER, "11320281014049283G");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final CatalogueTexts SHIPPED = CatalogueTexts.shipped();
    static final Catalogue IN_FORCE = Catalogue.load(Approvals.none());

    private Editions editions = Editions.none();
    private LocalDate today = TODAY;

    static Versions adopted() {
        Versions versions = new Versions();
        versions.editions =
                versions.editions.after(new EditionAdopted(1, IN_FORCE.title(), SHIPPED.byName()), versions.now());
        return versions;
    }

    /** With a second version that has been put to consultation until {@code today} plus seven days. */
    static Versions consulted() {
        return adopted().opened().written().then(new OpenConsultation(2, TODAY.plusDays(7), AUTHOR));
    }

    static Versions approved() {
        return consulted().on(TODAY.plusDays(8)).then(new ApproveEdition(2, "澄信办〔2026〕12号", APPROVER));
    }

    static Versions published() {
        return approved().then(new PublishEdition(2, TODAY.plusDays(30), APPROVER));
    }

    Versions opened() {
        return then(open(new Beginning.Latest()));
    }

    static OpenEdition open(Beginning beginning) {
        return new OpenEdition(
                beginning,
                new Bilingual("第二版", "second version"),
                new Bilingual("延长征求意见", "more time for comments"),
                AUTHOR);
    }

    /** Comments take ten days from then on. */
    Versions written() {
        return then(write("making.json", making(10)));
    }

    static WriteFile write(String file, String text) {
        return new WriteFile(2, file, text, AUTHOR);
    }

    static String making(int days) {
        return SHIPPED.text("making.json")
                .orElseThrow()
                .replace("\"consultationDaysMin\": 7", "\"consultationDaysMin\": " + days);
    }

    Versions on(LocalDate day) {
        today = day;
        return this;
    }

    Versions then(EditionCommand command) {
        if (!(decide(command) instanceof Happens happens)) {
            throw new AssertionError(decide(command).toString());
        }
        happens.events().forEach(event -> editions = editions.after(event, now()));
        return this;
    }

    EditionDecision decide(EditionCommand command) {
        return EditionRules.decide(editions, command, IN_FORCE, SHIPPED, today);
    }

    /** The rules that refuse it; none if it happens. */
    List<String> rules(EditionCommand command) {
        return decide(command) instanceof Refused refused
                ? refused.refusals().stream().map(refusal -> refusal.rule()).toList()
                : List.of();
    }

    Editions editions() {
        return editions;
    }

    Edition second() {
        return editions.find(2).orElseThrow();
    }

    private Instant now() {
        return today.atTime(10, 0).atZone(LedgerClock.ZONE).toInstant();
    }
}

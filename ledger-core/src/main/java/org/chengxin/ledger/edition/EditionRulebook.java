package org.chengxin.ledger.edition;

import java.util.List;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.edition.EditionDecision.Refused;
import org.chengxin.ledger.time.LedgerClock;

/**
 * What a decision on a version needs beside the versions and the command.
 *
 * @param shipped the files that came with this build
 */
public record EditionRulebook(Catalogues catalogues, CatalogueTexts shipped, LedgerClock clock) {

    EditionDecision decide(Editions editions, EditionCommand command) {
        Catalogue inForce = catalogues.on(clock.today());
        EditionDecision decision = EditionRules.decide(editions, command, inForce, shipped, clock.today());
        return decision instanceof Refused refused
                ? new Refused(List.copyOf(refused.refusals().stream()
                        .map(refusal -> refusal.foundedOn(inForce.ruleBases().of(refusal.rule())))
                        .toList()))
                : decision;
    }
}

package org.chengxin.ledger.catalogue;

import java.time.LocalDate;

/**
 * The front page of a catalogue version.
 *
 * @param effectiveFrom first day of the decisions it covers; each type and rule has a date of its own
 * @param note what a reader has to know before relying on it
 */
public record CatalogueTitle(
        int version, Bilingual title, LocalDate publishedOn, LocalDate effectiveFrom, Bilingual note) {}

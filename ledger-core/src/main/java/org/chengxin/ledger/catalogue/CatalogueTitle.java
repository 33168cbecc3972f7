package org.chengxin.ledger.catalogue;

import java.time.LocalDate;

/**
 * The front page of a catalogue version.
 *
 * @param note what a reader has to know before relying on it
 */
public record CatalogueTitle(
        int version, Bilingual title, LocalDate publishedOn, LocalDate effectiveFrom, Bilingual note) {}

package org.chengxin.ledger.submission;

import org.chengxin.ledger.catalogue.Bilingual;

/**
 * Why a cell refuses its row.
 *
 * @param header the header as in the file; empty when no cell is to blame
 * @param value as found; masked where it is personal, shortened where it is long
 * @param rule stable id of the rule
 * @param message what was expected, what was found, what to do
 */
public record CellFault(String header, String value, String rule, Bilingual message) {}

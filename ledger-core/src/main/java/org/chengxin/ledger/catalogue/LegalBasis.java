package org.chengxin.ledger.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * The law, regulation or central document on which a fact, rule or measure rests (依据).
 *
 * @param law its full title, without book-title marks
 * @param article the article as printed ("第四十二条"), absent when the whole text is meant
 */
public record LegalBasis(String law, @Nullable String article) {}

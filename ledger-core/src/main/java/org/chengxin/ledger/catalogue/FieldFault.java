package org.chengxin.ledger.catalogue;

/**
 * What is wrong with one field of a payload. The message names the field and the rule and never repeats the value, which
 * may be personal.
 *
 * @param pointer JSON pointer to the field; of a missing field, to where it should be
 * @param keyword the schema keyword that was not met, such as {@code required}
 */
public record FieldFault(String pointer, Bilingual message, String keyword) {}

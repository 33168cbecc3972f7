package org.chengxin.ledger.credit;

/**
 * An organ of state as a record names it, by the name of its day.
 *
 * @param uscc unified social credit code, or a local code ({@code L-…}) of a body that has none
 */
public record Organ(String name, String uscc) {}

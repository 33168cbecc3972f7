package org.chengxin.ledger.store;

/**
 * What kind of event a row holds: a row of {@code ledger.event_type}.
 *
 * @param kind kind of the stream, empty for an event that belongs to none
 * @param type stable dotted name
 * @param revision empty if there is none
 */
public record EventName(String kind, String type, String revision) {}

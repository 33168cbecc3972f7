package org.chengxin.ledger.profile;

import java.time.Instant;

/**
 * Where an event stands in the ledger.
 *
 * @param position its place in the one order, counted from 1
 * @param recordedAt when the ledger took it
 */
public record Stamp(long position, String eventId, Instant recordedAt) {}

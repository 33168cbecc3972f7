package org.chengxin.projections.engine;

import java.time.Instant;

/**
 * Events of one subject that a view could not take: the first and those behind it, which wait for it.
 *
 * @param position of the first
 * @param events how many wait
 * @param reason what went wrong with the first; names no value
 * @param attempts how often it was tried
 */
public record DeadLetter(
        String view, String subjectId, long position, long events, String reason, Instant parkedAt, int attempts) {}

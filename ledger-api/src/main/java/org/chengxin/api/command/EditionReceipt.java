package org.chengxin.api.command;

/**
 * Says that the ledger has a step of a version of the catalogue, as {@link Receipt} says it of a subject.
 *
 * @param position place of the event in the one order, counted from 1
 * @param leafHash its leaf in the tree, base64
 * @param version number of the version
 * @param checkpoint where checkpoints are served
 */
public record EditionReceipt(long position, String eventId, String leafHash, int version, String checkpoint) {}

package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The form of an export, version 1: a log, or a part of it, in one file that needs nothing else to be verified. Numbers are
 * big-endian, {@code text} is two bytes of length and that many of UTF-8.
 *
 * <pre>
 *   file       = magic | 01 | suite text | origin text | keys 2 | key text … | before 8 | root 32 … | frame … | end frame
 *   frame      = kind 1 | length 4 | body
 *   'E' event  = head length 2 | head | salt 16 | field sums 8 | leaf 32 | 00, or 01 and tree head 32
 *                | payload length 4 | payload | metadata
 *   'C' note   = size 8 | signed note
 *   'Z' end    = position of the last event 8
 * </pre>
 *
 * <p>{@code before} is how many events of the log stand before the first of the file, and the roots are those of the complete
 * subtrees over them, largest first, one for each bit of {@code before}. A head is the {@link
 * org.chengxin.ledger.seal.Entry} of the event up to its commitments. Events come in the order of positions without a gap,
 * a checkpoint comes right after the last event that it covers. Nothing follows the end frame.
 */
final class ExportForm {

    static final byte[] MAGIC = "chengxin-ledger-export\n".getBytes(US_ASCII);
    static final byte VERSION = 1;

    static final byte EVENT = 'E';
    static final byte NOTE = 'C';
    static final byte END = 'Z';

    /** Longest body of a frame, in bytes: an event of the largest size that PostgreSQL could hold is far smaller. */
    static final int FRAME_BYTES_MAX = 256 << 20;

    /** Longest text of the header, in bytes. */
    static final int TEXT_BYTES_MAX = 4096;

    /** Keys of a log over its life, its witnesses not included. */
    static final int KEYS_MAX = 256;

    private ExportForm() {}
}

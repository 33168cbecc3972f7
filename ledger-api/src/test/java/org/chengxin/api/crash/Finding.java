package org.chengxin.api.crash;

/** Something in the log that must not be. */
record Finding(Kind kind, String detail) {

    enum Kind {
        /** A client was told of an event that is not there. */
        LOST,
        /** An event, or the unit it belongs to, stands elsewhere or has another leaf than a client was told. */
        MOVED,
        /** An event stands in the log more than once. */
        TWICE,
        /** Of events that belong together some are there and some are not. */
        PARTIAL,
        /** Positions do not run from 1 without a gap. */
        GAP,
        /** The events of a subject are not numbered from 0 without a gap. */
        SEQUENCE,
        /** The stored leaf is not the one of the stored bytes. */
        LEAF,
        /** A stored head of the tree is not the root of the leaves up to there, or the last batch has none. */
        ROOT,
        /** The stored roots of subtrees are not those of the leaves. */
        NODE,
        /** A command that was sent again got another answer, or added something. */
        REPEATED,
        /** The ledger does not answer any more though nothing is in its way. */
        SILENT
    }
}

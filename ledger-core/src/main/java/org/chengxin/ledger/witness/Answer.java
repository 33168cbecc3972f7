package org.chengxin.ledger.witness;

import org.chengxin.ledger.seal.NoteSignature;

/** What a witness says, as HTTP carries it. */
record Answer(int status, String contentType, String body) {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SIZE = "text/x.tlog.size";

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int BROKEN = 500;

    static Answer cosigned(NoteSignature cosignature) {
        return new Answer(OK, TEXT, cosignature.line() + "\n");
    }

    static Answer text(String body) {
        return new Answer(OK, TEXT, body);
    }

    static Answer malformed(String why) {
        return refusal(BAD_REQUEST, why);
    }

    static Answer unsigned() {
        return refusal(FORBIDDEN, "none of the keys known for this log has signed the checkpoint");
    }

    static Answer unknownLog() {
        return refusal(NOT_FOUND, "this witness does not know the log");
    }

    /** The log believes that the witness stands elsewhere; it stands at {@code size}. */
    static Answer elsewhere(long size) {
        return new Answer(CONFLICT, SIZE, size + "\n");
    }

    static Answer inconsistent(String why) {
        return refusal(UNPROCESSABLE, why);
    }

    static Answer notKept() {
        return refusal(BROKEN, "the checkpoint could not be kept, so it was not cosigned");
    }

    private static Answer refusal(int status, String why) {
        return new Answer(status, TEXT, why + "\n");
    }
}

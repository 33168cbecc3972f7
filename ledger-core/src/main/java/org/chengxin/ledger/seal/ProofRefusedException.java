package org.chengxin.ledger.seal;

/** A proof that does not prove what it was given for. The message names the root it leads to and the root it should. */
public final class ProofRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProofRefusedException(String message) {
        super(message);
    }
}

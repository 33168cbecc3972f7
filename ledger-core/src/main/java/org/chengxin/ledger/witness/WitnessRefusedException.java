package org.chengxin.ledger.witness;

/** The witness will not work like this. The message says why in Chinese and English. */
final class WitnessRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WitnessRefusedException(String chinese, String english) {
        super(chinese + " | " + english);
    }

    WitnessRefusedException(String chinese, String english, Throwable cause) {
        super(chinese + " | " + english, cause);
    }
}

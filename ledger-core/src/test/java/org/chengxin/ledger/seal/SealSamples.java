package org.chengxin.ledger.seal;

/**
 * A log of seven entries, the first seven of the reference tests, its signed checkpoint with a witness's cosignature, and the
 * proof of leaf 5. Made by other hands than ours: Python's {@code hashlib} and the library {@code cryptography}, from the
 * texts of the specifications. The keys are for tests only.
 */
final class SealSamples {

    static final String ORIGIN = "ledger.example/log";
    static final String WITNESS = "witness.example/w1";
    static final long COSIGNED_AT = 1_700_000_000L;

    static final String LOG_PKCS8 = "MC4CAQAwBQYDK2VwBCIEIFxeO3qi9+R+TGPC+r8KqD2wVLP6Y33uqQQ401AXg+l7";
    static final String WITNESS_PKCS8 = "MC4CAQAwBQYDK2VwBCIEIAzxs4env3AZGjk644v2r5uDPBiwF9Joc7MgzXK15U2K";
    static final String LOG_VKEY = "ledger.example/log+254db298+AZuEhsVcjNCSeudYkFP08v41QzIRMNJUjaXxufnqmXED";
    static final String WITNESS_VKEY = "witness.example/w1+40103954+BHtsb1/so80q4XMAr56N9k2fFONJkWizKOumiCgovihK";

    static final String TEXT = """
            ledger.example/log
            7
            3bib5AOAnjJXUNPSY814kpwpQreUKjS3fhIslZSnTIw=
            """;

    static final String LOG_LINE = "— ledger.example/log"
            + " JU2ymNfo+VmGrYQ3sMv5TennAsIZHz4HktQsfpXqlffiVfvHYMEcR1U3IA5BSl7Px1JEmUxSoYYp/W9PJkpc1A7DlAQ=";

    static final String WITNESS_LINE = "— witness.example/w1"
            + " QBA5VAAAAABlU/EAbvwGVZEr8L2S5lwO1ktedtLkbCB/TBoWmahuGEoY/qBT4TdvkocaIrIMSE5SloM2bJX5KNxbprLr7MWkq3pnAg==";

    static final String NOTE = TEXT + "\n" + LOG_LINE + "\n" + WITNESS_LINE + "\n";

    static final String PROOF_OF_LEAF_5 = """
            c2sp.org/tlog-proof@v1
            index 5
            vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=
            sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=
            037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=

            """ + NOTE;

    /** Entry 5 of the reference tests. */
    static final String ENTRY_5 = "40414243";

    private SealSamples() {}

    static VerifierKey logKey() {
        return Suite.INTL.verifierKey(LOG_VKEY);
    }

    static VerifierKey witnessKey() {
        return Suite.INTL.verifierKey(WITNESS_VKEY);
    }

    static NoteSigner logSigner() {
        return Ed25519NoteSigner.ofPkcs8(ORIGIN, LOG_PKCS8);
    }

    static Cosigner witness() {
        return Ed25519Cosigner.ofPkcs8(WITNESS, WITNESS_PKCS8);
    }

    static SignedNote note() {
        return SignedNote.parse(NOTE);
    }

    /** A sample in one line of a table, {@code ⏎} standing for a newline. */
    static String lines(String sample) {
        return sample.replace("⏎", "\n");
    }
}

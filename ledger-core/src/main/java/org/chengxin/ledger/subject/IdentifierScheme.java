package org.chengxin.ledger.subject;

/** The register an identifier belongs to. */
public enum IdentifierScheme {
    /** Unified social credit code, GB 32100. */
    USCC,
    /** Citizen id, GB 11643: personal data. */
    CITIZEN_ID,
    /** Passport, travel permit or another document of a person: personal data; the value opens with the document kind. */
    PERSONAL_DOCUMENT,
    /** Code given by the city to a body or person that has no other: {@code L-} and what follows. */
    LOCAL,
    /** Code of a town or street: GB/T 2260 and three digits of GB/T 10114. */
    TOWN_CODE;

    /** Whether a value of this scheme is personal data. */
    public boolean isPersonal() {
        return this == CITIZEN_ID || this == PERSONAL_DOCUMENT;
    }
}

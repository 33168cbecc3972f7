package org.chengxin.ledger.credit;

/**
 * A letter in which a subject promises to keep the law (信用承诺书), by number and digest; the bytes live elsewhere.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PromiseLetter(DocumentRef document, String sha256) {

    /** What is left when the personal data of the archive is erased. */
    public PromiseLetter withoutPersonal() {
        return new PromiseLetter(document.withoutPersonal(), sha256);
    }
}

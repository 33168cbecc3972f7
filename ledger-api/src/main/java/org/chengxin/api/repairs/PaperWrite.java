package org.chengxin.api.repairs;

import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.PromiseLetter;
import org.jspecify.annotations.Nullable;

/**
 * A paper by its digest, as it is written over the API. What is missing is told by the rules.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PaperWrite(
        @Nullable String sha256,
        @Nullable String mediaType,
        @Nullable String name) {

    private static final String ANY = "application/octet-stream";

    /**
     * A letter of promise, as it is written over the API.
     *
     * @param document its number, and its title if it has one
     */
    public record PromiseWrite(
            @Nullable DocumentRef document, @Nullable String sha256) {

        PromiseLetter letter() {
            String number = document == null || document.number() == null ? "" : document.number();
            return new PromiseLetter(
                    new DocumentRef(number.strip(), document == null ? null : document.title()),
                    Objects.requireNonNullElse(sha256, ""));
        }

        /** The digest only: the title may name a person. */
        @Override
        public String toString() {
            return "PromiseWrite[" + sha256 + "]";
        }
    }

    static List<Attachment> papers(@Nullable List<PaperWrite> papers) {
        return Objects.requireNonNullElse(papers, List.<PaperWrite>of()).stream()
                .map(PaperWrite::paper)
                .toList();
    }

    static @Nullable PromiseLetter letter(@Nullable PromiseWrite promise) {
        return promise == null ? null : promise.letter();
    }

    private Attachment paper() {
        return new Attachment(
                Objects.requireNonNullElse(sha256, ""),
                Objects.requireNonNullElse(mediaType, ANY),
                Objects.requireNonNullElse(name, ""));
    }

    /** The digest only: the name may name a person. */
    @Override
    public String toString() {
        return "PaperWrite[" + sha256 + "]";
    }
}

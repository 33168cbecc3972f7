package org.chengxin.api.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.personal.DataKey;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.submission.CellFault;
import org.chengxin.ledger.submission.Normalised;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what a file and its rows say, all of which may be about people: a row with the key of its subject where that is known,
 * so that an erasure reaches it, and everything else with a key of the batch, which is destroyed when its time is over.
 *
 * <p>Keys are made in a transaction of their own: {@link #prepare} comes before the caller's.
 */
@Component
class BatchSeal {

    private static final String ENVELOPE = "envelope";
    private static final String FAILURE = "failure";

    private final SubjectKeys keys;
    private final JsonMapper json;

    BatchSeal(SubjectKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** What a file says about itself. */
    record Envelope(String fileName, String sha256, List<String> header) {}

    /** What a row says and what is said about it. */
    record RowContent(List<CellFault> faults, List<Normalised> normalised, List<String> cells) {

        boolean isEmpty() {
            return faults.isEmpty() && normalised.isEmpty() && cells.isEmpty();
        }
    }

    void prepare(BatchId id) {
        keys.obtain(id.value());
    }

    /** Makes what {@link #owner} will name. */
    void prepare(BatchId id, Collection<RowVerdict> rows) {
        Set<String> owners = new HashSet<>(List.of(id.value()));
        rows.stream()
                .map(RowVerdict::subjectId)
                .forEach(subject -> owners.add(subject == null ? id.value() : subject.value()));
        keys.obtainAll(owners);
    }

    /** Fetches at once what many values will be opened with. */
    void fetch(Collection<String> owners) {
        keys.prepare(owners);
    }

    /** Whose key seals a row: a subject that has been erased gets nothing more. */
    String owner(BatchId id, @Nullable SubjectId subject) {
        return subject == null || keys.isDestroyed(subject.value()) ? id.value() : subject.value();
    }

    String seal(BatchId id, Envelope envelope) {
        return keys.obtain(id.value()).seal(ENVELOPE, json.writeValueAsString(envelope));
    }

    String seal(BatchId id, Bilingual failure) {
        return keys.obtain(id.value()).seal(FAILURE, json.writeValueAsString(failure));
    }

    String seal(String owner, BatchId id, int row, RowContent content) {
        return keys.obtain(owner).seal(place(id, row), json.writeValueAsString(content));
    }

    byte[] seal(BatchId id, int chunk, byte[] bytes) {
        return keys.obtain(id.value()).seal("chunk/" + chunk, bytes);
    }

    byte[] open(BatchId id, int chunk, byte[] sealed) {
        return key(id.value())
                .orElseThrow(() -> new KeyMissingException(id.value(), "the key of the file was destroyed"))
                .open("chunk/" + chunk, sealed);
    }

    /** Empty once it has been erased. */
    Optional<Envelope> envelope(BatchId id, @Nullable String sealed) {
        return open(id.value(), ENVELOPE, sealed, Envelope.class);
    }

    /** Empty once it has been erased. */
    Optional<Bilingual> failure(BatchId id, @Nullable String sealed) {
        return open(id.value(), FAILURE, sealed, Bilingual.class);
    }

    /** Empty once it has been erased. */
    Optional<RowContent> row(String owner, BatchId id, int row, String sealed) {
        return open(owner, place(id, row), sealed, RowContent.class);
    }

    private <T> Optional<T> open(String owner, String place, @Nullable String sealed, Class<T> type) {
        return sealed == null ? Optional.empty() : key(owner).map(key -> json.readValue(key.open(place, sealed), type));
    }

    private Optional<DataKey> key(String owner) {
        Optional<DataKey> key = keys.find(owner);
        if (key.isEmpty() && !keys.isDestroyed(owner)) {
            throw new KeyMissingException(owner, "it has no key, and none was destroyed");
        }
        return key;
    }

    private static String place(BatchId id, int row) {
        return "row/" + id + "/" + row;
    }
}

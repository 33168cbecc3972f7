package org.chengxin.api.exports;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.LateSignature;
import org.chengxin.ledger.store.LogIdentityTable;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.chengxin.ledger.verify.LogIdentity;
import org.springframework.stereotype.Component;

/** What the ledger's log says of itself, for files that are taken away: its name, its keys, the checkpoints that are served. */
@Component
public class LedgerCheckpoints {

    private static final String SCHEMA = "ledger";

    private final CheckpointTable checkpoints;
    private final LogIdentityTable identity;

    LedgerCheckpoints(DataSource dataSource) {
        this.checkpoints = new CheckpointTable(dataSource, SCHEMA);
        this.identity = new LogIdentityTable(dataSource, SCHEMA);
    }

    /** Name, suite and every key that ever signed. */
    public LogIdentity identity() {
        LogIdentityTable.Identity found =
                identity.identity().orElseThrow(() -> new IllegalStateException("the log has not been founded"));
        return new LogIdentity(
                found.suite(),
                found.origin(),
                identity.keys().stream()
                        .map(LogIdentityTable.Key::vkey)
                        .sorted()
                        .toList());
    }

    /** The newest checkpoint that is served, with every signature it has; empty before the first. */
    public Optional<SignedNote> newest() {
        return checkpoints.newestPublished().map(this::whole);
    }

    /** Checkpoints that are served, of sizes from {@code first} to {@code last}, the smallest first. */
    List<SignedCheckpoint> served(long first, long last) {
        return checkpoints.publishedBetween(first, last).stream()
                .map(signed -> new SignedCheckpoint(signed.size(), whole(signed).format(), signed.signedAt()))
                .toList();
    }

    private SignedNote whole(SignedCheckpoint signed) {
        SignedNote note = SignedNote.parse(signed.note());
        for (LateSignature late : checkpoints.lateSignatures(signed.size())) {
            note = note.with(NoteSignature.parse(late.line()));
        }
        return note;
    }
}

package org.chengxin.ledger.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers the newest good checkpoint that went by and was served. */
final class NewestNote implements NoteReader {

    private final NoteReader reader;
    private long size = -1;
    private @Nullable String note;

    NewestNote(NoteReader reader) {
        this.reader = reader;
    }

    @Override
    public SignedRoot read(KeptNote kept) throws ForeignNoteException {
        SignedRoot root = reader.read(kept);
        if (kept.served()) {
            remember(root.size(), kept.note());
        }
        return root;
    }

    private synchronized void remember(long seen, String text) {
        if (seen > size) {
            size = seen;
            note = text;
        }
    }

    synchronized Optional<String> note() {
        return Optional.ofNullable(note);
    }
}

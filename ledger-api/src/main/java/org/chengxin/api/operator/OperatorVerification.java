package org.chengxin.api.operator;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.api.boot.LedgerParts;
import org.chengxin.api.imports.SubmissionsCheck;
import org.chengxin.api.security.AccountSettings;
import org.chengxin.api.verification.ClaimsCheck;
import org.chengxin.api.verification.DisclosureLogCheck;
import org.chengxin.api.verification.EventDecoder;
import org.chengxin.api.verification.KeysCheck;
import org.chengxin.api.verification.LedgerVerification;
import org.chengxin.api.verification.LogSettings;
import org.chengxin.api.verification.Moment;
import org.chengxin.api.verification.NotesCheck;
import org.chengxin.api.verification.SettingsCheck;
import org.chengxin.api.verification.SnapshotsCheck;
import org.chengxin.api.verification.ViewsCheck;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Trust;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;

/** Every check there is, put together for one look at one database. */
final class OperatorVerification {

    private final LedgerParts parts;
    private final Scratch scratch;

    /** @param scratch empty */
    OperatorVerification(LedgerParts parts, Scratch scratch) {
        this.parts = parts;
        this.scratch = scratch;
    }

    /**
     * Looks, and says line by line what it found.
     *
     * @param name of the database, for the lines
     * @param connection to it; closed at the end
     * @param memory checkpoints that this node remembers beside the database; the last may be one that it did not come to store
     */
    void run(
            String name,
            Connection connection,
            Trust trust,
            List<KeptCheckpoint> memory,
            Report report,
            PrintStream terminal)
            throws SQLException {
        try (Moment moment = Moment.on(connection, parts.suite())) {
            SubjectKeys keys = parts.keys(moment.dataSource());
            EventDecoder decoder = parts.decoder(keys);
            LedgerVerification verification = new LedgerVerification(
                    moment,
                    decoder,
                    keys,
                    List.of(
                            new NotesCheck(trust),
                            new ViewsCheck(
                                    moment,
                                    parts.views(scratch.jdbc(), keys, moment.log()),
                                    scratch.jdbc(),
                                    scratch.transaction(),
                                    parts.clock()),
                            new DisclosureLogCheck(scratch.jdbc(), scratch.transaction()),
                            new SnapshotsCheck(decoder, parts.snapshots(keys)),
                            new KeysCheck(parts.masters()),
                            new ClaimsCheck(parts.matching(), scratch.jdbc()),
                            new SettingsCheck(List.of(new AccountSettings(), new LogSettings(), parts.approvals())),
                            SubmissionsCheck.with(keys)));
            verification.run(name, with(memory, trust), report, terminal);
        }
    }

    private static Trust with(List<KeptCheckpoint> memory, Trust trust) {
        return new Trust(
                Stream.concat(trust.checkpoints().stream(), memory.stream()).toList(),
                trust.verifierKeys(),
                trust.witnesses(),
                trust.witnessesRequired());
    }
}

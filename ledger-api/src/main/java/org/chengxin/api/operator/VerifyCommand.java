package org.chengxin.api.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chengxin.api.boot.KeptNotes;
import org.chengxin.api.boot.LedgerParts;
import org.chengxin.api.boot.ReachedDatabase;
import org.chengxin.api.boot.StartRefused;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.verify.Language;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Trust;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;
import org.chengxin.ledger.verify.UnreadableException;
import org.chengxin.ledger.verify.UsageException;
import org.chengxin.ledger.verify.Verify;
import org.chengxin.ledger.verify.Wording;
import org.springframework.core.env.PropertyResolver;

/**
 * {@code verify --all}: says one line for each check and ends with 0 if everything is as the log says, 1 if something is not,
 * 2 if it was called wrongly or could not look. Without {@code --all} it is the verifier of an outsider.
 */
public final class VerifyCommand {

    private static final String WORD = "verify";
    private static final String ALL = "--all";

    private static final int SOUND = 0;
    private static final int DIFFERENT = 1;
    private static final int NOT_DONE = 2;

    private final PrintStream out;
    private final PrintStream err;

    private VerifyCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Whether the application was started for this. */
    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(WORD);
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(run(out, err, List.of(arguments)));
    }

    /** The command for a caller in the same process: prints to {@code out} and {@code err} and returns the exit code. */
    public static int run(PrintStream out, PrintStream err, List<String> arguments) {
        List<String> words = arguments.subList(1, arguments.size());
        return words.contains(ALL) ? new VerifyCommand(out, err).run(words) : Verify.run(out, err, words);
    }

    private int run(List<String> words) {
        VerifyOptions options;
        try {
            options = VerifyOptions.parse(words);
        } catch (UsageException e) {
            err.println(Language.BOTH.of(e.wording()));
            err.println(usage());
            return NOT_DONE;
        }
        if (options.help()) {
            out.println(usage());
            return SOUND;
        }
        try {
            return run(options, Settings.read(options.settings()));
        } catch (UnreadableException e) {
            err.println(options.language().of(e.wording()));
        } catch (StartRefused e) {
            err.println(e.getMessage());
            err.println(e.cure());
        } catch (SQLException e) {
            err.println(options.language()
                    .of(new Wording("数据库读不出：" + e.getMessage(), "the database cannot be read: " + e.getMessage())));
        }
        return NOT_DONE;
    }

    private int run(VerifyOptions options, PropertyResolver settings) throws SQLException {
        Report report = new Report(out, options.language());
        LedgerParts parts = LedgerParts.read(settings);
        // Before the look begins: what this node signs meanwhile, the look may not see yet.
        List<KeptCheckpoint> memory = kept(KeptNotes.of(settings));
        try (ReachedDatabase ledger = ReachedDatabase.by(settings);
                Scratch scratch = scratch(options, ledger, parts)) {
            new OperatorVerification(parts, scratch)
                    .run(ledger.name(), ledger.connect(), trust(options), memory, report, err);
        }
        report.conclude();
        return report.sound() ? SOUND : DIFFERENT;
    }

    private static Scratch scratch(VerifyOptions options, ReachedDatabase ledger, LedgerParts parts)
            throws SQLException {
        String given = options.scratch();
        return given == null
                ? Scratch.beside(ledger, new Ids(parts.clock()).next().toLowerCase(Locale.ROOT))
                : Scratch.given(DriverManager.getConnection(given));
    }

    private static Trust trust(VerifyOptions options) {
        return new Trust(
                kept(options.checkpoints().stream().map(Path::of).toList()),
                options.keys(),
                options.witnesses(),
                options.witnessesRequired());
    }

    private static List<KeptCheckpoint> kept(List<Path> files) {
        return files.stream().map(KeptCheckpoint::read).toList();
    }

    private static String usage() {
        try (var in = Objects.requireNonNull(VerifyCommand.class.getResourceAsStream("verify.txt"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("verify.txt is part of the jar", e);
        }
    }
}

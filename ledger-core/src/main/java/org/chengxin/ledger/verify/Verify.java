package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * The command of an auditor. Says one line for each check and ends with 0 if everything is as it was sealed, 1 if something
 * is not, 2 if it was called wrongly or could not read what it was given.
 */
public final class Verify {

    private static final int SOUND = 0;
    private static final int DIFFERENT = 1;
    private static final int NOT_DONE = 2;

    private final PrintStream out;
    private final PrintStream err;

    private Verify(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(run(out, err, List.of(arguments)));
    }

    /** The command for a caller in the same process: prints to {@code out} and {@code err} and returns the exit code. */
    public static int run(PrintStream out, PrintStream err, List<String> arguments) {
        return new Verify(out, err).run(arguments);
    }

    private int run(List<String> arguments) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (UsageException e) {
            err.println(Language.BOTH.of(e.wording()));
            err.println(usage());
            return NOT_DONE;
        }
        if (options.help()) {
            out.println(usage());
            return SOUND;
        }
        return run(options);
    }

    private int run(Options options) {
        Report report = new Report(out, options.language());
        try {
            check(options, report);
            report.conclude();
            return report.sound() ? SOUND : DIFFERENT;
        } catch (MalformedException e) {
            out.println(options.language().of(e.wording()));
            return DIFFERENT;
        } catch (UnreadableException e) {
            err.println(options.language().of(e.wording()));
            return NOT_DONE;
        }
    }

    private void check(Options options, Report report) {
        Trust trust = trust(options);
        String bundle = options.bundle();
        if (bundle != null) {
            new BundleVerification(Path.of(bundle), trust, report).run();
            return;
        }
        List<LogSource> copies = copies(options);
        try {
            check(options, copies, trust, report);
        } finally {
            copies.forEach(LogSource::close);
        }
    }

    private void check(Options options, List<LogSource> copies, Trust trust, Report report) {
        String database = options.database();
        if (database != null) {
            DatabaseVerification.connect(database, options.user(), options.driver(), copies, trust, report, err);
            return;
        }
        try (LogSource source = source(options);
                Progress progress = Progress.onTerminal(err)) {
            new LogVerification(source, copies, trust, report, progress).run();
        }
    }

    private static List<LogSource> copies(Options options) {
        List<LogSource> copies = new ArrayList<>();
        options.keptExports().forEach(file -> copies.add(new ExportSource(List.of(Path.of(file)))));
        options.keptLogs().forEach(folder -> copies.add(new TileSource(new FolderTiles(Path.of(folder)))));
        return copies;
    }

    private static LogSource source(Options options) {
        if (!options.exports().isEmpty()) {
            return new ExportSource(options.exports().stream().map(Path::of).toList());
        }
        String log = Objects.requireNonNull(options.log());
        return new TileSource(
                log.startsWith("http://") || log.startsWith("https://")
                        ? new HttpTiles(log, token(options.tokenFile()))
                        : new FolderTiles(Path.of(log)));
    }

    private static Trust trust(Options options) {
        return new Trust(
                options.checkpoints().stream()
                        .map(file -> KeptCheckpoint.read(Path.of(file)))
                        .toList(),
                options.keys(),
                options.witnesses(),
                options.witnessesRequired());
    }

    private static @Nullable String token(@Nullable String file) {
        return file == null ? null : OptionValues.text(Path.of(file)).strip();
    }

    private static String usage() {
        try (var in = Objects.requireNonNull(Verify.class.getResourceAsStream("usage.txt"))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("usage.txt is part of the jar", e);
        }
    }
}

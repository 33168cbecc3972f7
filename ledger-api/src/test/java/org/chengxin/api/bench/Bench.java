package org.chengxin.api.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Measures the sealed store against its goals. On standard output a line for each goal, behind lines that begin with
 * {@code #}; progress on standard error; every sample in {@code target/bench}. A goal that is missed is a result and no
 * error.
 */
final class Bench {

    private static final Path FOLDER = Path.of("target", "bench");

    private static final String GROWTH = "growth";
    private static final List<String> SECTIONS = List.of("append", "bulk", "verify", "replay", "read", GROWTH);

    private final PrintStream out;
    private final Options options;

    private Bench(PrintStream out, Options options) {
        this.out = out;
        this.options = options;
    }

    public static void main(String... arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what libraries log is no result
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        new Bench(out, Options.parse(arguments)).run();
        System.exit(0); // some libraries leave threads behind
    }

    private void run() throws Exception {
        Path folder = Files.createDirectories(FOLDER);
        Samples samples = null;
        Notes notes = new Notes(out);
        for (String name : SECTIONS) {
            if (!options.wants(name)) {
                continue;
            }
            // A server of its own for each: one that has grown pays for other things than a fresh one.
            try (BenchPostgres postgres = BenchPostgres.start(folder, name.equals(GROWTH))) {
                if (samples == null) {
                    samples = begun(folder, postgres, notes);
                }
                notes.say("shared_buffers of %s: %s", name, postgres.settings().get("shared_buffers"));
                tell(section(name, postgres, samples, notes));
            }
        }
    }

    private Samples begun(Path folder, BenchPostgres postgres, Notes notes) throws Exception {
        Map<String, Object> header = header(folder, postgres);
        Path file = Files.createTempFile(folder, "samples-", ".ndjson");
        header.forEach((name, value) -> notes.say("%s: %s", name, value));
        notes.say("samples: %s", file);
        notes.say("goal | ours | reference | ratio | spread | verdict");
        return new Samples(file, header);
    }

    private Section section(String name, BenchPostgres postgres, Samples samples, Notes notes) {
        return switch (name) {
            case "append" -> new AppendSection(options, postgres, samples);
            case "bulk" -> new BulkSection(options, postgres, samples);
            case "verify" -> new VerifySection(options, postgres, notes);
            case "replay" -> new ReplaySection(options, postgres, notes);
            case "read" -> new ReadSection(options, postgres, notes);
            case GROWTH -> new GrowthSection(options, postgres, samples, notes);
            default -> throw new IllegalArgumentException("no section " + name);
        };
    }

    private void tell(Section section) {
        Map<Goal, Ratio> ratios = Map.of();
        try {
            ratios = section.measure();
        } catch (Exception e) {
            Progress.say("%s could not be measured", section.name());
            e.printStackTrace();
        }
        for (Goal goal : section.goals()) {
            Ratio ratio = ratios.get(goal);
            out.println(ratio == null ? goal.unmeasured() : goal.line(ratio));
        }
    }

    private Map<String, Object> header(Path folder, BenchPostgres postgres) throws Exception {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("options", options);
        header.put("postgres", postgres.settings());
        header.put("disk", disk(folder));
        header.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        header.put("processors", Runtime.getRuntime().availableProcessors());
        header.put("heap bytes max", Runtime.getRuntime().maxMemory());
        header.put("load at start", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return header;
    }

    /** A file system in memory would make every commit free. */
    private static String disk(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        if (store.type().equals("tmpfs") || store.type().equals("ramfs")) {
            throw new IllegalStateException("target must lie on a disk, found " + store.type());
        }
        return store.type() + ", " + store.getUsableSpace() / 1_000_000_000 + " GB free";
    }
}

package org.chengxin.api.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/** Every sample of a run, kept in memory for the goals and line by line in a file for whoever doubts them. */
final class Samples {

    private final Path file;
    private final List<Sample> samples = new ArrayList<>();

    /** Begins a file whose first line is {@code header}. */
    Samples(Path file, Object header) {
        this.file = file;
        write(header);
    }

    void add(Sample sample) {
        samples.add(sample);
        write(sample);
    }

    /** One figure for each round, in the order of the rounds. */
    double[] figures(String section, String contender, int clients, ToDoubleFunction<Sample> figure) {
        return samples.stream()
                .filter(s -> s.section().equals(section) && s.contender().equals(contender) && s.clients() == clients)
                .mapToDouble(figure)
                .toArray();
    }

    Ratio ratio(String section, String ours, String reference, int clients, ToDoubleFunction<Sample> figure) {
        return Ratio.of(figures(section, ours, clients, figure), figures(section, reference, clients, figure));
    }

    private void write(Object line) {
        try {
            Files.writeString(
                    file,
                    JsonMapper.shared().writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

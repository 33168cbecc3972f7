package org.chengxin.api.demo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/** Which records an archive gets, line by line: {@code programme.json}. */
record Programme(String note, List<Line> lines, Map<String, DemoMend> mends) {

    /** Stands for the archive's own body as the reporting organ. */
    static final String SELF = "SELF";

    /** Stands for the body an archive belongs to. */
    static final String HOME = "HOME";

    static Programme read() {
        return DemoFiles.json("programme.json", Programme.class);
    }

    /**
     * Every {@code every}-th archive of a kind, from number {@code offset} on, gets {@code count} records of a type.
     *
     * @param source keys of the bodies that may report it, one of which is taken
     * @param only keys of the bodies it is for, instead of every so many
     * @param mend what is done to every {@code mendEvery}-th record of the line
     */
    record Line(
            SubjectKind kind,
            String type,
            int count,
            int every,
            int offset,
            List<String> source,
            @Nullable List<String> only,
            @Nullable String mend,
            @Nullable Integer mendEvery) {

        /** Which one of those that get this line the archive is, from 0; empty if it gets none. */
        OptionalInt turn(DemoArchive archive) {
            if (archive.kind() != kind) {
                return OptionalInt.empty();
            }
            int turn = only != null
                    ? only.indexOf(archive.home().key())
                    : archive.number() < offset || (archive.number() - offset) % every != 0
                            ? -1
                            : (archive.number() - offset) / every;
            return turn < 0 ? OptionalInt.empty() : OptionalInt.of(turn);
        }
    }

    /** How many records the archive gets. */
    int records(DemoArchive archive) {
        return lines.stream()
                .filter(line -> line.turn(archive).isPresent())
                .mapToInt(Line::count)
                .sum();
    }

    /** What is done to record {@code serial} of {@code line}, counted from 0 over all archives. */
    Optional<DemoMend> mend(Line line, int serial) {
        Integer every = line.mendEvery();
        return every == null || serial % every != 0 ? Optional.empty() : Optional.ofNullable(mends.get(line.mend()));
    }
}

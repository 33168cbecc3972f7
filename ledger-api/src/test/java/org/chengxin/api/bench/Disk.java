package org.chengxin.api.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is room for a large log. */
final class Disk {

    /** A loaded event with its indexes, what sorting them takes meanwhile, and PostgreSQL's own log. */
    private static final long BYTES_PER_EVENT = 2_000;

    private static final long SPARE_BYTES = 4L << 30;

    private Disk() {}

    /** So many events, or a tenth, or a hundredth of them, as the disk allows; a smaller log is said. */
    static int affordable(int events, Notes notes) throws IOException {
        long usable = Files.getFileStore(Path.of("target")).getUsableSpace();
        int possible = events;
        while (possible > 1 && possible * BYTES_PER_EVENT + SPARE_BYTES > usable) {
            possible /= 10;
        }
        if (possible < events) {
            notes.say(
                    "%,d events need %,d GB of disk, %,d GB are free: measured with %,d events instead",
                    events, (events * BYTES_PER_EVENT + SPARE_BYTES) >> 30, usable >> 30, possible);
        }
        return possible;
    }
}

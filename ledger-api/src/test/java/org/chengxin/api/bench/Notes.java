package org.chengxin.api.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What a reader of the results should know besides: lines that begin with {@code #} and are no goals. */
final class Notes {

    private final PrintStream out;

    Notes(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        out.println("# " + String.format(Locale.ROOT, format, values));
    }
}

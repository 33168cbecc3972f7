package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code log.txt} of an evidence bundle says.
 *
 * @param about what the bundle is about, e.g. {@code record 01J…}; ids only
 */
record EvidenceLog(LogIdentity identity, String about) {

    private static final String SUITE = "suite ";
    private static final String ORIGIN = "origin ";
    private static final String KEY = "vkey ";
    private static final String ABOUT = "about ";

    String format() {
        List<String> lines = new ArrayList<>();
        lines.add(EvidenceForm.VERSION_LINE);
        lines.add(SUITE + identity.suite());
        lines.add(ORIGIN + identity.origin());
        identity.verifierKeys().forEach(key -> lines.add(KEY + key));
        lines.add(ABOUT + about);
        return String.join("\n", lines) + "\n";
    }

    /** @throws MalformedException unless {@link #format} writes it so */
    static EvidenceLog parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 4 || !lines.getFirst().equals(EvidenceForm.VERSION_LINE)) {
            throw malformed();
        }
        EvidenceLog log = new EvidenceLog(
                new LogIdentity(
                        value(lines.get(1), SUITE),
                        value(lines.get(2), ORIGIN),
                        lines.subList(3, lines.size() - 1).stream()
                                .map(line -> value(line, KEY))
                                .toList()),
                value(lines.getLast(), ABOUT));
        if (!log.format().equals(text)) {
            throw malformed();
        }
        return log;
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name)) {
            throw malformed();
        }
        return line.substring(name.length());
    }

    private static MalformedException malformed() {
        return new MalformedException(
                new Wording(EvidenceForm.LOG + " 的格式不符", EvidenceForm.LOG + " is not in its form, version 1"));
    }
}

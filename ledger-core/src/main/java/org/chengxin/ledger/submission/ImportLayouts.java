package org.chengxin.ledger.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The import layouts of the catalogue, in the order in which they are tried. */
public record ImportLayouts(List<ImportLayout> all) {

    private static final String FOLDER = "/catalogue/v1/imports/";
    private static final List<String> IDS = List.of("penalty-2018", "penalty-2015", "licence-2018");

    public ImportLayouts {
        all = List.copyOf(all);
    }

    /** The layouts that come with this build. A broken file is a broken build and throws. */
    public static ImportLayouts load() {
        return new ImportLayouts(IDS.stream().map(ImportLayouts::read).toList());
    }

    /** The layouts whose rows become records of {@code recordType}; none means that type cannot be imported by table. */
    public List<ImportLayout> ofType(String recordType) {
        return all.stream()
                .filter(layout -> layout.recordType().equals(recordType))
                .toList();
    }

    /** Finds the layout of a file before any row is taken. */
    public HeaderMatch match(String recordType, List<String> header) {
        return new HeaderMatcher(this).match(recordType, header);
    }

    private static ImportLayout read(String id) {
        try (InputStream in =
                Objects.requireNonNull(ImportLayouts.class.getResourceAsStream(FOLDER + id + ".json"), id)) {
            return ImportLayoutFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("import layout " + id, e);
        }
    }
}

package org.chengxin.ledger.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that a version of the catalogue is made of, by name, each a JSON document as it was written. Immutable.
 *
 * @param byName at most {@value #FILES_MAX}, each of at most {@value #FILE_CHARACTERS_MAX} characters
 */
public record CatalogueTexts(SortedMap<String, String> byName) implements CatalogueFiles {

    public static final int FILES_MAX = 200;
    public static final int FILE_CHARACTERS_MAX = 400_000;

    /** Where a version says which of its files is what. */
    public static final String MANIFEST = "catalogue.json";

    private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9-]{0,39}/)?[A-Za-z0-9][A-Za-z0-9-]{0,39}\\.json");

    public CatalogueTexts {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        if (byName.size() > FILES_MAX) {
            throw new CatalogueException(
                    MANIFEST, "", "at most " + FILES_MAX + " files", String.valueOf(byName.size()));
        }
    }

    /** The files that ship with this module: those of the version that an empty ledger begins with. */
    public static CatalogueTexts shipped() {
        CatalogueFiles files = CatalogueFiles.shipped();
        SortedMap<String, String> texts = new TreeMap<>();
        new CatalogueReader(file -> {
                    String text = text(files.open(file));
                    if (text != null) {
                        texts.put(file, text);
                    }
                    return stream(text);
                })
                .read(Approvals.none());
        return new CatalogueTexts(texts);
    }

    /**
     * The same with {@code text} as the file {@code name}.
     *
     * @throws CatalogueException if the name is none, the text is too long, or it is not one JSON document
     */
    public CatalogueTexts with(String name, String text) {
        if (!NAME.matcher(name).matches()) {
            throw new CatalogueException(
                    "the file", "", "a name such as severity.json or types/AA.json", name.length() + " characters");
        }
        if (text.length() > FILE_CHARACTERS_MAX) {
            throw new CatalogueException(
                    name, "", "at most " + FILE_CHARACTERS_MAX + " characters", String.valueOf(text.length()));
        }
        Spot.read(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        TreeMap<String, String> texts = new TreeMap<>(byName);
        texts.put(name, text);
        return new CatalogueTexts(texts);
    }

    /** Those of {@code other} that are not here word for word: what has to be written to make these the others. */
    public SortedMap<String, String> missingFrom(CatalogueTexts other) {
        SortedMap<String, String> missing = new TreeMap<>(other.byName);
        missing.entrySet().removeAll(byName.entrySet());
        return missing;
    }

    /** The names of files that differ, or that only one of the two has. */
    public SortedSet<String> differingFrom(CatalogueTexts other) {
        SortedSet<String> names = new TreeSet<>(missingFrom(other).keySet());
        names.addAll(other.missingFrom(this).keySet());
        return names;
    }

    /**
     * These files, with those of {@code newer} for what the manifest does not name: a build that knows more kinds of rules
     * than the one that wrote a version reads it with the rules that it ships itself.
     */
    public CatalogueTexts completedBy(CatalogueTexts newer) {
        Set<String> added = new TreeSet<>();
        ObjectNode manifest = manifest();
        ObjectNode files = (ObjectNode) manifest.get("files");
        for (var file : newer.manifest().get("files").properties()) {
            if (!files.has(file.getKey())) {
                files.set(file.getKey(), file.getValue());
                names(file.getValue()).forEach(added::add);
            }
        }
        if (added.isEmpty()) {
            return this;
        }
        TreeMap<String, String> texts = new TreeMap<>(byName);
        texts.put(MANIFEST, manifest.toString());
        added.forEach(name -> newer.text(name).ifPresent(text -> texts.putIfAbsent(name, text)));
        return new CatalogueTexts(texts);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public @Nullable InputStream open(String file) {
        return stream(byName.get(file));
    }

    private ObjectNode manifest() {
        Spot manifest = read(MANIFEST);
        manifest.at("files").object();
        return (ObjectNode) manifest.node().deepCopy();
    }

    /** An entry of the manifest names one file or a list of them. */
    private static Stream<String> names(JsonNode entry) {
        return entry.isArray() ? entry.valueStream().map(JsonNode::asString) : Stream.of(entry.asString());
    }

    private static @Nullable InputStream stream(@Nullable String text) {
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(@Nullable InputStream in) {
        if (in == null) {
            return null;
        }
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

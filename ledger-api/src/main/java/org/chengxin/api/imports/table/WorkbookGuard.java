package org.chengxin.api.imports.table;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a workbook before it is read: unpacks every part once, counting, and refuses whatever would make the
 * reader hold or fetch more than it should. Sizes stated in the archive are not believed.
 */
final class WorkbookGuard {

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final TableLimits limits;
    private final XMLInputFactory xml = new InputFactoryImpl();
    private long inflatedBytes;
    private boolean styled;
    private int sharedStrings;
    private int sharedIndexMax = -1;

    private WorkbookGuard(TableLimits limits) {
        this.limits = limits;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    /** Tells whether the workbook has styles, without which no number is known to be a day. */
    static boolean check(Path file, TableLimits limits) throws IOException, TableRefused {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            WorkbookGuard guard = new WorkbookGuard(limits);
            guard.check(zip);
            return guard.styled;
        } catch (ZipException e) {
            throw Refusals.damaged("zip");
        } catch (XMLStreamException e) {
            throw Refusals.damaged("xml");
        } catch (PartStream.Beyond e) {
            throw Refusals.bomb(e.part());
        }
    }

    private void check(ZipFile zip) throws IOException, TableRefused, XMLStreamException {
        if (zip.size() > limits.entriesMax()) {
            throw Refusals.bomb("zip");
        }
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            if (!names.add(name)) {
                throw Refusals.damaged("two parts " + name);
            }
            if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                throw Refusals.macros();
            }
        }
        if (!names.contains(CONTENT_TYPES) || names.stream().noneMatch(name -> name.startsWith("xl/"))) {
            throw Refusals.notATable("不是工作簿的压缩包", "an archive that is no workbook");
        }
        for (ZipEntry entry : entries) {
            part(zip, entry);
        }
        // The library makes up empty texts as far as a cell points, were it to the two thousand millionth.
        if (sharedIndexMax >= sharedStrings) {
            throw Refusals.damaged("shared text " + sharedIndexMax);
        }
    }

    private void part(ZipFile zip, ZipEntry entry) throws IOException, TableRefused, XMLStreamException {
        try (PartStream part = new PartStream(zip.getInputStream(entry), entry, limits, inflatedBytes);
                InputStream in = new BufferedInputStream(part)) {
            in.mark(1);
            int first = in.read();
            in.reset();
            if (first == '<' || first == 0xEF || first == 0xFE || first == 0xFF) {
                elements(entry.getName(), xml.createXMLStreamReader(in));
            }
            in.transferTo(OutputStream.nullOutputStream());
            inflatedBytes = part.inflatedBytes();
        }
    }

    private void elements(String part, XMLStreamReader reader) throws XMLStreamException, TableRefused {
        PartCount count = new PartCount(part, limits);
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    count.start(
                            reader.getLocalName(),
                            reader.getAttributeValue(null, "r"),
                            reader.getAttributeValue(null, "t"));
                    if (CONTENT_TYPES.equals(part)) {
                        contentType(reader.getAttributeValue(null, "ContentType"));
                    }
                }
                case XMLStreamReader.END_ELEMENT -> count.end();
                case XMLStreamReader.CHARACTERS, XMLStreamReader.SPACE -> text(count, reader);
                case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE -> throw Refusals.doctype(part);
                // No spreadsheet program writes CDATA, and it could hide a text of any length.
                case XMLStreamReader.CDATA -> throw Refusals.damaged("CDATA");
                default -> {}
            }
        }
        reader.close();
        sharedStrings = Math.max(sharedStrings, count.sharedStrings());
        sharedIndexMax = Math.max(sharedIndexMax, count.sharedIndexMax());
    }

    private static void text(PartCount count, XMLStreamReader reader) throws TableRefused {
        count.text(reader.getTextLength());
        if (count.inIndex()) {
            count.index(reader.getText());
        }
    }

    private void contentType(@Nullable String type) throws TableRefused {
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (lower.contains("macroenabled")) {
            throw Refusals.macros();
        }
        styled |= lower.endsWith(".styles+xml");
    }
}

package org.chengxin.api.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Looks at the first bytes of a file and hands it to the reader of its format. */
final class TableOpening {

    private static final byte[] ZIP = {'P', 'K'};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    private TableOpening() {}

    static TableReader open(Path file, TableLimits limits) throws IOException, TableRefused {
        long size = Files.size(file);
        if (size > limits.fileBytesMax()) {
            throw Refusals.tooLarge(size, limits.fileBytesMax());
        }
        byte[] first = firstBytes(file);
        if (startsWith(first, ZIP)) {
            return XlsxTable.open(file, limits);
        }
        if (startsWith(first, OLE)) {
            throw Refusals.oldWorkbook();
        }
        if (startsWith(first, PDF)) {
            throw Refusals.notATable(" PDF", "a PDF");
        }
        return text(TextFile.of(file), limits);
    }

    private static TableReader text(TextFile text, TableLimits limits) throws IOException, TableRefused {
        return switch (text.firstVisibleCharacter()) {
            case '[' -> JsonTable.open(text, TableFormat.JSON, limits);
            case '{' -> JsonTable.open(text, TableFormat.NDJSON, limits);
            case '<' -> throw Refusals.notATable("网页或 XML 文件", "a web page or XML file");
            default -> CsvTable.open(text, limits);
        };
    }

    private static byte[] firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(8);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}

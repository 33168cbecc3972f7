package org.chengxin.api.imports.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes synthetic files, down to the bytes of a workbook's parts, and reads whole tables back. */
final class Tables {

    static final String CONTENT_TYPES = "[Content_Types].xml";
    static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private Tables() {}

    static List<Row> all(Path file) throws IOException, TableRefused {
        return all(file, TableLimits.DEFAULT);
    }

    static List<Row> all(Path file, TableLimits limits) throws IOException, TableRefused {
        List<Row> rows = new ArrayList<>();
        try (TableReader reader = TableReader.open(file, limits)) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    static Header header(Path file) throws IOException, TableRefused {
        try (TableReader reader = TableReader.open(file)) {
            return reader.header().orElseThrow();
        }
    }

    static String ruleOf(Path file, TableLimits limits) throws IOException {
        try {
            return "read " + all(file, limits).size() + " rows";
        } catch (TableRefused e) {
            return e.rule();
        }
    }

    static Path file(Path dir, String name, byte[] bytes) throws IOException {
        return Files.write(dir.resolve(name), bytes);
    }

    static Path text(Path dir, String name, String text) throws IOException {
        return file(dir, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of a workbook whose one sheet holds {@code rows}, given as XML. */
    static Map<String, String> parts(String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                CONTENT_TYPES,
                "<Types xmlns=\"" + PACKAGE
                        + "content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + override("/xl/workbook.xml", "sheet.main+xml") + override("/xl/styles.xml", "styles+xml")
                        + override("/xl/sharedStrings.xml", "sharedStrings+xml") + "</Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><workbookPr/><sheets><sheet name=\"数据字典\" sheetId=\"2\" state=\"hidden\" r:id=\"r2\"/>"
                        + "<sheet name=\"行政处罚\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"r1\" Type=\"" + OFFICE
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;day&quot;\"/></numFmts><cellXfs>"
                        + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"31\"/><xf numFmtId=\"165\"/>"
                        + "</cellXfs></styleSheet>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"" + MAIN + "\"><si><t>甲</t></si><si><r><t>乙</t></r><r><t>丙</t></r></si></sst>");
        parts.put(SHEET, "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        return parts;
    }

    static Path workbook(Path dir, Map<String, String> parts) throws IOException {
        Path file = dir.resolve("table.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    static String row(String... cells) {
        return "<row>" + String.join("", cells) + "</row>";
    }

    static String inline(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
    }
}

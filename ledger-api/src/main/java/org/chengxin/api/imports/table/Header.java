package org.chengxin.api.imports.table;

import java.util.List;

/**
 * The header of a table.
 *
 * @param cells as in the file, without blank cells at the end; for JSON the keys of all objects in order of first sight
 * @param encoding name of the character encoding, for a workbook {@code UTF-8}
 * @param sheetsNotRead names of the visible sheets of a workbook behind the first, whose rows are not taken
 */
public record Header(List<String> cells, TableFormat format, String encoding, List<String> sheetsNotRead) {

    public Header {
        cells = List.copyOf(cells);
        sheetsNotRead = List.copyOf(sheetsNotRead);
    }
}

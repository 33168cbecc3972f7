/**
 * From the bytes of an uploaded file to a header and rows of text, one row at a time and whatever the size of the file:
 * CSV, XLSX, a JSON array of objects, or NDJSON, told apart by content. Hostile files are refused with a rule and a
 * sentence; a fault of one row is reported with that row. What the columns mean lives in the core's {@code submission}.
 */
@NullMarked
package org.chengxin.api.imports.table;

import org.jspecify.annotations.NullMarked;

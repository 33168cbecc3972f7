package org.chengxin.api.imports.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengxin.ledger.submission.CellFault;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a worksheet as text: what its author saw, as far as a style tells a day from a number. Formulas give the
 * value that was stored with them and are never computed.
 */
final class WorkbookCell {

    /** Spreadsheets keep 15 significant digits; what they write beyond is noise. */
    private static final MathContext SIGNIFICANT = new MathContext(15);

    private static final int SCALE_MAX = 30;
    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!");
    /** Literals, colours, conditions and escaped characters of a number format, which say nothing about its kind. */
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private WorkbookCell() {}

    /** @param faults takes the fault of a cell that has no text */
    static String text(@Nullable Cell cell, String header, List<CellFault> faults) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        Object value = cell.getValue();
        if (value == null) {
            if (cell.getType() == CellType.FORMULA) {
                faults.add(RowFaults.noCachedValue(header));
            }
            return "";
        }
        if (isError(cell, value)) {
            faults.add(RowFaults.errorValue(header, ERRORS.contains(value.toString()) ? value.toString() : "#"));
            return "";
        }
        return value instanceof BigDecimal number ? number(cell, number, header, faults) : unescaped(value.toString());
    }

    private static boolean isError(Cell cell, Object value) {
        return cell.getType() == CellType.ERROR
                || (cell.getType() == CellType.FORMULA && ERRORS.contains(value.toString()));
    }

    private static String number(Cell cell, BigDecimal number, String header, List<CellFault> faults) {
        if (isDay(cell)) {
            String day = day(cell);
            if (!day.isEmpty()) {
                return day;
            }
        }
        if (Math.abs((long) number.scale()) > SCALE_MAX) {
            return cell.getRawValue();
        }
        if (number.precision() - number.scale() > SIGNIFICANT.getPrecision()) {
            faults.add(RowFaults.digitsLost(header));
            return "";
        }
        BigDecimal shown = number.round(SIGNIFICANT).stripTrailingZeros();
        return shown.toPlainString();
    }

    private static String day(Cell cell) {
        try {
            LocalDateTime day = cell.asDate();
            return day.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? day.toLocalDate().toString()
                    : day.toString();
        } catch (DateTimeException | ExcelReaderException | NumberFormatException e) {
            return "";
        }
    }

    /** Built-in formats 14 to 17 and 22 are days, 27 to 36 and 50 to 58 those of East Asia; others say so by y or d. */
    private static boolean isDay(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && NOT_FORMAT.matcher(format).replaceAll("").chars().anyMatch(c -> "yYdD".indexOf(c) >= 0);
    }

    /** Undoes the {@code _x0007_} with which workbooks write characters that XML cannot hold. */
    private static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                                String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}

package org.chengxin.api.imports.table;

import org.jspecify.annotations.Nullable;

/** Counts what one part of a workbook would make a reader hold at a time: cells and text of a row, shared texts. */
final class PartCount {

    private static final int DEPTH_MAX = 100;
    private static final int ARRAY_FORMULAS_MAX = 1_000;
    private static final int COLUMN_LETTERS_MAX = 3;
    private static final int BLANK_ROWS_MAX = 100_000;
    private static final int SHARED_STRINGS_MAX = 2_000_000;
    private static final int INDEX_DIGITS_MAX = 9;

    private final String part;
    private final TableLimits limits;
    private int depth;
    private long rows;
    private int cells;
    private int arrayFormulas;
    private long rowCharacters;
    private long sharedCharacters;
    private boolean shared;
    private int sharedStrings;
    private boolean pointsToShared;
    private boolean inIndex;
    private final StringBuilder index = new StringBuilder();
    private int sharedIndexMax = -1;

    PartCount(String part, TableLimits limits) {
        this.part = part;
        this.limits = limits;
    }

    void start(String element, @Nullable String reference, @Nullable String type) throws TableRefused {
        within(++depth, DEPTH_MAX);
        switch (element) {
            case "row" -> {
                within(++rows, (long) limits.rowsMax() + BLANK_ROWS_MAX);
                cells = 0;
                rowCharacters = 0;
            }
            case "c" -> {
                within(++cells, 4L * limits.columnsMax());
                within(letters(reference), COLUMN_LETTERS_MAX);
                pointsToShared = "s".equals(type);
            }
            case "v" -> inIndex = pointsToShared;
            case "si" -> {
                shared = true;
                within(++sharedStrings, SHARED_STRINGS_MAX);
                rowCharacters = 0;
            }
            case "f" -> {
                if ("array".equals(type)) {
                    within(++arrayFormulas, ARRAY_FORMULAS_MAX);
                }
            }
            default -> {}
        }
    }

    void end() throws TableRefused {
        depth--;
        if (inIndex) {
            inIndex = false;
            String digits = index.toString().strip();
            index.setLength(0);
            if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw Refusals.damaged("shared text");
            }
            sharedIndexMax = Math.max(sharedIndexMax, digits.isEmpty() ? -1 : Integer.parseInt(digits));
        }
    }

    /** Whether the text that follows is the number of a shared text, so that {@link #index} wants to see it. */
    boolean inIndex() {
        return inIndex;
    }

    void index(String text) throws TableRefused {
        within((long) index.length() + text.length(), INDEX_DIGITS_MAX);
        index.append(text);
    }

    int sharedStrings() {
        return sharedStrings;
    }

    /** The highest number of a shared text that a cell points to, -1 if none does. */
    int sharedIndexMax() {
        return sharedIndexMax;
    }

    void text(int characters) throws TableRefused {
        rowCharacters += characters;
        within(rowCharacters, limits.recordCharactersMax());
        if (shared) {
            sharedCharacters += characters;
            within(sharedCharacters, limits.sharedStringCharactersMax());
        }
    }

    private void within(long found, long max) throws TableRefused {
        if (found > max) {
            throw Refusals.bomb(part);
        }
    }

    private static int letters(@Nullable String reference) {
        int letters = 0;
        while (reference != null && letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            letters++;
        }
        return letters;
    }
}

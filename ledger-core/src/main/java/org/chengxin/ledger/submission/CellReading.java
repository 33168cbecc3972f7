package org.chengxin.ledger.submission;

import java.util.List;
import org.chengxin.ledger.catalogue.Bilingual;

/** What one cell says, read alone. */
sealed interface CellReading {

    /** Values in canonical form: dates as {@code 2025-03-05}, amounts without trailing zeros; none for an empty cell. */
    record Taken(List<String> values, List<Step> steps) implements CellReading {}

    record Refused(String rule, Bilingual message) implements CellReading {}

    /** One change of spelling on the way. */
    record Step(Normalised.Kind kind, String from, String to) {}
}

package org.chengxin.ledger.submission;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.ImportLayout;
import org.chengxin.ledger.catalogue.ImportLayouts;

/** What became of the header of a file: a layout with its columns found, or every reason why none of its rows is taken. */
public sealed interface HeaderMatch {

    /**
     * Finds the layout of a file before any row is taken.
     *
     * @param recordType what its rows are to become
     * @param header its first line, cell by cell
     */
    static HeaderMatch of(ImportLayouts layouts, String recordType, List<String> header) {
        return new HeaderMatcher(layouts).match(recordType, header);
    }

    /**
     * The header fits.
     *
     * @param columns in the order of the file
     * @param unknown headers that no column answers to: their cells are not taken over, which is said and does no harm
     */
    record Matched(ImportLayout layout, List<MatchedColumn> columns, List<String> unknown) implements HeaderMatch {

        public Matched {
            columns = List.copyOf(columns);
            unknown = List.copyOf(unknown);
        }

        /**
         * The header, as in the file, of the column a refusal points at.
         *
         * @param pointer JSON pointer into the record as written ({@code /payload/kind/0}) or the subject
         *     ({@code /subject/identifiers/0})
         */
        public Optional<String> headerOf(String pointer) {
            return PointerToHeader.find(columns, pointer);
        }
    }

    /** The header does not fit, so no row is taken. */
    record Unmatched(List<HeaderProblem> problems) implements HeaderMatch {

        public Unmatched {
            problems = List.copyOf(problems);
        }
    }
}

package org.chengxin.ledger.submission;

import java.util.List;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.ImportLayout;

/** A reason to refuse a whole file by its header. */
public sealed interface HeaderProblem {

    /** Stable id of the rule. */
    String rule();

    /** What was expected, what was found, what to do. */
    Bilingual message();

    /**
     * The layout is recognised but lacks columns that it must have.
     *
     * @param headers every missing column, by its official header
     */
    record MissingColumns(ImportLayout layout, List<String> headers) implements HeaderProblem {

        @Override
        public String rule() {
            return "R-HEADER-MISSING";
        }

        @Override
        public Bilingual message() {
            return new Bilingual(
                    "按“%s”应有以下列，文件中没有：%s。请补齐表头后重新上传。".formatted(layout.title().zh(), String.join("；", headers)),
                    "By the layout \"%s\" these columns are expected and not found: %s. Add them and upload again."
                            .formatted(layout.title().en(), String.join("; ", headers)));
        }
    }

    /**
     * Two or more headers of the file name the same column.
     *
     * @param header the official header
     * @param found the headers as in the file, in order
     * @param positions their places, the first column being 1
     */
    record DoubledColumn(String header, List<String> found, List<Integer> positions) implements HeaderProblem {

        @Override
        public String rule() {
            return "R-HEADER-DOUBLED";
        }

        @Override
        public Bilingual message() {
            String places = positions.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return new Bilingual(
                    "“%s”应只有一列，文件中有 %d 列：%s（第 %s 列）。请只保留一列。"
                            .formatted(header, found.size(), String.join("、", found), places),
                    "One column is expected for %s, found %d: %s (columns %s). Keep one of them."
                            .formatted(header, found.size(), String.join(", ", found), places));
        }
    }

    /**
     * No layout of the record type fits.
     *
     * @param nearest the layout with most columns in common, of whatever type
     * @param headers the required columns of the nearest layout that the file lacks
     */
    record NoLayout(String recordType, ImportLayout nearest, List<String> headers) implements HeaderProblem {

        @Override
        public String rule() {
            return "R-HEADER-LAYOUT";
        }

        @Override
        public Bilingual message() {
            String lacksZh = headers.isEmpty() ? "" : "，缺少：" + String.join("；", headers);
            String lacksEn = headers.isEmpty() ? "" : ", lacking " + String.join("; ", headers);
            return new Bilingual(
                    "表头不符合 %s 类信息的任何版式。最接近的是“%s”（%s 类）%s。请核对所选信息类型，并以第一行为表头。"
                            .formatted(recordType, nearest.title().zh(), nearest.recordType(), lacksZh),
                    "The header fits no layout of %s. The nearest is \"%s\" of %s%s. Check the type; the header must be the first row."
                            .formatted(recordType, nearest.title().en(), nearest.recordType(), lacksEn));
        }
    }
}

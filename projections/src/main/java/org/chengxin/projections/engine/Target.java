package org.chengxin.projections.engine;

import java.util.List;
import java.util.stream.Collectors;

/** Which tables of a view are meant. */
enum Target {
    /** Those that people read. */
    LIVE(""),
    /** Those that are built beside them, to take their place. */
    NEXT("_next");

    private final String suffix;

    Target(String suffix) {
        this.suffix = suffix;
    }

    /** Where the names of tables in the statements of a view are looked up. */
    String searchPath(View view) {
        return schemas(view).stream().map(schema -> '"' + schema + '"').collect(Collectors.joining(", "));
    }

    private List<String> schemas(View view) {
        return view.schemas().stream().map(schema -> schema + suffix).toList();
    }
}

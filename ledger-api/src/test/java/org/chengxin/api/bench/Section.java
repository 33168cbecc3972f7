package org.chengxin.api.bench;

import java.util.List;
import java.util.Map;

/** A group of goals that are measured together. */
interface Section {

    /** What {@code --only} calls it. */
    String name();

    /** In the order in which they are told. */
    List<Goal> goals();

    /** Measures; a goal that is left out counts as short. */
    Map<Goal, Ratio> measure() throws Exception;
}

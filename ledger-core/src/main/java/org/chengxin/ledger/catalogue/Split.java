package org.chengxin.ledger.catalogue;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.personal.PersonalText;
import tools.jackson.databind.node.ObjectNode;

/**
 * A payload taken apart: what may be stored in clear, and what must be sealed.
 *
 * @param open the payload without its personal fields; objects that held only such fields stay, empty
 * @param personal JSON pointer to text
 */
public record Split(ObjectNode open, SortedMap<String, PersonalText> personal) {

    public Split {
        personal = Collections.unmodifiableSortedMap(new TreeMap<>(personal));
    }
}

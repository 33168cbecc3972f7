package org.chengxin.api.demo;

import org.chengxin.ledger.catalogue.Bilingual;

/**
 * A made-up revision of the catalogue, for the demonstration.
 *
 * @param file the file it changes
 * @param behind what stands before the place that changes; the first {@code from} behind it becomes {@code to}
 * @param comment what a department says of it
 */
record DemoDraft(Bilingual title, Bilingual note, String file, String behind, String from, String to, String comment) {

    static DemoDraft read() {
        return DemoFiles.json("draft.json", DemoDraft.class);
    }

    String applied(String text) {
        int place = text.indexOf(from, text.indexOf(behind));
        if (place < 0) {
            throw new IllegalStateException("the catalogue does not say what the draft of the demonstration changes");
        }
        return text.substring(0, place) + to + text.substring(place + from.length());
    }
}
